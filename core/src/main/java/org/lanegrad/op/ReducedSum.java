package org.lanegrad.op;

import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/**
 * A positive sum in two parts as {@code 2^scale * (1 + fraction)}, for its logarithm: significands between the square
 * roots of 1/2 and 2, as {@link ReducedLogarithm} has them. The sum is at least 2^-900.
 *
 * @param scale an integer
 * @param fraction the significand less 1, rounded
 * @param rest what log(1 + fraction) lacks
 */
record ReducedSum(Real scale, Real fraction, Real rest) {

    static ReducedSum of(DoubleDouble sum) {
        // The factor turns rounding down into rounding to the nearest power of two; a quarter of that stays in range
        Exponent exponent = Exponent.of(sum.high().times(Math.sqrt(2) / 4));
        Real power = exponent.inversePower();
        Real high = fms(sum.high().times(power), 0.25, power.constant(1));
        DoubleDouble f = DoubleDouble.orderedSum(high, sum.low().times(power).times(0.25));
        return new ReducedSum(exponent.bits().minus(Exponent.OF_ONE - 2), f.high(), fnma(f.low(), f.high(), f.low()));
    }

    ReducedSum plusRest(Real more) {
        return new ReducedSum(scale, fraction, rest.plus(more));
    }

    ReducedSum plusScale(Real more) {
        return new ReducedSum(scale.plus(more), fraction, rest);
    }
}
