package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

/** Compiled kernels take over from the interpreter, and nothing changes but the speed. */
class CompilationTest {
    private static final Workload WORKLOAD = Workload.W2_ROSENBROCK;
    private static final Tape TAPE = WORKLOAD.tape().gradient();
    private static final int POINTS = 300;
    private static final double PATIENCE = 60;

    @Test
    void takesOverAndTheBitsStay() throws InterruptedException {
        try (VectorExecutor executor = prepare(VectorOptions.standard())) {
            assertTrue(executor.describe().endsWith("not compiled yet"), executor.describe());
            double[] interpreted = run(executor);
            assertTrue(executor.awaitCompiled(PATIENCE), executor.describe());
            assertTrue(executor.describe().contains("compiled in "), executor.describe());
            SameBits.assertSame(interpreted, run(executor), "compiled");
            assertTrue(executor.awaitCompiled(0));
        }
    }

    @Test
    void beginsByItselfAfterSomeWork() throws InterruptedException {
        try (VectorExecutor executor = prepare(VectorOptions.standard())) {
            long end = System.nanoTime() + (long) (PATIENCE * 1e9);
            while (!executor.describe().contains("compiled in ") && System.nanoTime() < end) {
                run(executor);
            }
            assertTrue(executor.describe().contains("compiled in "), executor.describe());
        }
    }

    @Test
    void aTapeUsedOnceIsNotCompiled() {
        try (VectorExecutor executor = prepare(VectorOptions.standard())) {
            run(executor);
            assertTrue(executor.describe().endsWith("not compiled yet"), executor.describe());
        }
    }

    @Test
    void canBeTurnedOff() throws InterruptedException {
        try (VectorExecutor executor = prepare(VectorOptions.standard().withCompiled(false))) {
            assertFalse(executor.awaitCompiled(PATIENCE));
            assertTrue(executor.describe().endsWith("interpreted"), executor.describe());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void compiledKernelsKeepTheMemoryLimit(int block) throws InterruptedException {
        Tape tape = Workload.W2_ROSENBROCK.tape().gradient();
        Tape optimized = Optimizer.standard().apply(tape);
        VectorOptions options = VectorOptions.standard().withThreads(2).withBlock(block);
        Stage smallest = Stage.interpreted(optimized, new BatchShape(tape), options.withMemoryLimit(1));
        // Just what the interpreter needs
        VectorOptions tight = options.withMemoryLimit(2 * smallest.bytes());
        Stage compiled = Stage.compiled(optimized, new BatchShape(tape), tight);
        assertTrue(2 * compiled.bytes() <= tight.memoryLimit(), compiled.bytes() + " of " + tight.memoryLimit());
        try (VectorExecutor executor = VectorExecutor.prepare(tape, Optimizer.standard(), tight)) {
            assertTrue(executor.awaitCompiled(PATIENCE), executor.describe());
        }
    }

    @Test
    void endsWhenTheExecutorIsClosed() throws InterruptedException {
        // So many kernels that they cannot be done before
        Tape tape = Workload.W6_LIBOR.tape().gradient();
        VectorExecutor executor = VectorExecutor.prepare(tape, Optimizer.standard(), VectorOptions.standard());
        try (executor) {
            assertFalse(executor.awaitCompiled(0));
        }
        long end = System.nanoTime() + (long) (PATIENCE * 1e9);
        while (!executor.describe().endsWith("not compiled: closed before it was done") && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertTrue(executor.describe().endsWith("not compiled: closed before it was done"), executor.describe());
    }

    @Test
    void aTapeOnWhichTooLittleRecursIsNotCompiled() throws InterruptedException {
        Tape irregular = Tape.record(r -> {
            Random random = new Random(42);
            List<Real> values = new ArrayList<>(List.of(r.input("x"), r.input("y")));
            for (int k = 0; k < 12_000; k++) {
                Real a = values.get(random.nextInt(values.size()));
                Real b = values.get(random.nextInt(values.size()));
                values.add(
                        switch (random.nextInt(4)) {
                            case 0 -> a.plus(b);
                            case 1 -> a.minus(b);
                            case 2 -> a.times(b);
                            default -> a.div(b);
                        });
            }
            for (int k = 0; k < values.size(); k++) {
                r.output("value" + k, values.get(k));
            }
        });
        try (VectorExecutor executor =
                VectorExecutor.prepare(irregular, Optimizer.standard(), VectorOptions.standard())) {
            assertFalse(executor.awaitCompiled(PATIENCE));
            assertTrue(executor.describe().contains("Too little recurs on this tape"), executor.describe());
        }
    }

    private static VectorExecutor prepare(VectorOptions options) {
        return VectorExecutor.prepare(TAPE, Optimizer.standard(), options);
    }

    private static double[] run(VectorExecutor executor) {
        double[] outputs = new double[TAPE.outputs().size() * POINTS];
        executor.run(WORKLOAD.batch(POINTS, Layout.BY_COLUMN), Batch.of(outputs, TAPE.outputs().size(), POINTS));
        return outputs;
    }
}
