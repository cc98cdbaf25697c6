package org.lanegrad.op;

/** The meaning of the primitives that work on the bits of a double or on a table. */
public final class Bits {
    private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    /** Adding it rounds a number below 2^51 to an integer and leaves that integer in the low bits of the sum. */
    private static final double INTEGER_IN_LOW_BITS = 0x1.8p52;

    private Bits() {}

    static double significand(double a) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(a) & FRACTION) | ONE);
    }

    static double powerOfTwo(double a) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(a + INTEGER_IN_LOW_BITS) + 1023) << 52);
    }

    /**
     * The meaning of {@link Operation#LOOKUP}.
     *
     * @param constants the tape's constants
     * @param index the index, an integer or NaN
     * @param offset where the table begins
     * @param length its length
     * @return the entry; of the nearest end for an index outside, NaN for NaN
     */
    public static double lookup(double[] constants, double index, int offset, int length) {
        return Double.isNaN(index) ? Double.NaN : constants[offset + (int) Math.min(Math.max(index, 0), length - 1.0)];
    }
}
