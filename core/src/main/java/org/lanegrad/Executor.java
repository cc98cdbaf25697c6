package org.lanegrad;

import org.lanegrad.plan.BatchShape;

/**
 * A tape prepared to be run over batches, by some engine on some device. Every executor gives the same bits as the
 * scalar one; a NaN is as good as any other NaN. Results don't depend on the batch's layout, its size or how it is
 * split.
 *
 * <p>An executor may be used by several threads at a time. It is closed when done.
 */
public interface Executor extends AutoCloseable {

    /**
     * The tape, as it was given.
     *
     * @return the tape
     */
    Tape tape();

    /**
     * Computes all outputs at all points.
     *
     * @param points a column for each input that is not shared, in order of declaration
     * @param shared a value for each shared input, in order of declaration; empty if there is none
     * @param outputs a column for each output, with as many points; overwritten; it must not share memory with the
     *     points
     * @throws IllegalArgumentException if a number of columns, points or shared values is wrong; nothing is written
     * @throws IllegalStateException if the executor is closed
     */
    void run(Batch points, double[] shared, Batch outputs);

    /**
     * Computes all outputs at all points of a tape without shared inputs.
     *
     * @param points a column for each input
     * @param outputs a column for each output, with as many points; overwritten
     * @throws IllegalArgumentException if a number of columns or points is wrong, or the tape has shared inputs
     * @throws IllegalStateException if the executor is closed
     */
    default void run(Batch points, Batch outputs) {
        run(points, BatchShape.NOTHING_SHARED, outputs);
    }

    /**
     * Sums each output over the batch, always in the same order: neighbours (2i) and (2i+1) are added, then the sums of
     * neighbours, and so on; a last one without a neighbour passes up unchanged.
     *
     * @param points a column for each input that is not shared, in order of declaration
     * @param shared a value for each shared input, in order of declaration; empty if there is none
     * @return the sum of each output; 0 for a batch of no points
     * @throws IllegalArgumentException if a number of columns or shared values is wrong
     * @throws IllegalStateException if the executor is closed
     */
    double[] sum(Batch points, double[] shared);

    /**
     * What runs: the executor, the device, its width and precision.
     *
     * @return a line for people
     */
    String describe();

    /** Gives back what the executor holds. Closing twice is harmless. */
    @Override
    void close();
}
