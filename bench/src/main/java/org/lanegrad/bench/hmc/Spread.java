package org.lanegrad.bench.hmc;

import java.util.Arrays;

/** The variance of each parameter over all chains and some iterations, by Welford's recurrence. */
final class Spread {
    private final double[] mean;
    private final double[] squares;
    private int count;

    Spread(int parameters) {
        mean = new double[parameters];
        squares = new double[parameters];
    }

    /** Takes in where all chains are. */
    void add(Chains chains) {
        double[] positions = chains.positions();
        for (int chain = 0; chain < chains.count(); chain++) {
            count++;
            for (int k = 0; k < mean.length; k++) {
                double deviation = positions[k * chains.count() + chain] - mean[k];
                mean[k] += deviation / count;
                squares[k] += deviation * (positions[k * chains.count() + chain] - mean[k]);
            }
        }
    }

    /** The variances. */
    double[] variances() {
        return Arrays.stream(squares).map(sum -> sum / (count - 1)).toArray();
    }
}
