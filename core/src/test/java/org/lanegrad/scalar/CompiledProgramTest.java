package org.lanegrad.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

class CompiledProgramTest {

    /** A time loop of 10,802 operations. */
    @Test
    void thereIsAKernelForEachDistinctBody() {
        Tape gradient = Optimizer.standard().apply(Workload.W5_LOTKA_VOLTERRA.tape().gradient());
        CompiledProgram program = CompiledProgram.of(gradient);
        assertTrue(program.kernels() < 20, () -> program.kernels() + " kernels");
    }

    /** Nothing recurs, all operands come from the memory and all results go there: much code for each operation. */
    @Test
    void methodsStayShortEnoughForTheJit() {
        int n = 600;
        SplittableRandom random = new SplittableRandom(7);
        Tape tape = Tape.trace(r -> {
            RealVector x = r.inputs("x", n);
            RealVector y = r.inputs("y", n);
            for (int k = 0; k < n; k++) {
                Real a = x.get(random.nextInt(n));
                Real b = y.get(random.nextInt(n));
                r.output("z" + k, switch (random.nextInt(4)) {
                    case 0 -> a.plus(b);
                    case 1 -> a.times(b);
                    case 2 -> a.div(b);
                    default -> a.lessThan(b).select(x.get(k), y.get(k));
                });
            }
        });
        CompiledProgram program = CompiledProgram.of(tape);
        assertTrue(program.kernels() >= 3, () -> program.kernels() + " kernels");
        assertSameBits(
                tape,
                program,
                IntStream.range(0, 2 * n).mapToDouble(k -> Math.cos(3.0 * k)).toArray());
    }

    @Test
    void functionsAreCompiledOnceForAllTapes() {
        Operation[] functions = Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() == Kind.FUNCTION)
                .toArray(Operation[]::new);
        for (Operation function : functions) {
            assertSame(CompiledFunctions.of(function), CompiledFunctions.of(function));
        }
        assertEquals(
                1,
                Arrays.stream(functions)
                        .map(CompiledFunctions::of)
                        .filter(Optional::isEmpty)
                        .count(),
                "functions too long for a method");
    }

    /** The polygamma function. */
    @Test
    void aFunctionThatIsTooLongForAMethodIsCutLikeATape() {
        assertTrue(CompiledFunctions.of(Operation.POLYGAMMA).isEmpty());
        Tape tape = Operation.POLYGAMMA.program();
        assertSameBits(tape, CompiledProgram.of(tape), 2.5, 3);
        assertSameBits(tape, CompiledProgram.of(tape), -0.25, 1);
    }

    @Test
    void callsAllocateNothing() {
        Workload workload = Workload.W2_ROSENBROCK;
        Tape gradient = workload.tape().gradient();
        Batch point = workload.batch(1, Layout.BY_COLUMN);
        Batch outputs = Batch.allocate(gradient.outputs().size(), 1, Layout.BY_COLUMN);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Executor executor = Executors.prepare("compiled", gradient)) {
            executor.run(point, outputs);
            int calls = 1_000;
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < calls; call++) {
                executor.run(point, outputs);
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 8L * calls, () -> allocated + " bytes in " + calls + " calls");
        }
    }

    private static void assertSameBits(Tape tape, CompiledProgram program, double... point) {
        double[] memory = program.newMemory();
        for (int k = 0; k < point.length; k++) {
            program.setInput(memory, k, point[k]);
        }
        program.run(memory);
        double[] expected = tape.evaluate(point);
        for (int k = 0; k < expected.length; k++) {
            SameBits.assertSame(expected[k], program.output(memory, k), "output " + k);
        }
    }
}
