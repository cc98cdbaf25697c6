package org.lanegrad.scalar;

/** A body compiled for one point at a time: it reads a number for each operand and writes one for each result. */
interface Kernel {

    /**
     * Runs calls of the body one after the other.
     *
     * @param memory values by place
     * @param places where each call's operands and results are, as far as that differs from call to call
     * @param from where the places of the first call begin
     * @param to where those of the last call end
     */
    void run(double[] memory, int[] places, int from, int to);
}
