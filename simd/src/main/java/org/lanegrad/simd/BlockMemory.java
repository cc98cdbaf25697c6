package org.lanegrad.simd;

/** What runs of blocks work on, one at a time. */
final class BlockMemory {
    /** Rows and uniform numbers. */
    final double[] values;
    /** Scratch for look-ups, as long as the widest vector. */
    final int[] indices = new int[Width.BITS_512.lanes()];
    /** Points and outputs that can't be read and written where they are. */
    final double[] pointsCopy;

    final double[] outputsCopy;

    /** The points of the block: the array that they are in, and where they begin. */
    double[] points;

    int pointsStart;
    /** Its outputs, likewise. */
    double[] outputs;

    int outputsStart;

    /** Memory where everything goes through rows. */
    BlockMemory(int length) {
        values = new double[length];
        pointsCopy = values;
        outputsCopy = values;
        points = pointsCopy;
        outputs = outputsCopy;
    }

    /** Memory for access in place. */
    BlockMemory(int length, int pointsLength, int outputsLength) {
        values = new double[length];
        pointsCopy = new double[pointsLength];
        outputsCopy = new double[outputsLength];
        points = pointsCopy;
        outputs = outputsCopy;
    }

    /** Lets go of the caller's arrays. */
    void release() {
        readFrom(pointsCopy, 0);
        writeTo(outputsCopy, 0);
    }

    void readFrom(double[] array, int start) {
        points = array;
        pointsStart = start;
    }

    void writeTo(double[] array, int start) {
        outputs = array;
        outputsStart = start;
    }
}
