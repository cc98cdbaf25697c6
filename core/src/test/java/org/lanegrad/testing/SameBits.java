package org.lanegrad.testing;

/** What 'the same bits' means: equal bit patterns, and any NaN equals any NaN. */
public final class SameBits {

    private SameBits() {}

    /** Whether two numbers are the same. */
    public static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    /** Asserts that two numbers are the same. */
    public static void assertSame(double expected, double actual, Object where) {
        if (!same(expected, actual)) {
            throw new AssertionError(where + ": expected " + describe(expected) + " but got " + describe(actual));
        }
    }

    /** Asserts that two rows of numbers are the same. */
    public static void assertSame(double[] expected, double[] actual, Object where) {
        if (expected.length != actual.length) {
            throw new AssertionError(where + ": expected " + expected.length + " numbers but got " + actual.length);
        }
        for (int k = 0; k < expected.length; k++) {
            if (!same(expected[k], actual[k])) {
                assertSame(expected[k], actual[k], where + ", number " + k);
            }
        }
    }

    private static String describe(double a) {
        return a + " (" + Double.toHexString(a) + ")";
    }
}
