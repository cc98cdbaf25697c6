package org.lanegrad.gpu;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.EveryNode;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.SameBits;

/**
 * Random programs with every number compared with the scalar executor. Each program costs a compilation of a second or
 * more, so there are fewer than in the contract of the other executors: those that do not come close to a program's
 * optimiser passes, which the device never sees.
 */
class OpenClRandomProgramTest {

    static Stream<RandomProgram> programs() {
        return IntStream.range(0, 12)
                .mapToObj(k -> RandomProgram.of(
                        new Points(k, k % 2 > 0), (int) Math.round(Math.pow(5_000, k / 11.0)), 1 + k % 8));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyNodeHasTheBitsOfTheScalarExecutor(RandomProgram program) {
        Tape tape = EveryNode.of(program.trace());
        // Primitives alone: then the functions, which are long, don't have to be compiled
        Optimizer optimizer = new Optimizer(List.of(Optimizer.standard(), new InlineFunctions()));
        Form form = program.operations() <= 200 ? Form.STRAIGHT_LINE : Form.INTERPRETER;
        compare(program, tape, optimizer, form);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aGradientHasTheBitsOfTheScalarExecutor(RandomProgram program) {
        Tape tape = program.trace();
        Tape gradient = tape.withOutputs(tape.outputs().getFirst().name()).gradient();
        if (program.operations() <= 300) {
            compare(program, gradient, Optimizer.standard(), Form.INTERPRETER);
        }
    }

    private static void compare(RandomProgram program, Tape tape, Optimizer optimizer, Form form) {
        Points points = program.points();
        OpenClOptions options = OpenClOptions.of(TestDevice.get()).with(form);
        try (Executor device = new OpenClExecutor(tape, optimizer, options);
                Executor scalar = Executors.prepare("scalar", tape)) {
            for (int size : new int[] {1, 65}) {
                Batch in = points.batch(tape, size, Layout.BY_COLUMN);
                Batch expected = Batch.allocate(tape.outputs().size(), size, Layout.BY_COLUMN);
                Batch actual = Batch.allocate(tape.outputs().size(), size, Layout.LANE_BLOCKED);
                double[] shared = points.shared(tape);
                scalar.run(in, shared, expected);
                device.run(in, shared, actual);
                for (int k = 0; k < tape.outputs().size(); k++) {
                    for (int point = 0; point < size; point++) {
                        SameBits.assertSame(
                                expected.get(k, point),
                                actual.get(k, point),
                                program + ", " + tape.outputs().get(k).name() + " at point " + point);
                    }
                }
                SameBits.assertSame(scalar.sum(in, shared), device.sum(in, shared), program + ", sums");
            }
        }
    }
}
