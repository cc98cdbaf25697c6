package org.lanegrad.sweep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;
import org.lanegrad.testing.RoundingNoise;
import org.lanegrad.testing.Shrinker;

/**
 * In random programs full of branches, singular on many of them, every derivative is that of the sides that are taken:
 * it is a finite number wherever they alone have one.
 */
class RandomBranchesTest {
    /** Operations that are often undefined, and those that choose. */
    private static final Set<Operation> TABLE = EnumSet.of(
            Operation.ADD,
            Operation.SUBTRACT,
            Operation.MULTIPLY,
            Operation.DIVIDE,
            Operation.FMA,
            Operation.SQRT,
            Operation.LOG,
            Operation.POW,
            Operation.EXP,
            Operation.TANH,
            Operation.ABS,
            Operation.LESS,
            Operation.LESS_OR_EQUAL,
            Operation.AND,
            Operation.OR,
            Operation.NOT,
            Operation.SELECT,
            Operation.MIN,
            Operation.MAX);

    /** Programs made without a look at what they compute. */
    static Stream<RandomProgram> programs() {
        return IntStream.range(0, 200)
                .mapToObj(k -> new RandomProgram(Points.wild(k), 5 + k % 60, 1 + k % 6, TABLE));
    }

    /** Moderate programs, for singular sides to be hidden in. */
    static Stream<RandomProgram> tamePrograms() {
        return IntStream.range(0, 100).mapToObj(k -> RandomProgram.of(Points.tame(k), 3 + k % 50, 1 + k % 6));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void gradients(RandomProgram program) {
        check(program, program.trace(), Tape::gradient);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void products(RandomProgram program) {
        check(program, program.trace(), Tape::vjp);
        check(program, program.trace(), Tape::jvp);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hessians(RandomProgram program) {
        check(program, program.trace(), Tape::hessian);
    }

    @ParameterizedTest
    @MethodSource("tamePrograms")
    void poisonedPrograms(RandomProgram program) {
        Tape poisoned = Poison.into(program.trace(), program.points());
        check(program, poisoned, Tape::gradient);
        check(program, poisoned, Tape::jvp);
        check(program, poisoned, Tape::hessian);
        check(program, poisoned, RandomBranchesTest::gradientOfSlope);
    }

    /** Reverse over reverse. */
    private static Tape gradientOfSlope(Tape tape) {
        Tape gradient = tape.gradient();
        return gradient.withOutputs(gradient.outputs().get(1).name()).gradient();
    }

    /** Else the tests above would say nothing. */
    @Test
    void whatIsNotTakenIsSingular() {
        long singular = tamePrograms()
                .filter(program -> {
                    Tape tape = firstOutput(Poison.into(program.trace(), program.points()));
                    double[] point = program.points().at(tape, 0);
                    return isFinite(ReferenceEvaluator.outputs(tape.gradient(), point))
                            && !isFinite(ReferenceEvaluator.values(tape.gradient(), point));
                })
                .count();
        assertTrue(singular > 60, singular + " programs");
    }

    private static boolean isFinite(double[] values) {
        return DoubleStream.of(values).allMatch(Double::isFinite);
    }

    private static Tape firstOutput(Tape tape) {
        return tape.withOutputs(tape.outputs().getFirst().name());
    }

    private static void check(RandomProgram program, Tape branches, UnaryOperator<Tape> derivative) {
        // The program may be wild, the points where it is evaluated are not
        Points points = Points.tame(program.points().seed());
        Shrinker.check(branches, program, several -> {
            Tape tape = firstOutput(several);
            Tape whole = derivative.apply(tape);
            for (int p = 0; p < RandomProgram.TAME_POINTS; p++) {
                double[] point = points.at(whole, p);
                Tape taken = derivative.apply(TakenSides.of(tape, points.at(tape, p)));
                double[] expected = ReferenceEvaluator.outputs(taken, point);
                double[] noise = RoundingNoise.of(taken, point);
                double[] wholeNoise = RoundingNoise.of(whole, point);
                double[] actual = ReferenceEvaluator.outputs(whole, point);
                for (int k = 0; k < expected.length; k++) {
                    if (Double.isFinite(expected[k])) {
                        // Where the least change leads out of the domain there is no tolerance to be had
                        double tolerance = noise[k] + wholeNoise[k] + 1e-14 * Math.abs(expected[k]);
                        assertTrue(
                                Math.abs(actual[k] - expected[k])
                                        <= (Double.isNaN(tolerance) ? Double.MAX_VALUE : tolerance),
                                whole.outputs().get(k).name() + " at point " + p + " is " + actual[k] + " and not "
                                        + expected[k]);
                    }
                }
            }
        });
    }
}
