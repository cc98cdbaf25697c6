package org.lanegrad.bench.rival;

/** What computes value and gradient of a workload at many points. */
interface Rival extends AutoCloseable {

    /**
     * Computes them.
     *
     * @param in the inputs, in the layout that is agreed upon
     * @param out receives the value and the partials in the same layout
     * @param points points
     */
    void run(double[] in, double[] out, int points);

    /** Gives back what it holds. */
    @Override
    default void close() {}
}
