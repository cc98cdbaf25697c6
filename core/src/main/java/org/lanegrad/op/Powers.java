package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.floor;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** Powers. */
final class Powers {
    private Powers() {}

    /**
     * {@code e^(y log x)} with the logarithm and the product in two parts. Zeros and infinities need no more than the
     * infinite logarithm: the product with y then has the infinity, or the NaN, that {@link Math#pow} asks for.
     */
    static Real pow(Real x, Real y) {
        Real magnitude = abs(x);
        Condition integer = floor(y).equalTo(y);
        Real half = y.times(0.5);
        Condition odd = integer.and(floor(half).equalTo(half).not());

        DoubleDouble log = Logarithms.logInTwoParts(magnitude);
        Real leading = x.lessThan(0).and(integer.not()).select(Double.NaN, log.high());
        leading = magnitude.equalTo(0).select(Double.NEGATIVE_INFINITY, leading);
        leading = magnitude.equalTo(Double.POSITIVE_INFINITY).select(magnitude, leading);
        Real product = y.times(leading);
        Real power = Exponentials.exp(new DoubleDouble(product, fma(y, log.low(), fms(y, leading, product))));

        Real signed = odd.select(copySign(power, x), power);
        return y.equalTo(0).select(1, signed);
    }
}
