package org.lanegrad.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.testing.EveryNode;
import org.lanegrad.testing.FieldFunctions;
import org.lanegrad.testing.HipparchusDerivatives;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;
import org.lanegrad.testing.RoundingNoise;

/**
 * The derivative rule of each operation, by the operation alone at random points of its domain: against Hipparchus, and
 * against differences of its own values.
 */
class DerivativeRulesTest {
    private static final int PROGRAMS = 12;
    private static final double STEP = 0.001;
    private static final int HALVINGS = 4;

    private interface Check {
        void at(Tape tape, double[] point, String where);
    }

    static Stream<Operation> operations() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.kind() != Operation.Kind.LEAF
                && !operation.isCondition());
    }

    static Stream<Operation> operationsOfHipparchus() {
        return operations()
                .filter(operation -> operation.kind() == Operation.Kind.PRIMITIVE
                        || FieldFunctions.known().contains(operation));
    }

    @ParameterizedTest
    @MethodSource("operationsOfHipparchus")
    void gradientAndHessianAreThoseOfHipparchus(Operation operation) {
        forEachPoint(operation, (tape, point, where) -> {
            HipparchusDerivatives expected = new HipparchusDerivatives(tape, 2, point);
            RoundingNoise.assertOutputs(expected.gradient(), tape.gradient(), point, where);
            RoundingNoise.assertOutputs(expected.hessian(), tape.hessian(), point, where);
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void gradientIsTheLimitOfDifferences(Operation operation) {
        forEachPoint(operation, (tape, point, where) -> assertSlopes(tape, tape.gradient(), 1, point, where));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hessianIsTheLimitOfDifferences(Operation operation) {
        forEachPoint(operation, (tape, point, where) -> {
            Tape gradient = tape.gradient();
            assertSlopes(gradient, tape.hessian(), gradient.outputs().size(), point, where);
        });
    }

    /** Compares outputs of a derivative from some place on with the slopes of the outputs just before. */
    private static void assertSlopes(Tape function, Tape derivative, int from, double[] point, String where) {
        int[] active = IntStream.range(0, point.length)
                .filter(k -> function.inputs().get(k).active())
                .toArray();
        double[] actual = ReferenceEvaluator.outputs(derivative, point);
        int rows = (actual.length - from) / active.length;
        for (int row = 0; row < rows; row++) {
            int output = from - rows + row;
            for (int column = 0; column < active.length; column++) {
                int input = active[column];
                double expected = slope(
                        x -> {
                            double[] moved = point.clone();
                            moved[input] = x;
                            return ReferenceEvaluator.outputs(function, moved)[output];
                        },
                        point[input]);
                double tolerance = 1e-8 * (1 + Math.abs(expected));
                assertEquals(expected, actual[from + row * active.length + column], tolerance, where);
            }
        }
    }

    /** The derivative by central differences with halved steps, extrapolated (Romberg). */
    private static double slope(DoubleUnaryOperator f, double x) {
        double[] row = new double[HALVINGS];
        for (int k = 0; k < HALVINGS; k++) {
            double h = STEP / (1 << k);
            double better = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
            double power = 4;
            for (int j = 0; j <= k; j++) {
                double last = row[j];
                row[j] = better;
                better += (better - last) / (power - 1);
                power *= 4;
            }
        }
        return row[HALVINGS - 1];
    }

    private static void forEachPoint(Operation operation, Check check) {
        boolean alone = operation != Operation.SELECT && operation != Operation.WITH_EXPONENT_BITS;
        Set<Operation> table = alone ? EnumSet.of(operation) : EnumSet.of(operation, Operation.LESS);
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Points points = Points.tame(seed);
            Tape tape = onlyOutput(operation, new RandomProgram(points, alone ? 1 : 30, 3, table).trace());
            for (int point = 0; point < RandomProgram.TAME_POINTS; point++) {
                check.at(tape, points.at(tape, point), operation + " of program " + seed + " at point " + point);
            }
        }
    }

    private static Tape onlyOutput(Operation operation, Tape tape) {
        int position = IntStream.range(0, tape.size())
                .filter(i -> tape.operation(i) == operation)
                .findFirst()
                .orElseThrow();
        return EveryNode.of(tape).withOutputs("w" + position);
    }
}
