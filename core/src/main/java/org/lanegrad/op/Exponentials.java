package org.lanegrad.op;

import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/** The exponential function. */
final class Exponentials {
    /** Beyond it the function overflows. */
    private static final double LARGEST = 710;
    /** Below it the function is less than half the smallest number. */
    private static final double SMALLEST = -746;

    private Exponentials() {}

    /**
     * By {@link ReducedExponent}. The power of two is applied in two factors, since it may lie outside the range of
     * numbers where the result does not, and so that a subnormal result is rounded once.
     */
    static Real exp(Real x) {
        ReducedExponent reduced = ReducedExponent.of(x);
        Real half = rint(reduced.scale().times(0.5));
        Real factor = half.apply(Operation.POWER_OF_TWO);
        Real scaled = fma(reduced.high().plus(reduced.tail()), factor, factor);
        Real power = scaled.times(reduced.scale().minus(half).apply(Operation.POWER_OF_TWO));
        return limit(x, power);
    }

    /** e^(high + low), with a sum in two parts so that little more than the last rounding remains of the error. */
    static Real exp(DoubleDouble x) {
        ReducedExponent reduced = ReducedExponent.of(x);
        DoubleDouble sum = DoubleDouble.orderedSum(x.high().constant(1), reduced.high());
        Real significand = sum.high().plus(sum.low().plus(reduced.tail()));
        Real half = rint(reduced.scale().times(0.5));
        Real power = significand
                .times(half.apply(Operation.POWER_OF_TWO))
                .times(reduced.scale().minus(half).apply(Operation.POWER_OF_TWO));
        return limit(x.high(), power);
    }

    private static Real limit(Real x, Real power) {
        return x.greaterThan(LARGEST)
                .select(Double.POSITIVE_INFINITY, x.lessThan(SMALLEST).select(0, power));
    }
}
