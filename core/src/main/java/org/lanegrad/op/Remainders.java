package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The remainder of a division. */
final class Remainders {
    /** A quotient below it is rounded by at most a quarter. */
    private static final double LARGEST_QUOTIENT = 0x1p52;

    private static final int BITS = 52;
    private static final int STEPS = 41;

    private Remainders() {}

    /**
     * As Java's {@code %}, exactly. A multiple of the divisor near the dividend is subtracted by a fused
     * multiplication, which rounds nothing: the difference is a multiple of the last bit of one of the two, and smaller
     * than both unless the multiple is 0.
     */
    static Real fmod(Real x, Real y) {
        Real dividend = abs(x);
        Real divisor = abs(y);
        Real limit = divisor.times(LARGEST_QUOTIENT);
        Condition far = dividend.greaterThan(limit);
        // What is below a dividend and not below 2^52 smallest numbers is a normal number
        Real significand = limit.apply(Operation.SIGNIFICAND);
        Real reduced = far.select(reduce(dividend, divisor, significand), dividend);
        Real remainder = subtractMultiple(reduced, divisor);
        Real positive = remainder.lessThan(0).select(remainder.plus(divisor), remainder);
        // An infinite divisor too leaves the dividend as it is
        return copySign(dividend.lessThan(divisor).select(dividend, positive), x);
    }

    /**
     * Subtracts multiples of the divisor times 2^k, k falling by 52 from where that is as large as can be: what is left
     * is less than 2^52 divisors, and may be negative. It takes as many steps whatever the operands are.
     */
    private static Real reduce(Real dividend, Real divisor, Real significand) {
        Real rest = dividend;
        for (int k = 0; k < STEPS; k++) {
            Real scaled = significand.times(Math.scalb(1.0, Double.MAX_EXPONENT - 1 - k * BITS));
            rest = subtractMultiple(rest, max(scaled, divisor));
        }
        return rest;
    }

    private static Real subtractMultiple(Real dividend, Real divisor) {
        return fnma(rint(dividend.div(divisor)), divisor, dividend);
    }

    /** The integer part of the quotient: what the remainder leaves of the dividend, divided, is near an integer. */
    static Real quotient(Real x, Real y, Real remainder) {
        return rint(x.minus(remainder).div(y));
    }
}
