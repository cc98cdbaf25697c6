package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/**
 * The integer nearest to a number below 2^50 in magnitude, in two operations: where 1.5 * 2^52 is added, the sum has no
 * bits for a fraction. Of two integers as near, the odd one is taken. Unlike {@link Operation#RINT} it loses the sign of
 * zeros.
 *
 * @param shifted the integer plus {@link #SHIFT}
 * @param integer the integer
 */
record Nearest(Real shifted, Real integer) {
    /** The 1023 makes the lowest bits of the sum the exponent bits of 2 to the power of the integer. */
    private static final double SHIFT = 0x1.8p52 + 1023;

    private Nearest(Real shifted) {
        this(shifted, shifted.minus(SHIFT));
    }

    static Nearest to(Real x) {
        return new Nearest(x.plus(SHIFT));
    }

    /** To a product, which is not rounded before. */
    static Nearest toProduct(Real x, double factor) {
        return new Nearest(fma(x, factor, x.constant(SHIFT)));
    }

    /** 2 to the power of the integer, which is from -1022 to 1023; 0 for -1023, infinity for 1024. */
    Real power() {
        return shifted.apply(Operation.WITH_EXPONENT_BITS);
    }

    /** 2 to the power of minus the integer. */
    Real inversePower() {
        return shifted.constant(2 * SHIFT).minus(shifted).apply(Operation.WITH_EXPONENT_BITS);
    }

    /** This integer less another one. */
    Nearest minus(Real other) {
        return new Nearest(shifted.minus(other), integer.minus(other));
    }

    /** 2 to the power of an integer from -1022 to 1023; 0 for -1023, infinity for 1024. */
    static Real power(Real integer) {
        return integer.plus(SHIFT).apply(Operation.WITH_EXPONENT_BITS);
    }
}
