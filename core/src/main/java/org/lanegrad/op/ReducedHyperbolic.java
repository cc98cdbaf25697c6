package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Real;

/**
 * What the hyperbolic sine and cosine of a magnitude are made of. With r the magnitude less a multiple n of ln(2), and
 * {@code v = 4^-n}, they are {@code 2^(n-1) ((1 - v) cosh r + (1 + v) sinh r)} and
 * {@code 2^(n-1) ((1 + v) cosh r + (1 - v) sinh r)}: no exponential is divided by, and no terms cancel.
 *
 * @param scale n - 2, which stays in range where the results do
 * @param v 4 to the power of -n, or as little beside 1 as that
 * @param high r but for its last bits, exact
 * @param sine the rest of sinh r
 * @param cosine cosh r - 1
 */
record ReducedHyperbolic(Real scale, Real v, Real high, Real sine, Real cosine) {
    /** From here on the functions overflow. */
    private static final double LARGEST = 710.6;
    /** From here on 4^-n is nothing beside 1. */
    private static final double LARGEST_SCALE = 64;

    /** Minimax for (sinh r - r) / r^3 in powers of r^2, for r up to ln(2)/2. */
    static final double[] SINE = {
        0x1.5555555555559p-3, 0x1.111111110f62ap-7, 0x1.a01a01b0204fdp-13, 0x1.71ddf7afdfef8p-19, 0x1.af5ff35773c09p-26
    };

    /** Minimax for (cosh r - 1) / r^2 in powers of r^2, for r up to ln(2)/2. */
    static final double[] COSINE = {
        0x1.000000000000cp-1, 0x1.555555554fd67p-5, 0x1.6c16c1863e17fp-10, 0x1.a01994ffd002fp-16, 0x1.28b1bda74f646p-22
    };

    static ReducedHyperbolic of(Real x) {
        Real magnitude = min(abs(x), LARGEST);
        Nearest nearest = Nearest.toProduct(magnitude, ReducedExponent.LOG2_E);
        Real n = nearest.integer();
        Real high = fma(n, -ReducedExponent.LN2, magnitude);
        Real rest = n.times(-ReducedExponent.LN2_REST);
        Real r = high.plus(rest);
        Real square = r.square();
        Real sine = fma(square.times(r), Polynomial.horner(SINE, square), rest);
        Real cosine = square.times(Polynomial.horner(COSINE, square));
        Real v = Nearest.power(min(n, LARGEST_SCALE).times(-2));
        return new ReducedHyperbolic(n.minus(2), v, high, sine, cosine);
    }

    Real sinh() {
        Real minus = minus();
        return scaled(minus, plus(), minus.constant(1).minus(minus).minus(v));
    }

    Real cosh() {
        Real plus = plus();
        return scaled(plus, minus(), v.minus(plus.minus(1)));
    }

    private Real plus() {
        return v.plus(1);
    }

    private Real minus() {
        return v.constant(1).minus(v);
    }

    /** The sum of one factor times cosh r and the other times sinh r, with what the first factor has lost. */
    private Real scaled(Real ofCosine, Real ofSine, Real lost) {
        Real sum = fma(ofSine, high, ofCosine);
        Real low = fms(ofSine, high, sum.minus(ofCosine));
        Real small = fma(ofSine, sine, fma(ofCosine, cosine, lost));
        Real significand = sum.plus(low.plus(small));
        return significand.plus(significand).times(Nearest.power(scale));
    }
}
