package org.lanegrad.sweep;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.testing.HipparchusDerivatives;
import org.lanegrad.testing.ReferenceEvaluator;

/**
 * All ways to the first, second and third derivatives of a tape with one output {@code z} and active inputs alone, at
 * one point: each sweep, and the sweeps of sweeps.
 */
final class EveryDerivative {
    private static final double TOLERANCE = 1e-12;
    private static final double[] DIRECTION = {0.75, -1.25, 0.5, 2};

    private final Tape tape;
    private final double[] point;
    private final HipparchusDerivatives expected;
    private final int n;

    EveryDerivative(Tape tape, double[] point, HipparchusDerivatives expected) {
        this.tape = tape;
        this.point = point;
        this.expected = expected;
        this.n = point.length;
    }

    /** Compares them all with what they should be. */
    void check() {
        first();
        second();
        third();
    }

    private void first() {
        assertOutputs("gradient", tape.gradient(), expected.gradient());
        Tape reverse = tape.vjp();
        double[] adjoints = IntStream.range(0, n).mapToDouble(i -> -2 * expected.by(i)).toArray();
        assertOutputs("vjp", reverse, concat(new double[] {expected.by()}, adjoints), -2);
        for (int i = 0; i < n; i++) {
            assertOutputs("jvp " + i, tape.jvp(), new double[] {expected.by(), expected.by(i)}, unit(i));
        }
        assertOutputs("jvp", tape.jvp(), new double[] {expected.by(), along(1)}, direction());
    }

    private void second() {
        assertOutputs("Hessian", tape.hessian(), expected.hessian());
        Tape gradient = tape.gradient();
        for (int i = 0; i < n; i++) {
            int row = i;
            double[] ofRow = IntStream.range(0, n).mapToDouble(j -> expected.by(row, j)).toArray();
            String name = gradient.outputs().get(1 + i).name();
            assertOutputs(
                    "product with unit vector " + i,
                    tape.hessianVectorProduct(),
                    concat(expected.gradient(), ofRow),
                    unit(i));
            assertOutputs(
                    "gradient of " + name,
                    gradient.withOutputs(name).gradient(),
                    concat(new double[] {expected.by(i)}, ofRow));
            assertOutputs(
                    "gradient along " + i,
                    tape.jvp().withOutputs("tangent z").gradient(),
                    concat(new double[] {expected.by(i)}, ofRow),
                    unit(i));
        }
        assertOutputs(
                "second jvp",
                tape.jvp().jvp().withOutputs("tangent2 tangent z"),
                new double[] {along(2)},
                concat(direction(), direction()));
    }

    private void third() {
        Tape gradient = tape.gradient();
        Tape hessian = tape.hessian();
        for (int i = 0; i < n; i++) {
            int row = i;
            double[] ofRow = IntStream.range(0, n).mapToDouble(j -> expected.by(row, j)).toArray();
            double[] ofSlice = IntStream.range(0, n * n)
                    .mapToDouble(k -> expected.by(row, k / n, k % n))
                    .toArray();
            String name = gradient.outputs().get(1 + i).name();
            assertOutputs(
                    "Hessian of " + name,
                    gradient.withOutputs(name).hessian(),
                    concat(concat(new double[] {expected.by(i)}, ofRow), ofSlice));
            for (int j = 0; j < n; j++) {
                String entry = hessian.outputs().get(1 + n + i * n + j).name();
                double[] ofEntry = concat(
                        new double[] {expected.by(i, j)}, Arrays.copyOfRange(ofSlice, j * n, (j + 1) * n));
                assertOutputs(
                        "gradient of " + entry, hessian.withOutputs(entry).gradient(), ofEntry);
                Tape second = gradient.withOutputs(name).gradient();
                String other = second.outputs().get(1 + j).name();
                assertOutputs("gradient of " + other, second.withOutputs(other).gradient(), ofEntry);
            }
        }
        assertOutputs(
                "third jvp",
                tape.jvp().jvp().jvp().withOutputs("tangent3 tangent2 tangent z"),
                new double[] {along(3)},
                concat(concat(direction(), direction()), direction()));
    }

    /** The derivative of some order along the direction. */
    private double along(int order) {
        double sum = 0;
        for (int k = 0; k < (int) Math.pow(n, order); k++) {
            int[] variables = new int[order];
            double weight = 1;
            for (int i = 0, rest = k; i < order; i++, rest /= n) {
                variables[i] = rest % n;
                weight *= DIRECTION[rest % n];
            }
            sum += weight * expected.by(variables);
        }
        return sum;
    }

    private void assertOutputs(String what, Tape derivative, double[] wanted, double... seeds) {
        double[] actual = ReferenceEvaluator.outputs(derivative, concat(point, seeds));
        for (int k = 0; k < wanted.length; k++) {
            if (!(Math.abs(actual[k] - wanted[k]) <= TOLERANCE * (1 + Math.abs(wanted[k])))) {
                throw new AssertionError(what + " at " + Arrays.toString(point) + ", output "
                        + derivative.outputs().get(k).name() + ": expected " + wanted[k] + " but got " + actual[k]
                        + " by\n" + derivative + "from\n" + tape);
            }
        }
    }

    private double[] unit(int i) {
        double[] unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    private double[] direction() {
        return Arrays.copyOf(DIRECTION, n);
    }

    private static double[] concat(double[] a, double[] b) {
        return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray();
    }
}
