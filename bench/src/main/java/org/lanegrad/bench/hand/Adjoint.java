package org.lanegrad.bench.hand;

import org.lanegrad.Layout;

/**
 * A function with its gradient, written by hand for one layout. It may hold memory for what it computes between: each
 * thread needs its own.
 */
public interface Adjoint {

    /**
     * Computes value and gradient at some points.
     *
     * @param in the inputs
     * @param out receives the value, then the partial for each active input
     * @param points points
     */
    void run(double[] in, double[] out, int points);

    /**
     * How inputs and outputs lie.
     *
     * @return the layout
     */
    Layout layout();
}
