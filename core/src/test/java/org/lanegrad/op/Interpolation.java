package org.lanegrad.op;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.Function;

/** Polynomials that agree with a function at Chebyshev's points of an interval: nearly the best, with little work. */
final class Interpolation {
    private static final MathContext DIGITS = new MathContext(60);

    private Interpolation() {}

    /**
     * Interpolates by Newton's divided differences.
     *
     * @param function the function
     * @param from the lower end of the interval
     * @param to the upper end of the interval
     * @param centre where the powers are centred
     * @param count how many coefficients
     * @return the coefficients of the powers of x - centre, lowest first
     */
    static BigDecimal[] coefficients(
            Function<Exact, Exact> function, double from, double to, double centre, int count) {
        BigDecimal[] t = new BigDecimal[count];
        BigDecimal[] difference = new BigDecimal[count];
        for (int k = 0; k < count; k++) {
            double x = (from + to) / 2 + (to - from) / 2 * StrictMath.cos(Math.PI * (k + 0.5) / count);
            t[k] = new BigDecimal(x).subtract(new BigDecimal(centre));
            difference[k] = decimal(function.apply(Exact.of(x, 256)));
        }
        for (int order = 1; order < count; order++) {
            for (int k = count - 1; k >= order; k--) {
                difference[k] = difference[k].subtract(difference[k - 1])
                        .divide(t[k].subtract(t[k - order]), DIGITS);
            }
        }
        BigDecimal[] power = new BigDecimal[count];
        Arrays.fill(power, BigDecimal.ZERO);
        for (int k = count - 1; k >= 0; k--) {
            for (int j = count - 1; j >= 0; j--) {
                BigDecimal shifted = j == 0 ? difference[k] : power[j - 1];
                power[j] = shifted.subtract(power[j].multiply(t[k], DIGITS), DIGITS);
            }
        }
        return power;
    }

    static BigDecimal decimal(Exact x) {
        return new BigDecimal(x.digits()).divide(new BigDecimal(BigInteger.ONE.shiftLeft(x.scale())), DIGITS);
    }
}
