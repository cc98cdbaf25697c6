package org.lanegrad.simd;

/**
 * A body compiled for blocks of points: it reads a row for each operand, or one number where the operand is uniform,
 * and writes a row for each result. A row is one value at all points of a block.
 */
abstract class Kernel {

    /**
     * Runs calls of the body one after the other.
     *
     * @param memory what the block works on
     * @param places where each call's operands and then its results begin in the memory
     * @param from where the places of the first call begin
     * @param to where those of the last call end
     */
    abstract void run(BlockMemory memory, int[] places, int from, int to);
}
