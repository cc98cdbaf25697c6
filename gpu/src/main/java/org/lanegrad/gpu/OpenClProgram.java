package org.lanegrad.gpu;

/** A tape written for a device. */
final class OpenClProgram {
    private final String source;
    private final double[] constants;
    private final int[] calls;
    private final int rows;
    private final String title;

    /**
     * Makes a program of arrays that it keeps.
     *
     * @param source the text
     * @param constants what follows the shared inputs in {@code uniforms}
     * @param calls the table of calls of an interpreter
     * @param rows how many rows an interpreter needs beside points and results
     * @param title what it is, for people
     */
    OpenClProgram(String source, double[] constants, int[] calls, int rows, String title) {
        this.source = source;
        this.constants = constants;
        this.calls = calls;
        this.rows = rows;
        this.title = title;
    }

    /** The text. */
    String source() {
        return source;
    }

    /** What follows the shared inputs in {@code uniforms}; not to be changed. */
    double[] constants() {
        return constants;
    }

    /** The table of calls of an interpreter; not to be changed. */
    int[] calls() {
        return calls;
    }

    /** How many rows an interpreter needs beside points and results. */
    int rows() {
        return rows;
    }

    /** What it is, for people. */
    String title() {
        return title;
    }

    /** Bytes that each point in work takes beside its inputs and outputs. */
    long bytesPerPoint() {
        return (long) rows * Double.BYTES;
    }
}
