package org.lanegrad.testing;

import java.util.List;

/** Numbers at which arithmetic has something special to say. */
public final class SpecialValues {
    /** A NaN with its sign bit set and a payload. */
    public static final double NEGATIVE_NAN = Double.longBitsToDouble(0xfff8_0000_0000_1234L);

    /** Zeros, infinities, NaN, subnormals, the ends of the ranges, halves, ones and numbers without a fraction. */
    public static final List<Double> ALL = List.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MIN_NORMAL,
            -Double.MIN_NORMAL,
            0.5,
            -0.5,
            Math.nextDown(0.5),
            1.0,
            -1.0,
            1.5,
            -2.5,
            2.0,
            3.0,
            -3.0,
            0x1p51 + 0.5,
            0x1p53,
            1e300,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            NEGATIVE_NAN);

    private SpecialValues() {}
}
