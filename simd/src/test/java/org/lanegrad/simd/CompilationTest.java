package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
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
    void theInterpreterGoesOnWhereCompiledKernelsPassTheMemoryLimit(int block) throws InterruptedException {
        Tape tape = Workload.W3_LOG_MIXTURE.tape().gradient();
        Groups single = Groups.single(Optimizer.standard().apply(tape));
        VectorOptions options = VectorOptions.standard().withThreads(2).withBlock(block);
        Stage smallest = Stage.of(single, new BatchShape(tape), options.withMemoryLimit(1));
        // Just what the interpreter needs; the compiled kernels' rows are some more
        long limit = 2 * smallest.program().bytes();
        try (VectorExecutor executor =
                VectorExecutor.prepare(tape, Optimizer.standard(), options.withMemoryLimit(limit))) {
            assertFalse(executor.awaitCompiled(PATIENCE));
            String description = executor.describe();
            assertTrue(description.contains("not compiled: A block of " + (block == 0 ? 8 : block)), description);
            assertTrue(
                    description.endsWith("on each of 2 threads, more than the memory limit of " + limit
                            + " bytes allows."),
                    description);
        }
    }

    @Test
    void anExecutorMayBeClosedMeanwhile() throws InterruptedException {
        VectorExecutor executor = prepare(VectorOptions.standard());
        try (executor) {
            assertFalse(executor.awaitCompiled(0));
        }
        assertFalse(executor.describe().contains("compiled in "), executor.describe());
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
