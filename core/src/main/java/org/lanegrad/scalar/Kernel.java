package org.lanegrad.scalar;

/** A body compiled for one point at a time: it reads a number for each operand and writes one for each result. */
interface Kernel {

    /**
     * Runs calls of the body one after the other.
     *
     * @param memory values by place
     * @param places what each call or run of calls is told, mostly where its operands and results are
     * @param from where that begins for the first call
     * @param to where it ends for the last call
     */
    void run(double[] memory, int[] places, int from, int to);
}
