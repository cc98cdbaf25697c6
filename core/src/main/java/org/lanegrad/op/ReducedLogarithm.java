package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * A positive number as {@code 2^scale * (1 + fraction)} with a significand between the square roots of 1/2 and 2, so
 * that the logarithm loses nothing near 1.
 *
 * @param scale an integer
 * @param fraction the significand less 1, exact
 */
record ReducedLogarithm(Real scale, Real fraction) {
    /** The power of two that brings subnormal and huge numbers far inside the range of normal ones. */
    private static final int SHIFT = 60;

    static ReducedLogarithm of(Real x) {
        Condition small = x.lessThan(1);
        Real shifted = x.times(small.select(0x1p60, 0x1p-60));
        Exponent exponent = Exponent.ofNearestPower(shifted);
        Real scale = exponent.bits().minus(small.select(Exponent.OF_ONE + SHIFT, Exponent.OF_ONE - SHIFT));
        return new ReducedLogarithm(scale, fma(shifted, exponent.inversePower(), -1));
    }
}
