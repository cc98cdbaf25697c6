package org.lanegrad.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Tape;
import org.lanegrad.pass.CanonicalForm;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.ConstantFolding;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.pass.Pass;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;
import org.lanegrad.testing.SameBits;
import org.lanegrad.testing.Shrinker;

/**
 * A derivative has the same bits whichever passes its tape went through before, and its values are those of the tape.
 */
class PassesBeforeDifferentiationTest {
    private static final List<Pass> PASSES =
            List.of(new ConstantFolding(), new CommonSubexpressions(), new DeadCode(), new CanonicalForm());

    static Stream<RandomProgram> programs() {
        return IntStream.range(0, 80)
                .mapToObj(k -> RandomProgram.of(
                        new Points(k, k % 2 > 0), (int) Math.round(Math.pow(600, k / 79.0)), 1 + k % 8));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void gradients(RandomProgram program) {
        check(program, true, Tape::gradient);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void products(RandomProgram program) {
        check(program, false, Tape::vjp);
        check(program, false, Tape::jvp);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void secondDerivatives(RandomProgram program) {
        if (program.operations() <= 200) {
            check(program, true, Tape::hessian);
            check(program, true, Tape::hessianVectorProduct);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void valuesHaveTheBitsOfTheTape(RandomProgram program) {
        Shrinker.check(program.trace(), program, traced -> {
            for (Tape tape : List.of(traced, new MultiplyAddFusion().apply(traced))) {
                double[][] expected = outputs(tape, program.points());
                assertBeginsWith(expected, tape.vjp(), program.points());
                assertBeginsWith(expected, tape.jvp(), program.points());
                assertBeginsWith(expected, firstOutput(tape).gradient(), program.points());
                if (program.operations() <= 200) {
                    assertBeginsWith(expected, firstOutput(tape).hessian(), program.points());
                    assertBeginsWith(expected, firstOutput(tape).hessianVectorProduct(), program.points());
                }
            }
        });
    }

    private static void check(RandomProgram program, boolean oneOutput, UnaryOperator<Tape> derivative) {
        Shrinker.check(program.trace(), program, traced -> {
            Tape tape = oneOutput ? firstOutput(traced) : traced;
            double[][] expected = outputs(derivative.apply(tape), program.points());
            for (Optimizer passes : orders()) {
                double[][] actual = outputs(derivative.apply(passes.apply(tape)), program.points());
                for (int point = 0; point < expected.length; point++) {
                    SameBits.assertSame(expected[point], actual[point], passes.passes() + " at point " + point);
                }
            }
        });
    }

    /** The outputs of a tape come first among those of its derivative. */
    private static void assertBeginsWith(double[][] expected, Tape derivative, Points points) {
        double[][] actual = outputs(derivative, points);
        int kept = (int) derivative.outputs().stream().takeWhile(output -> output.name().matches("z\\d")).count();
        for (int point = 0; point < expected.length; point++) {
            SameBits.assertSame(
                    Arrays.copyOf(expected[point], kept), Arrays.copyOf(actual[point], kept), "point " + point);
        }
    }

    /** Each pass once, and each pair in both orders. */
    private static List<Optimizer> orders() {
        List<Optimizer> orders = new ArrayList<>();
        for (Pass first : PASSES) {
            orders.add(new Optimizer(List.of(first)));
            for (Pass second : PASSES) {
                orders.add(new Optimizer(List.of(first, second)));
            }
        }
        return orders;
    }

    private static Tape firstOutput(Tape tape) {
        return tape.withOutputs(tape.outputs().getFirst().name());
    }

    private static double[][] outputs(Tape tape, Points points) {
        return IntStream.range(0, RandomProgram.TAME_POINTS)
                .mapToObj(point -> ReferenceEvaluator.outputs(tape, points.at(tape, point)))
                .toArray(double[][]::new);
    }
}
