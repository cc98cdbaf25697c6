package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/** Hyperbolic functions. */
final class Hyperbolics {
    /** Beyond it the hyperbolic tangent is 1 when rounded. */
    private static final double ONE_BEYOND = 20;

    private Hyperbolics() {}

    /**
     * {@code (e^2x - 1) / (e^2x + 1)}. With {@code e^2x = 2^n (1 + p)} and {@code u = 2^-n} this is
     * {@code (1 - u + p) / (1 + u + p)}: both are formed in two parts, so that small arguments keep their accuracy, and
     * the quotient is corrected by its remainder.
     */
    static Real tanh(Real x) {
        Real magnitude = abs(x);
        ReducedExponent reduced = ReducedExponent.of(magnitude.plus(magnitude));
        DoubleDouble p = DoubleDouble.orderedSum(reduced.high(), reduced.tail());
        Real u = reduced.scale().unaryMinus().apply(Operation.POWER_OF_TWO);
        Real minus = u.constant(1).minus(u);
        Real plus = u.plus(1);
        // What the two have lost when u is tiny; the quotient is 1 then, so that the losses just add up
        Real lost = fnma(u, 2, plus.minus(minus));
        DoubleDouble dividend = DoubleDouble.orderedSum(minus, p.high()).plusLow(p.low());
        DoubleDouble divisor = DoubleDouble.orderedSum(plus, p.high()).plusLow(p.low());
        Real reciprocal = divisor.high().reciprocal();
        Real quotient = dividend.high().times(reciprocal);
        Real remainder = fnma(quotient, divisor.high(), dividend.high()).plus(dividend.low());
        Real tanh = fma(fnma(quotient, divisor.low(), remainder).plus(lost), reciprocal, quotient);
        return copySign(magnitude.greaterThan(ONE_BEYOND).select(1, tanh), x);
    }
}
