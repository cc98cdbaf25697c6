package org.lanegrad.op;

import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/** Hyperbolic functions. */
final class Hyperbolics {
    private Hyperbolics() {}

    static Real sinh(Real x) {
        return copySign(ReducedHyperbolic.of(x).sinh(), x);
    }

    static Real cosh(Real x) {
        return ReducedHyperbolic.of(x).cosh();
    }

    /**
     * {@code (1 - u + p) / (1 + p + u)} with {@code e^|2x| = (1 + p) / u}, see {@link ReducedLogistic}: both are formed
     * in two parts, so that small arguments keep their accuracy, and the quotient is corrected by its remainder.
     */
    static Real tanh(Real x) {
        ReducedLogistic reduced = ReducedLogistic.of(x.plus(x));
        DoubleDouble p = reduced.p();
        DoubleDouble divisor = reduced.divisor();
        Real minus = x.constant(1).minus(reduced.u());
        Real lost = minus.constant(1).minus(minus).minus(reduced.u());
        DoubleDouble dividend = DoubleDouble.orderedSum(minus, p.high()).plusLow(p.low()).plusLow(lost);
        Real quotient = dividend.high().times(reduced.reciprocal());
        Real remainder = fnma(quotient, divisor.high(), dividend.high()).plus(dividend.low());
        Real tanh = fma(fnma(quotient, divisor.low(), remainder), reduced.reciprocal(), quotient);
        return copySign(tanh, x);
    }
}
