package org.lanegrad.gpu;

/**
 * A tape written for a device.
 *
 * @param source the text
 * @param constants what follows the shared inputs in {@code uniforms}
 * @param calls the table of calls of an interpreter
 * @param rows how many rows an interpreter needs beside points and results
 * @param title what it is, for people
 */
record OpenClProgram(String source, double[] constants, int[] calls, int rows, String title) {

    /** Bytes that each point in work takes beside its inputs and outputs. */
    long bytesPerPoint() {
        return (long) rows * Double.BYTES;
    }
}
