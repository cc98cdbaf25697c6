package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/**
 * What the logistic function and its relatives are made of: with {@code e^|x| = 2^n (1 + p)} and {@code u = 2^-n} they
 * are quotients by {@code 1 + p + u}. The hyperbolic tangent of x/2, too: what they share is computed once.
 *
 * @param exponent -n, an integer
 * @param scale the exponent, but not below those of normal numbers
 * @param u 2 to the power of the scale: where that is not the exponent, both are nothing beside 1
 * @param p the significand less 1, in two parts
 * @param divisor {@code 1 + p + u}
 * @param reciprocal the reciprocal of the divisor's leading part
 */
record ReducedLogistic(Real exponent, Real scale, Real u, DoubleDouble p, DoubleDouble divisor, Real reciprocal) {
    /** From here on the functions have reached their limits. */
    private static final double LARGEST = 800;

    private static final double SMALLEST_SCALE = -1000;

    static ReducedLogistic of(Real x) {
        ReducedExponent reduced = ReducedExponent.of(min(abs(x), LARGEST));
        DoubleDouble p = DoubleDouble.orderedSum(reduced.high(), reduced.tail());
        Real exponent = reduced.scale().integer().unaryMinus();
        Real scale = max(exponent, SMALLEST_SCALE);
        Real u = Nearest.power(scale);
        Real plus = u.plus(1);
        Real lost = u.minus(plus.minus(1));
        DoubleDouble divisor =
                DoubleDouble.orderedSum(plus, p.high()).plusLow(p.low()).plusLow(lost);
        return new ReducedLogistic(exponent, scale, u, p, divisor, divisor.high().reciprocal());
    }

    /** What the reciprocal lacks. */
    Real reciprocalRest() {
        Real remainder = fnma(reciprocal, divisor.high(), reciprocal.constant(1));
        return fnma(reciprocal, divisor.low(), remainder).times(reciprocal);
    }

    /** A significand times 2^-n, rounded once where that is subnormal. */
    Real scaled(Real significand) {
        return significand.times(u).times(Nearest.power(exponent.minus(scale)));
    }
}
