package org.lanegrad.op;

import org.lanegrad.Real;

/** Evaluation of polynomials with constant coefficients, lowest power first. */
final class Polynomial {
    private Polynomial() {}

    /** By Horner's rule: the fewest operations. */
    static Real horner(double[] coefficients, Real x) {
        return horner(coefficients, coefficients.length - 1, 0, 1, x);
    }

    /**
     * By Horner's rule in the square of x on the even and the odd half of all but the constant term. Where the square
     * is at hand this takes no more operations than Horner's rule in x, in half as many dependent steps. The constant
     * term comes last, so that only one rounding is of its size.
     */
    static Real evenOdd(double[] coefficients, Real x, Real square) {
        int last = coefficients.length - 1;
        Real odd = horner(coefficients, last - (last + 1) % 2, 1, 2, square);
        Real even = horner(coefficients, last - last % 2, 2, 2, square);
        return Fused.fma(x, Fused.fma(even, x, odd), coefficients[0]);
    }

    /**
     * By the scheme of G. Estrin in groups of four coefficients: two operations more than Horner's rule takes, but few
     * dependent steps. For long functions, of which a processor cannot overlap enough.
     */
    static Real estrin(double[] coefficients, Real x, Real square) {
        Real fourth = square.square();
        int last = (coefficients.length - 1) / 4 * 4;
        Real sum = group(coefficients, last, x, square);
        for (int k = last - 4; k >= 0; k -= 4) {
            sum = Fused.fma(sum, fourth, group(coefficients, k, x, square));
        }
        return sum;
    }

    /** Up to four terms from one on. */
    private static Real group(double[] coefficients, int first, Real x, Real square) {
        int count = Math.min(coefficients.length - first, 4);
        Real low = pair(coefficients, first, x);
        return count <= 2 ? low : Fused.fma(square, pair(coefficients, first + 2, x), low);
    }

    private static Real pair(double[] coefficients, int first, Real x) {
        return first + 1 < coefficients.length
                ? Fused.fma(x, x.constant(coefficients[first + 1]), coefficients[first])
                : x.constant(coefficients[first]);
    }

    /** Every so many coefficients from the last down to the first. */
    private static Real horner(double[] coefficients, int last, int first, int step, Real x) {
        Real sum = x.constant(coefficients[last]);
        for (int k = last - step; k >= first; k -= step) {
            sum = Fused.fma(sum, x, coefficients[k]);
        }
        return sum;
    }
}
