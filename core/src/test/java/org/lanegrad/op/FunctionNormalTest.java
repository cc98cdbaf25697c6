package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.op.Operation.ERF;
import static org.lanegrad.op.Operation.ERFC;
import static org.lanegrad.op.Operation.EXP_MINUS_SQUARE;
import static org.lanegrad.op.Operation.INVERSE_MILLS;
import static org.lanegrad.op.Operation.INVERSE_MILLS_PLUS;
import static org.lanegrad.op.Operation.LOG_NORMAL_CDF;
import static org.lanegrad.op.Operation.NORMAL_CDF;
import static org.lanegrad.op.Operation.NORMAL_PDF;
import static org.lanegrad.op.Operation.NORMAL_QUANTILE;
import static org.lanegrad.op.Operation.NORMAL_QUANTILE_SLOPE;

import java.math.BigInteger;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;

/** The error function, the normal distribution and their relatives: accuracy, derivatives and special values. */
class FunctionNormalTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;

    @Test
    void errorFunction() {
        Arguments arguments = new Arguments()
                .binades(-1074, 2, 1)
                .binades(-20, 2, 200)
                .between(0, 6, 4000)
                .around(0.5, 50)
                .andNegatives();
        check(ERF, arguments, HighPrecisionNormal::erf);
        Arguments few = new Arguments().binades(-1000, 1, 1).between(0, 26, 500).andNegatives();
        checkDerivative(ERF, 1, few, 4, HighPrecisionNormal::erfSlope);
        checkDerivative(ERF, 2, few, 5, HighPrecisionNormal::erfBend);
    }

    @Test
    void complementaryErrorFunction() {
        Arguments arguments = new Arguments()
                .binades(-60, 4, 60)
                .between(0, 28, 5000)
                .between(26, 27.3, 1000)
                .andNegatives();
        check(ERFC, arguments, HighPrecisionNormal::erfc);
        Arguments few = new Arguments().binades(-1000, 1, 1).between(0, 26, 500).andNegatives();
        checkDerivative(ERFC, 1, few, 4, x -> HighPrecisionNormal.erfSlope(x).negate());
        checkDerivative(ERFC, 2, few, 5, x -> HighPrecisionNormal.erfBend(x).negate());
    }

    @Test
    void exponentialOfMinusASquare() {
        Arguments arguments = new Arguments()
                .binades(-60, 4, 40)
                .between(0, 28, 7000)
                .between(26, 27.3, 1000)
                .andNegatives();
        check(EXP_MINUS_SQUARE, arguments, HighPrecisionNormal::expMinusSquare);
        checkDerivative(
                EXP_MINUS_SQUARE,
                1,
                sixtyFourths(0, 25),
                3,
                x -> HighPrecisionNormal.times(HighPrecisionNormal.expMinusSquare(x), -2 * x));
        checkDerivative(
                EXP_MINUS_SQUARE,
                2,
                sixtyFourths(1, 25),
                6,
                x -> HighPrecisionNormal.times(HighPrecisionNormal.expMinusSquare(x), 4 * x * x - 2));
    }

    @Test
    void density() {
        Arguments arguments = new Arguments()
                .binades(-60, 5, 40)
                .between(0, 39, 7000)
                .between(37, 38.6, 1000)
                .andNegatives();
        check(NORMAL_PDF, arguments, HighPrecisionNormal::normalPdf);
        checkDerivative(
                NORMAL_PDF,
                1,
                sixtyFourths(0, 37),
                3,
                x -> HighPrecisionNormal.times(HighPrecisionNormal.normalPdf(x), -x));
        checkDerivative(
                NORMAL_PDF,
                2,
                sixtyFourths(2, 36),
                6,
                x -> HighPrecisionNormal.times(HighPrecisionNormal.normalPdf(x), x * x - 1));
    }

    @Test
    void distributionFunction() {
        Arguments arguments = new Arguments()
                .binades(-60, 5, 50)
                .between(0, 39, 6000)
                .between(37, 38.6, 1000)
                .andNegatives();
        check(NORMAL_CDF, arguments, HighPrecisionNormal::normalCdf);
        Arguments few = new Arguments().binades(-1000, 1, 1).between(-37, 37, 1000).andNegatives();
        checkDerivative(NORMAL_CDF, 1, few, 1, HighPrecisionNormal::normalPdf);
        checkDerivative(
                NORMAL_CDF, 2, few, 3, x -> HighPrecisionNormal.times(HighPrecisionNormal.normalPdf(x), -x));
    }

    @Test
    void logarithmOfTheDistributionFunction() {
        Arguments arguments = new Arguments()
                .binades(-40, 4, 40)
                .binades(5, 511, 1)
                .between(-60, 39, 3000)
                .between(-2, 2, 1000)
                .andNegatives();
        check(LOG_NORMAL_CDF, arguments, HighPrecisionNormal::logNormalCdf);
        Arguments few = new Arguments().binades(-40, 3, 5).binades(4, 100, 2).between(0, 36, 500).andNegatives();
        checkDerivative(LOG_NORMAL_CDF, 1, few, 1, HighPrecisionNormal::inverseMills);
        checkDerivative(LOG_NORMAL_CDF, 2, few, 8, HighPrecisionNormal::inverseMillsSlope);
    }

    @Test
    void inverseMillsRatio() {
        Arguments arguments = new Arguments()
                .binades(-40, 4, 60)
                .binades(5, 1023, 1)
                .between(-60, 39, 2000)
                .between(-2, 2, 1000)
                .andNegatives();
        check(INVERSE_MILLS, arguments, HighPrecisionNormal::inverseMills);
        Arguments notHuge = new Arguments()
                .binades(-40, 4, 50)
                .binades(5, 100, 5)
                .between(-60, 39, 2000)
                .between(-2, 2, 1000)
                .andNegatives();
        check(INVERSE_MILLS_PLUS, notHuge, HighPrecisionNormal::inverseMillsPlus);
    }

    @Test
    void quantile() {
        Arguments arguments = probabilities();
        check(NORMAL_QUANTILE, arguments, p -> p == 0.5
                ? new Exact(BigInteger.ZERO, 0)
                : HighPrecisionNormal.normalQuantile(p, about(p)));
        check(NORMAL_QUANTILE_SLOPE, arguments, p -> HighPrecisionNormal.normalQuantileSlope(p, about(p)));
        Arguments few = new Arguments().binades(-480, -2, 1).between(0.01, 0.99, 500);
        checkDerivative(NORMAL_QUANTILE, 1, few, 4, p -> HighPrecisionNormal.normalQuantileSlope(p, about(p)));
        checkDerivative(NORMAL_QUANTILE, 2, few, 12, p -> HighPrecisionNormal.normalQuantileBend(p, about(p)));
    }

    /** Numbers whose squares are exact. */
    private static Arguments sixtyFourths(int from, int to) {
        Arguments arguments = new Arguments();
        for (int k = 64 * from; k <= 64 * to; k++) {
            arguments.around(k / 64.0, 0);
        }
        return arguments.andNegatives();
    }

    private static double about(double p) {
        return NORMAL_QUANTILE.meaning().of(p, 0, 0);
    }

    private static Arguments probabilities() {
        Arguments arguments = new Arguments()
                .binades(-1074, -2, 3)
                .between(0, 1, 4000)
                .between(0.49, 0.51, 500)
                .between(0.99, 1, 500)
                .around(0.25, 50)
                .around(0.75, 50)
                .around(0.5, 100);
        for (int k = 3; k < 53; k++) {
            double small = Math.scalb(1.0, -k);
            arguments.around(1 - small, 2).around(0.5 + small, 2).around(0.5 - small, 2);
        }
        return arguments;
    }

    @Test
    void specialValues() {
        assertValues(ERF, new double[] {0.0, 0.0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, MAX, 1, -6, -1});
        assertValues(ERFC, new double[] {0.0, 1, -0.0, 1, INFINITY, 0.0, -INFINITY, 2, MAX, 0.0, MIN, 1, -MAX, 2});
        assertValues(EXP_MINUS_SQUARE, new double[] {0.0, 1, -0.0, 1, INFINITY, 0, -INFINITY, 0, MAX, 0.0, MIN, 1});
        double mode = 1 / Math.sqrt(2 * Math.PI);
        assertValues(NORMAL_PDF, new double[] {0.0, mode, INFINITY, 0, -INFINITY, 0, MAX, 0, -MIN, mode});
        assertValues(NORMAL_CDF, new double[] {0.0, 0.5, -MIN, 0.5, INFINITY, 1, -INFINITY, 0, MAX, 1, -MAX, 0, 9, 1});
        assertValues(LOG_NORMAL_CDF, new double[] {0.0, -Math.log(2), INFINITY, 0, -INFINITY, -INFINITY, MAX, 0});
        assertValues(LOG_NORMAL_CDF, new double[] {-MAX, -INFINITY, -0x1p511, -0x1p1021, 40, 0});
        assertValues(INVERSE_MILLS, new double[] {0.0, 2 * mode, INFINITY, 0, -INFINITY, INFINITY, MAX, 0, -MAX, MAX});
        assertValues(INVERSE_MILLS_PLUS, new double[] {0.0, 2 * mode, INFINITY, INFINITY, -INFINITY, 0, MAX, MAX});
        assertValues(NORMAL_QUANTILE, new double[] {0.0, -INFINITY, -0.0, -INFINITY, 1, INFINITY, 0.5, 0.0});
        assertValues(NORMAL_QUANTILE_SLOPE, new double[] {0.0, INFINITY, 1, INFINITY});
        for (Operation function : new Operation[] {
            ERF, ERFC, EXP_MINUS_SQUARE, NORMAL_PDF, NORMAL_CDF, LOG_NORMAL_CDF, INVERSE_MILLS, INVERSE_MILLS_PLUS,
            NORMAL_QUANTILE, NORMAL_QUANTILE_SLOPE
        }) {
            assertValues(function, new double[] {Double.NaN, Double.NaN});
        }
        for (double outside : new double[] {-MIN, -1, Math.nextUp(1.0), MAX, INFINITY, -INFINITY}) {
            assertValues(NORMAL_QUANTILE, new double[] {outside, Double.NaN});
            assertValues(NORMAL_QUANTILE_SLOPE, new double[] {outside, Double.NaN});
        }
    }

    /** Arguments, each followed by its value. */
    private static void assertValues(Operation function, double[] pairs) {
        for (int k = 0; k < pairs.length; k += 2) {
            double x = pairs[k];
            double value = function.meaning().of(x, 0, 0);
            assertEquals(pairs[k + 1], value, () -> function.symbol() + "(" + x + ")");
        }
    }

    private static void check(Operation function, Arguments arguments, DoubleFunction<Exact> exact) {
        double[] values = arguments.values();
        assertTrue(values.length >= 10_000, () -> function.symbol() + ": " + values.length);
        check(function.symbol(), arguments, function.ulps(), x -> function.meaning().of(x, 0, 0), exact);
    }

    private static void checkDerivative(
            Operation function, int order, Arguments arguments, double bound, DoubleFunction<Exact> exact) {
        Tape first = Tape.record(r -> r.output("y", r.input("x").apply(function))).jvp();
        Tape tape = order == 1 ? first : first.jvp();
        String name = function.symbol() + ", derivative " + order;
        DoubleUnaryOperator actual = order == 1 ? x -> tape.evaluate(x, 1)[1] : x -> tape.evaluate(x, 1, 1)[3];
        check(name, arguments, bound, actual, exact);
    }

    private static void check(
            String name,
            Arguments arguments,
            double bound,
            DoubleUnaryOperator actual,
            DoubleFunction<Exact> exact) {
        double worst = 0;
        double where = 0;
        for (double x : arguments.values()) {
            double ulps = exact.apply(x).ulpsTo(actual.applyAsDouble(x));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x;
            }
        }
        String found = name + " at " + where + " is off by " + worst + " ulps";
        assertTrue(worst <= bound, () -> found + ", more than " + bound);
    }
}
