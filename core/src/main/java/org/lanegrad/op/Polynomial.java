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

    /** Every so many coefficients from the last down to the first. */
    private static Real horner(double[] coefficients, int last, int first, int step, Real x) {
        Real sum = x.constant(coefficients[last]);
        for (int k = last - step; k >= first; k -= step) {
            sum = Fused.fma(sum, x, coefficients[k]);
        }
        return sum;
    }
}
