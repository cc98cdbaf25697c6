package org.lanegrad.op;

import org.lanegrad.Real;

/** Evaluation of polynomials with constant coefficients, lowest power first. */
final class Polynomial {
    private Polynomial() {}

    /** By Horner's rule: the fewest operations. */
    static Real horner(double[] coefficients, Real x) {
        return horner(coefficients, coefficients.length - 1, 1, x);
    }

    /**
     * By Horner's rule in the square of x on the even and the odd half. Where the square is at hand this takes no more
     * operations than Horner's rule in x, in half as many dependent steps.
     */
    static Real evenOdd(double[] coefficients, Real x, Real square) {
        int last = coefficients.length - 1;
        Real even = horner(coefficients, last - last % 2, 2, square);
        Real odd = horner(coefficients, last - 1 + last % 2, 2, square);
        return Fused.fma(odd, x, even);
    }

    private static Real horner(double[] coefficients, int last, int step, Real x) {
        Real sum = x.constant(coefficients[last]);
        for (int k = last - step; k >= 0; k -= step) {
            sum = Fused.fma(sum, x, coefficients[k]);
        }
        return sum;
    }
}
