package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** Powers. */
final class Powers {
    private static final double ALL_EVEN = 0x1p53;

    private Powers() {}

    /**
     * {@code e^(y log x)} with the logarithm and the product in two parts. Zeros and infinities need no more than the
     * infinite logarithm: the product with y then has the infinity, or the NaN, that {@link Math#pow} asks for.
     */
    static Real pow(Real x, Real y) {
        // From 2^53 on all numbers are even integers; added to a smaller one, it rounds it to one. What a larger one
        // loses is even, too, or NaN
        Real exponent = abs(y);
        Real rest = abs(exponent.minus(exponent.plus(ALL_EVEN).minus(ALL_EVEN)));
        Condition broken = rest.greaterThan(0).and(rest.lessThan(1));

        Real magnitude = abs(x);
        DoubleDouble log = Logarithms.logInTwoParts(magnitude);
        Real leading = x.lessThan(0).and(broken).select(Double.NaN, log.high());
        leading = magnitude.equalTo(0).select(Double.NEGATIVE_INFINITY, leading);
        leading = magnitude.equalTo(Double.POSITIVE_INFINITY).select(magnitude, leading);
        Real product = y.times(leading);
        Real low = fma(y, log.low(), fms(y, leading, product));
        Real power = Exponentials.exp(new DoubleDouble(product, low));

        Real signed = rest.equalTo(1).select(copySign(power, x), power);
        return y.equalTo(0).select(1, signed);
    }
}
