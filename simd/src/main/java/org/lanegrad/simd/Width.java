package org.lanegrad.simd;

import jdk.incubator.vector.DoubleVector;

/** A width of vectors. Every width gives the same bits. */
public enum Width {
    /** 2 numbers in a vector. */
    BITS_128(128),
    /** 4 numbers in a vector. */
    BITS_256(256),
    /** 8 numbers in a vector. */
    BITS_512(512);

    private final int bits;

    Width(int bits) {
        this.bits = bits;
    }

    /**
     * The width that the JDK prefers on this machine.
     *
     * @return the widest that the CPU and the JVM's flags allow
     */
    public static Width preferred() {
        int preferred = DoubleVector.SPECIES_PREFERRED.vectorBitSize();
        Width widest = BITS_128;
        for (Width width : values()) {
            widest = width.bits <= preferred ? width : widest;
        }
        return widest;
    }

    /**
     * The size of a vector.
     *
     * @return bits
     */
    public int bits() {
        return bits;
    }

    /**
     * Numbers in a vector.
     *
     * @return 2, 4 or 8
     */
    public int lanes() {
        return bits / Double.SIZE;
    }
}
