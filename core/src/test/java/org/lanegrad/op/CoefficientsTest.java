package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.op.Minimax.Fit;

/** The polynomials and the constants of the functions, computed again. */
class CoefficientsTest {
    /** The reduced arguments may pass the ends of their intervals by a little. */
    private static final double MARGIN = 1 + 0x1p-20;

    @Test
    void exponential() {
        // An error matters beside e^r - 1, which tanh takes
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(k + 2)),
                r -> r * r / Math.abs(StrictMath.expm1(r)),
                StrictMath.log(0.75) * MARGIN,
                StrictMath.log(1.5) * MARGIN,
                ReducedExponent.COEFFICIENTS.length);
        check(fit, ReducedExponent.COEFFICIENTS, 0x1p-61);
    }

    @Test
    void sine() {
        double end = square(Math.PI / 4 * MARGIN);
        int count = Trigonometry.SINE.length;
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(2 * k + 3)).multiply(sign(k + 1)), z -> z, 0, end, count);
        check(fit, Trigonometry.SINE, 0x1p-57);
    }

    @Test
    void cosine() {
        double end = square(Math.PI / 4 * MARGIN);
        int count = Trigonometry.COSINE.length;
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(2 * k + 4)).multiply(sign(k)), z -> z * z, 0, end, count);
        check(fit, Trigonometry.COSINE, 0x1p-63);
    }

    @Test
    void logarithm() {
        Fit fit = Minimax.fit(k -> oddSeries(2 * k + 3), w -> w, 0, largestSquare(), Logarithms.COEFFICIENTS.length);
        check(fit, Logarithms.COEFFICIENTS, 0x1p-57);
    }

    @Test
    void logarithmInTwoParts() {
        Fit fit = Minimax.fit(k -> oddSeries(2 * k + 7), w -> w * w * w, 0, largestSquare(), Logarithms.TAIL.length);
        check(fit, Logarithms.TAIL, 0x1p-70);
    }

    @Test
    void constantsInParts() {
        checkParts(HighPrecision.LN2, ReducedExponent.LN2, ReducedExponent.LN2_REST);
        checkParts(
                HighPrecision.HALF_PI,
                ReducedAngle.HALF_PI,
                ReducedAngle.HALF_PI_REST,
                ReducedAngle.HALF_PI_THIRD);
        checkParts(HighPrecision.ONE.withScale(200).timesPowerOfTwo(1).div(3), 2.0 / 3, Logarithms.TWO_THIRDS_REST);
        checkParts(HighPrecision.ONE.withScale(200).timesPowerOfTwo(1).div(5), 2.0 / 5, Logarithms.TWO_FIFTHS_REST);
        checkParts(HighPrecision.ONE.withScale(200).div(HighPrecision.LN2), ReducedExponent.LOG2_E);
        checkParts(HighPrecision.ONE.withScale(200).div(HighPrecision.HALF_PI), ReducedAngle.TWO_OVER_PI);
    }

    @Test
    void bitsOfTwoOverPi() {
        Exact twoOverPi = HighPrecision.ONE.withScale(HugeAngle.BITS).div(HighPrecision.HALF_PI);
        assertEquals(twoOverPi.digits(), HugeAngle.TWO_OVER_PI);
    }

    /** Each part is what is left by those before it, rounded. */
    private static void checkParts(Exact value, double... parts) {
        Exact rest = value;
        for (double part : parts) {
            assertTrue(rest.ulpsTo(part) <= 0.5, () -> part + " is not the next part of the constant");
            rest = rest.minus(Exact.of(part, 0));
        }
    }

    private static void check(Fit fit, double[] coefficients, double bound) {
        String fitted = fit.coefficients().stream().map(Double::toHexString).collect(Collectors.joining(", "));
        assertEquals(DoubleStream.of(coefficients).boxed().toList(), fit.coefficients(), fitted);
        assertTrue(fit.error() < bound, () -> "error " + fit.error());
    }

    /** The largest square of f / (2 + f) for a significand 1 + f up to the square root of 2. */
    private static double largestSquare() {
        return square((Math.sqrt(2) - 1) / (Math.sqrt(2) + 1) * MARGIN);
    }

    /** log((1 + s) / (1 - s)) is the sum of 2/n s^n over odd n. */
    private static BigDecimal oddSeries(int n) {
        return reciprocal(BigInteger.valueOf(n)).multiply(BigDecimal.TWO);
    }

    private static BigDecimal reciprocal(BigInteger n) {
        return BigDecimal.ONE.divide(new BigDecimal(n), new MathContext(60));
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return product;
    }

    private static BigDecimal sign(int k) {
        return k % 2 == 0 ? BigDecimal.ONE : BigDecimal.ONE.negate();
    }

    private static double square(double a) {
        return a * a;
    }
}
