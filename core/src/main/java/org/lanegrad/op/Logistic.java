package org.lanegrad.op;

import static org.lanegrad.RealMath.max;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/** The logistic function, its derivative and its integral. */
final class Logistic {
    /** Beyond it the integral is its argument when rounded. */
    private static final double LARGEST = 40;
    /** Below it the integral is less than half the smallest number. */
    private static final double SMALLEST = -800;

    private Logistic() {}

    /** Left of zero {@code u / (1 + p + u)}, see {@link ReducedLogistic}, and right of it 1 less that. */
    static Real sigmoid(Real x) {
        ReducedLogistic reduced = ReducedLogistic.of(x);
        Real quotient = reduced.reciprocal().plus(reduced.reciprocalRest());
        return x.lessThan(0).select(reduced.scaled(quotient), fnma(quotient, reduced.u(), x.constant(1)));
    }

    /** sigmoid(x) sigmoid(-x), with both factors in two parts. */
    static Real density(Real x) {
        ReducedLogistic reduced = ReducedLogistic.of(x);
        Real left = reduced.reciprocal();
        Real leftRest = reduced.reciprocalRest();
        Real right = fnma(left, reduced.u(), x.constant(1));
        Real lost = fnma(left, reduced.u(), x.constant(1).minus(right));
        Real rightRest = fnma(leftRest, reduced.u(), lost);
        DoubleDouble product = DoubleDouble.product(left, right);
        Real rest = fma(left, rightRest, fma(leftRest, right, product.low()));
        return reduced.scaled(product.high().plus(rest));
    }

    /** {@code log(1 + e^x)}, with the power and the sum in two parts. */
    static Real softplus(Real x) {
        ReducedExponent reduced = ReducedExponent.of(max(x, SMALLEST));
        DoubleDouble sum = DoubleDouble.orderedSum(x.constant(1), reduced.high());
        DoubleDouble significand = DoubleDouble.orderedSum(sum.high(), sum.low().plus(reduced.tail()));
        Real high = reduced.scaled(significand.high());
        Real low = reduced.scaled(significand.low());
        DoubleDouble onePlus = DoubleDouble.onePlus(high);
        DoubleDouble rounded = onePlus.plusLow(low);
        // Where the power is nothing beside 1 it is the logarithm, and this what has been lost of it
        Real lost = low.minus(rounded.low().minus(onePlus.low()));
        Real log = Logarithms.log(ReducedSum.of(rounded).plusRest(lost));
        return x.greaterThan(LARGEST).select(x, log);
    }
}
