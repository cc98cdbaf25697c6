package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/** The exponential function, to base e and 2, and less 1. */
final class Exponentials {
    /** Beyond it the function overflows. */
    private static final double LARGEST = 710;
    /** Below it the function is less than half the smallest number. */
    private static final double SMALLEST = -746;

    /** Up to this magnitude the function is a normal number. */
    private static final double USUAL = 708;

    private static final double LARGEST_TO_BASE_2 = 1024;
    private static final double SMALLEST_TO_BASE_2 = -1076;
    private static final double USUAL_TO_BASE_2 = 1021;
    /** Below it the function less 1 is -1 when rounded. */
    private static final double MINUS_ONE_BELOW = -40;

    private Exponentials() {}

    /** By {@link ReducedExponent}. */
    static Real exp(Real x) {
        return power(x, ReducedExponent.of(x), USUAL, LARGEST, SMALLEST);
    }

    /** As {@link #exp(Real)}, exact for integers. */
    static Real exp2(Real x) {
        return power(x, ReducedExponent.ofBase2(x), USUAL_TO_BASE_2, LARGEST_TO_BASE_2, SMALLEST_TO_BASE_2);
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
        return power(x.high(), ReducedExponent.of(x), USUAL, LARGEST, SMALLEST);
    }

    private static Real power(Real x, ReducedExponent reduced, double usual, double largest, double smallest) {
        Real rare = limit(x, reduced.power(), largest, smallest, 0);
        return abs(x).lessOrEqual(usual).select(reduced.normalPower(), rare);
    }

    /** Infinity above the largest argument, and what the function tends to below the smallest. */
    private static Real limit(Real x, Real y, double largest, double smallest, double below) {
        return x.greaterThan(largest)
                .select(Double.POSITIVE_INFINITY, x.lessThan(smallest).select(below, y));
    }
}
