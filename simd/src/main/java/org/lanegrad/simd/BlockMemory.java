package org.lanegrad.simd;

/** What a run of a block works on. */
final class BlockMemory {
    /** Rows and uniform numbers. */
    final double[] values;
    /** Scratch for look-ups, as long as the widest vector. */
    final int[] indices = new int[Width.BITS_512.lanes()];

    BlockMemory(int length) {
        values = new double[length];
    }
}
