package org.lanegrad.bench.hmc;

import org.lanegrad.Batch;
import org.lanegrad.Executor;

/** Where all chains are, with the log density and its gradient there; each array is {@code [row][chain]}. */
final class Chains {
    private final int parameters;
    private final int count;
    private final double[] positions;
    /** As the gradient tape puts them out: the log densities, then a row of partials for each parameter. */
    private final double[] results;

    private final Batch points;
    private final Batch outputs;

    Chains(int parameters, int count) {
        this.parameters = parameters;
        this.count = count;
        positions = new double[parameters * count];
        results = new double[(1 + parameters) * count];
        points = Batch.of(positions, parameters, count);
        outputs = Batch.of(results, 1 + parameters, count);
    }

    int parameters() {
        return parameters;
    }

    int count() {
        return count;
    }

    /** The positions themselves, to be moved; {@link #evaluate} brings the rest up to date. */
    double[] positions() {
        return positions;
    }

    double logDensity(int chain) {
        return results[chain];
    }

    /** The partial derivative of the log density that belongs to the same index of {@link #positions}. */
    double partial(int index) {
        return results[count + index];
    }

    /** Computes log densities and gradients at the positions: one batch. */
    void evaluate(Executor gradient) {
        gradient.run(points, outputs);
    }

    /** Becomes the same as others. */
    void set(Chains others) {
        System.arraycopy(others.positions, 0, positions, 0, positions.length);
        System.arraycopy(others.results, 0, results, 0, results.length);
    }

    /** Puts one chain where another is. */
    void set(int chain, Chains others, int other) {
        copy(others.positions, other, positions, chain);
        copy(others.results, other, results, chain);
    }

    private void copy(double[] from, int other, double[] to, int chain) {
        for (int row = 0; row < to.length; row += count) {
            to[row + chain] = from[row + other];
        }
    }
}
