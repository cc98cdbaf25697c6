package org.lanegrad.gpu;

/**
 * A stretch of a tape that an interpreter carries out in one step.
 *
 * @param steps the positions of its operations, in order
 * @param operands the positions of the values that it takes from outside, in the order of their use
 * @param results the positions of its values that are needed outside
 */
record Call(int[] steps, int[] operands, int[] results) {}
