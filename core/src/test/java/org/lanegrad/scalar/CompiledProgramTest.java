package org.lanegrad.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

class CompiledProgramTest {
    private static final int ROUNDS = 60;

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

    /** Rounds take over sums and a neighbour. */
    @Test
    void loopsPassValuesOn() {
        Tape values = Tape.trace(r -> {
            List<Real> sums = rounds(r);
            IntStream.range(0, sums.size()).forEach(k -> r.output("sum" + k, sums.get(k)));
        });
        Tape value = Tape.trace(r -> r.output("f", rounds(r).getLast()));
        for (Tape tape : List.of(values, value, Optimizer.standard().apply(value.gradient()))) {
            CompiledProgram program = CompiledProgram.of(tape);
            double[] point = IntStream.rangeClosed(0, ROUNDS)
                    .mapToDouble(k -> Math.cos(3.0 * k))
                    .toArray();
            assertSameBits(tape, program, point);
            point[7] = Double.NaN;
            assertSameBits(tape, program, point);
        }
    }

    /** The sums of loops of several lengths, and then those of each round. */
    private static List<Real> rounds(Recording r) {
        RealVector x = r.inputs("x", ROUNDS);
        Real shared = r.input(Input.of("shared").perBatch());
        List<Real> sums = new ArrayList<>();
        Real sum = r.constant(0);
        Real before = x.get(0);
        for (int length = 1; length <= 12; length++) {
            for (int k = 0; k < length; k++) {
                Real next = x.get(5 * length - k - 1);
                Real term = sin(next.minus(before.square()).times(shared));
                before = next.times(0.5 + k);
                sum = sum.plus(term.square().times(100)).plus(before);
            }
            sums.add(sum);
        }
        for (int k = 0; k < ROUNDS; k++) {
            sum = exp(sum.times(x.get(k)).times(-0.01)).plus(shared);
            sums.add(sum);
        }
        return sums;
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
