package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.op.Operation.DIGAMMA;
import static org.lanegrad.op.Operation.LGAMMA;
import static org.lanegrad.op.Operation.POLYGAMMA;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;

/** The logarithm of the gamma function and its derivatives: accuracy, derivatives and special values. */
class FunctionGammaTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;
    private static final double NAN = Double.NaN;

    @Test
    void logarithm() {
        Arguments arguments = new Arguments()
                .binades(-1074, 1023, 1)
                .between(0, 3, 2000)
                .between(2, 12, 1500)
                .around(0.5, 50)
                .around(1, 100)
                .around(2, 100)
                .around(8, 50);
        check("lgamma", arguments, LGAMMA.ulps(), LGAMMA, 0, x -> x == 1 || x == 2
                ? Exact.of(0, 0)
                : HighPrecisionGamma.lgamma(x));
        Arguments negatives = noIntegers(-1074, 2000).around(3 + 0x1p-40, 50);
        checkReflected("lgamma", negatives, LGAMMA, 0, HighPrecisionGamma::lgamma);
    }

    @Test
    void derivative() {
        Arguments arguments = new Arguments()
                .binades(-1022, 1022, 1)
                .between(0, 3, 2000)
                .between(2, 12, 1500)
                .around(0.5, 50)
                .around(Gamma.ZERO, 100)
                .around(8, 50);
        check("digamma", arguments, DIGAMMA.ulps(), DIGAMMA, 0, HighPrecisionGamma::digamma);
        Arguments negatives = noIntegers(-1022, 2000).around(3 + 0x1p-40, 50);
        checkReflected("digamma", negatives, DIGAMMA, 0, HighPrecisionGamma::digamma);
    }

    @Test
    void furtherDerivatives() {
        for (int n : new int[] {1, 2, 3, 8, 29, 30}) {
            int order = n;
            Arguments arguments = new Arguments()
                    .binades(-1000 / (n + 1), 1000 / Math.max(n, 3), 1)
                    .between(0, 3, 100)
                    .between(2, 80, 200)
                    .around(64, 5);
            DoubleFunction<Exact> exact = x -> HighPrecisionGamma.polygamma(x, order);
            check("polygamma " + n, arguments, POLYGAMMA.ulps(), POLYGAMMA, n, exact);
        }
        for (int n = 1; n <= Polygamma.LARGEST_REFLECTED; n++) {
            int order = n;
            Arguments negatives = noIntegers(-1000 / (n + 1), 300).around(3 + 0x1p-40, 20);
            DoubleFunction<Exact> exact = x -> HighPrecisionGamma.polygamma(x, order);
            checkReflected("polygamma " + n, negatives, POLYGAMMA, n, exact);
        }
    }

    @Test
    void derivativesOfTheLogarithm() {
        Arguments arguments =
                new Arguments().binades(-500, 300, 1).between(0, 80, 300).between(-0.45, 0, 50);
        Tape first = Tape.record(r -> r.output("y", r.input("x").apply(LGAMMA))).jvp();
        Tape second = first.jvp();
        check("slope", arguments, x -> 4, x -> first.evaluate(x, 1)[1], HighPrecisionGamma::digamma);
        check(
                "bend",
                arguments,
                x -> 4,
                x -> second.evaluate(x, 1, 1)[3],
                x -> HighPrecisionGamma.polygamma(x, 1));
        Tape slope = Tape.record(r -> r.output("y", r.input("x").apply(DIGAMMA))).jvp();
        check(
                "slope of digamma",
                arguments,
                x -> 4,
                x -> slope.evaluate(x, 1)[1],
                x -> HighPrecisionGamma.polygamma(x, 1));
        Tape bend = slope.jvp();
        Arguments few = new Arguments().binades(-300, 300, 1).between(0, 80, 300);
        check(
                "bend of digamma",
                few,
                x -> 4,
                x -> bend.evaluate(x, 1, 1)[3],
                x -> HighPrecisionGamma.polygamma(x, 2));
    }

    @Test
    void specialValues() {
        assertValues(LGAMMA, 0, new double[] {0.0, INFINITY, -0.0, INFINITY, 1, 0, 2, 0, INFINITY, INFINITY});
        assertValues(LGAMMA, 0, new double[] {-1, INFINITY, -2, INFINITY, -MAX, INFINITY, -INFINITY, INFINITY});
        assertValues(LGAMMA, 0, new double[] {MAX, INFINITY, 3e305, INFINITY, NAN, NAN, 3, Math.log(2)});
        assertValues(DIGAMMA, 0, new double[] {0.0, -INFINITY, -0.0, INFINITY, INFINITY, INFINITY, -1, NAN, -2, NAN});
        assertValues(DIGAMMA, 0, new double[] {-MAX, NAN, -INFINITY, NAN, NAN, NAN, MIN, -INFINITY, -MIN, INFINITY});
        assertValues(POLYGAMMA, 1, new double[] {0.0, INFINITY, -0.0, INFINITY, INFINITY, 0, MIN, INFINITY, NAN, NAN});
        assertValues(POLYGAMMA, 1, new double[] {-1, INFINITY, -MAX, INFINITY, -MIN, INFINITY});
        assertValues(POLYGAMMA, 2, new double[] {0.0, -INFINITY, -0.0, INFINITY, INFINITY, -0.0, -1, NAN, -MAX, NAN});
        assertValues(POLYGAMMA, 4, new double[] {-0.5, NAN, MIN, -INFINITY, NAN, NAN});
        for (double order : new double[] {0, -1, 1.5, 31, INFINITY, NAN}) {
            assertValues(POLYGAMMA, order, new double[] {1, NAN, -0.5, NAN});
        }
    }

    private static Arguments noIntegers(int firstBinade, int count) {
        return new Arguments()
                .binades(firstBinade, -1, 1)
                .between(0, 5, count)
                .between(4, 200, count / 3)
                .around(0.5, 20);
    }

    /** Arguments, each followed by its value. */
    private static void assertValues(Operation function, double order, double[] pairs) {
        for (int k = 0; k < pairs.length; k += 2) {
            double x = pairs[k];
            double value = function.meaning().of(x, order, 0);
            assertEquals(pairs[k + 1], value, () -> function.symbol() + "(" + x + ", " + order + ")");
        }
    }

    private static void check(
            String name,
            Arguments arguments,
            double bound,
            Operation function,
            int order,
            DoubleFunction<Exact> exact) {
        check(name, arguments, x -> bound, x -> function.meaning().of(x, order, 0), exact);
    }

    /** The error at -x may be as large as it may be beside 1, or the value at x, which the reflection formula has. */
    private static void checkReflected(
            String name,
            Arguments arguments,
            Operation function,
            int order,
            DoubleFunction<Exact> exact) {
        DoubleUnaryOperator bound = x -> {
            double other = Math.max(1, Math.abs(exact.apply(x).approximately()));
            double value = Math.abs(exact.apply(-x).approximately());
            return function.ulps() * Math.max(1, Math.ulp(other) / Math.ulp(value));
        };
        check(name + " of -x", arguments, bound, x -> function.meaning().of(-x, order, 0), x -> exact.apply(-x));
    }

    private static void check(
            String name,
            Arguments arguments,
            DoubleUnaryOperator bound,
            DoubleUnaryOperator actual,
            DoubleFunction<Exact> exact) {
        double worst = 0;
        double where = 0;
        for (double x : arguments.values()) {
            double ulps = exact.apply(x).ulpsTo(actual.applyAsDouble(x)) * 4 / bound.applyAsDouble(x);
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x;
            }
        }
        String found = name + " at " + where + " is off by " + worst + " quarters of the bound";
        assertTrue(worst <= 4, () -> found);
    }
}
