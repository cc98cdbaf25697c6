package org.lanegrad.op;

import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/** The exponential function, to base e and 2, and less 1. */
final class Exponentials {
    /** Beyond it the function overflows. */
    private static final double LARGEST = 710;
    /** Below it the function is less than half the smallest number. */
    private static final double SMALLEST = -746;

    private static final double LARGEST_TO_BASE_2 = 1024;
    private static final double SMALLEST_TO_BASE_2 = -1076;
    /** Below it the function less 1 is -1 when rounded. */
    private static final double MINUS_ONE_BELOW = -40;

    private Exponentials() {}

    /**
     * By {@link ReducedExponent}. The power of two is applied in two factors, since it may lie outside the range of
     * numbers where the result does not.
     */
    static Real exp(Real x) {
        return limit(x, ReducedExponent.of(x).power(), LARGEST, SMALLEST);
    }

    /** As {@link #exp(Real)}, exact for integers. */
    static Real exp2(Real x) {
        return limit(x, ReducedExponent.ofBase2(x).power(), LARGEST_TO_BASE_2, SMALLEST_TO_BASE_2);
    }

    /**
     * {@code e^x - 1 = 2^n ((1 - 2^-n) + p)}, with the difference in brackets added to the leading part of p without
     * error. The scale is one less than n, so that it stays in range where the result does.
     */
    static Real expm1(Real x) {
        ReducedExponent reduced = ReducedExponent.of(x);
        Nearest scale = reduced.scale().minus(x.constant(1));
        Real twice = scale.inversePower();
        Real one = x.constant(1);
        Real difference = fma(twice, -0.5, one);
        Real lost = fma(twice, -0.5, one.minus(difference));
        DoubleDouble sum = DoubleDouble.orderedSum(difference, reduced.high());
        Real significand = sum.high().plus(sum.low().plus(reduced.tail()).plus(lost));
        Real power = significand.plus(significand).times(scale.power());
        return copySign(limit(x, power, LARGEST, MINUS_ONE_BELOW, 1), x);
    }

    /** e^(high + low). */
    static Real exp(DoubleDouble x) {
        return limit(x.high(), ReducedExponent.of(x).power(), LARGEST, SMALLEST);
    }

    private static Real limit(Real x, Real power, double largest, double smallest) {
        return limit(x, power, largest, smallest, 0);
    }

    /** Infinity above the largest argument, and what the function tends to below the smallest. */
    private static Real limit(Real x, Real y, double largest, double smallest, double below) {
        return x.greaterThan(largest)
                .select(Double.POSITIVE_INFINITY, x.lessThan(smallest).select(below, y));
    }
}
