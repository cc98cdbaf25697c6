package org.lanegrad.op;

import org.lanegrad.Real;

/**
 * The exponent e of a normal number, whose magnitude is from {@code 2^e} to {@code 2^(e+1)}.
 *
 * @param bits {@link #OF_ONE} plus e; also where the number is not normal a finite number
 */
record Exponent(Real bits) {
    /** The bits of the number 1, whose exponent is 0. */
    static final double OF_ONE = 0x1p52 + 1023;

    /** Less the bits it is a number whose lowest bits are those of the inverse power, within the same power of two. */
    private static final double MIRROR = 0x2.8p52 + 2 * 1023;

    static Exponent of(Real x) {
        return new Exponent(x.apply(Operation.EXPONENT_BITS));
    }

    /** Of the power of two that is nearest to a number, in terms of their quotient. */
    static Exponent ofNearestPower(Real x) {
        return of(x.times(Math.sqrt(2)));
    }

    Real integer() {
        return bits.minus(OF_ONE);
    }

    /** {@code 2^-e}, for e from -1023 to 1022. */
    Real inversePower() {
        return bits.constant(MIRROR).minus(bits).apply(Operation.WITH_EXPONENT_BITS);
    }
}
