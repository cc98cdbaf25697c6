package org.lanegrad.op;

/** The meaning of the primitives that work on the bits of a double or on a table. */
public final class Bits {
    private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
    private static final long ONE = 0x3ff0_0000_0000_0000L;
    private static final int FRACTION_BITS = 52;

    private Bits() {}

    /**
     * The meaning of {@link Operation#SIGNIFICAND}.
     *
     * @param a the operand
     * @return its significand, from 1 to 2 for normal numbers; NaN for NaN
     */
    public static double significand(double a) {
        return Double.isNaN(a) ? Double.NaN : Double.longBitsToDouble((Double.doubleToRawLongBits(a) & FRACTION) | ONE);
    }

    /**
     * The meaning of {@link Operation#EXPONENT_BITS}.
     *
     * @param a the operand
     * @return 2^52 and its biased exponent
     */
    public static double exponentBits(double a) {
        return 0x1p52 + (Math.getExponent(a) + Double.MAX_EXPONENT);
    }

    /**
     * The meaning of {@link Operation#WITH_EXPONENT_BITS}.
     *
     * @param a the operand
     * @return the number whose exponent bits are the lowest bits of the operand; NaN for NaN
     */
    public static double withExponentBits(double a) {
        return Double.isNaN(a) ? Double.NaN : Double.longBitsToDouble(Double.doubleToRawLongBits(a) << FRACTION_BITS);
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
