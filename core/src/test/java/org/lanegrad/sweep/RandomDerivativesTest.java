package org.lanegrad.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.testing.FieldFunctions;
import org.lanegrad.testing.HipparchusDerivatives;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;
import org.lanegrad.testing.RoundingNoise;
import org.lanegrad.testing.Shrinker;

/** Derivatives of random programs against those of Hipparchus, and against each other. */
class RandomDerivativesTest {

    /** Programs of 1 to 300 operations that Hipparchus knows: smooth ones alone, or all. */
    static Stream<RandomProgram> programs() {
        Set<Operation> all = known(RandomProgram.ALL);
        Set<Operation> smooth = known(RandomProgram.SMOOTH);
        return IntStream.range(0, 80)
                .mapToObj(k -> new RandomProgram(
                        Points.tame(k),
                        (int) Math.round(Math.pow(300, k / 79.0)),
                        1 + k % 8,
                        k % 3 == 0 ? all : smooth));
    }

    private static Set<Operation> known(Set<Operation> table) {
        Set<Operation> functions = FieldFunctions.known();
        return table.stream()
                .filter(operation -> operation.kind() == Operation.Kind.PRIMITIVE || functions.contains(operation))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }

    static Stream<RandomProgram> shortPrograms() {
        return programs().filter(program -> program.operations() <= 60);
    }

    private interface Check {
        void at(Tape tape, double[] point, String where);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void gradientsAreThoseOfHipparchus(RandomProgram program) {
        check(program, (tape, point, where) -> RoundingNoise.assertOutputs(
                new HipparchusDerivatives(tape, 1, point).gradient(), tape.gradient(), point, where));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hessiansAreThoseOfHipparchus(RandomProgram program) {
        check(program, (tape, point, where) -> RoundingNoise.assertOutputs(
                new HipparchusDerivatives(tape, 2, point).hessian(), tape.hessian(), point, where));
    }

    /** {@code <u, J v> = <transposed J u, v>}, with several outputs. */
    @ParameterizedTest
    @MethodSource("programs")
    void forwardAndReverseSweepsAreTransposed(RandomProgram program) {
        checkTame(program, tape -> {
            Tape forward = tape.jvp();
            Tape reverse = tape.vjp();
            int outputs = tape.outputs().size();
            int active = reverse.outputs().size() - outputs;
            for (int p = 0; p < RandomProgram.TAME_POINTS; p++) {
                double[] forwardPoint = program.points().at(forward, p);
                double[] reversePoint = program.points().at(reverse, p);
                double[] v = last(forwardPoint, active);
                double[] u = last(reversePoint, outputs);
                double[] product = last(ReferenceEvaluator.outputs(forward, forwardPoint), outputs);
                double[] transposed = last(ReferenceEvaluator.outputs(reverse, reversePoint), active);
                double tolerance = dot(magnitudes(u), last(RoundingNoise.of(forward, forwardPoint), outputs))
                        + dot(magnitudes(v), last(RoundingNoise.of(reverse, reversePoint), active))
                        + 1e-14 * dot(magnitudes(u), magnitudes(product));
                assertEquals(dot(u, product), dot(transposed, v), tolerance, "point " + p);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void hessianTimesEachUnitVectorIsItsColumn(RandomProgram program) {
        check(program, (tape, point, where) -> {
            double[] hessian = ReferenceEvaluator.outputs(tape.hessian(), point);
            Tape product = tape.hessianVectorProduct();
            int active = activeInputs(tape).size();
            for (int column = 0; column < active; column++) {
                double[] seeded = Arrays.copyOf(point, point.length + active);
                seeded[point.length + column] = 1;
                double[] expected = Arrays.copyOf(hessian, 1 + 2 * active);
                for (int row = 0; row < active; row++) {
                    expected[1 + active + row] = hessian[1 + active + row * active + column];
                }
                RoundingNoise.assertOutputs(expected, product, seeded, where + ", column " + column);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void hessianIsTheGradientOfEachPartOfTheGradient(RandomProgram program) {
        check(program, (tape, point, where) -> {
            double[] hessian = ReferenceEvaluator.outputs(tape.hessian(), point);
            Tape gradient = tape.gradient();
            int active = activeInputs(tape).size();
            for (int row = 0; row < active; row++) {
                Tape second = gradient.withOutputs(
                                gradient.outputs().get(1 + row).name())
                        .gradient();
                double[] expected = new double[1 + active];
                expected[0] = hessian[1 + row];
                System.arraycopy(hessian, 1 + active + row * active, expected, 1, active);
                RoundingNoise.assertOutputs(expected, second, point, where + ", row " + row);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void hessianIsSymmetric(RandomProgram program) {
        check(program, (tape, point, where) -> {
            double[] hessian = ReferenceEvaluator.outputs(tape.hessian(), point);
            int active = activeInputs(tape).size();
            for (int i = 0; i < active; i++) {
                for (int j = 0; j < active; j++) {
                    assertEquals(
                            hessian[1 + active + i * active + j], hessian[1 + active + j * active + i], where);
                }
            }
        });
    }

    /** The tolerances of these tests come from the tapes; were they wide, the tests would say nothing. */
    @Test
    void tolerancesAreNarrow() {
        List<Double> relative = programs()
                .flatMap(program -> {
                    Tape gradient = program.trace().withOutputs("z0").gradient();
                    double[] point = program.points().at(gradient, 0);
                    double[] values = ReferenceEvaluator.outputs(gradient, point);
                    double[] noise = RoundingNoise.of(gradient, point);
                    return IntStream.range(1, values.length)
                            .filter(k -> values[k] != 0)
                            .mapToObj(k -> noise[k] / Math.abs(values[k]));
                })
                .sorted()
                .toList();
        assertTrue(relative.size() > 150, relative.size() + " derivatives");
        assertTrue(relative.get(relative.size() * 9 / 10) < 1e-9, "90%: " + relative.get(relative.size() * 9 / 10));
    }

    /** Checks the program as it is written and with its products fused, at all its moderate points. */
    private static void check(RandomProgram program, Check check) {
        checkTame(program, traced -> {
            Tape tape = traced.withOutputs(traced.outputs().getFirst().name());
            for (int point = 0; point < RandomProgram.TAME_POINTS; point++) {
                double[] values = program.points().at(tape, point);
                check.at(tape, values, "point " + point);
                check.at(new MultiplyAddFusion().apply(tape), values, "fused, point " + point);
            }
        });
    }

    /** Programs that are not moderate any more are no failures, however they came to be so. */
    private static void checkTame(RandomProgram program, Shrinker.Property property) {
        Tape whole = program.trace();
        assertTrue(program.isTame(whole));
        Shrinker.check(whole, program, tape -> {
            if (program.isTame(tape)) {
                property.check(tape);
            }
        });
    }

    private static List<Input> activeInputs(Tape tape) {
        return tape.inputs().stream().filter(Input::active).toList();
    }

    private static double[] last(double[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }

    private static double[] magnitudes(double[] values) {
        return DoubleStream.of(values).map(Math::abs).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }
}
