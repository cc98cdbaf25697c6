package org.lanegrad.bench.hmc;

import java.util.Arrays;

/**
 * What the draws of one quantity say.
 *
 * @param mean their mean
 * @param deviation their standard deviation
 * @param effective the effective sample size of the mean
 * @param rHat split R-hat
 */
public record Summary(double mean, double deviation, double effective, double rHat) {

    /**
     * Summarises.
     *
     * @param chains the draws as {@code [chain][draw]}, at least 4 of each
     * @return the summary
     */
    public static Summary of(double[][] chains) {
        double[] all = Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < all.length; i++) {
            double difference = all[i] - mean;
            mean += difference / (i + 1);
            squares += difference * (all[i] - mean);
        }
        double deviation = Math.sqrt(squares / (all.length - 1));
        return new Summary(mean, deviation, EffectiveSampleSize.of(chains), SplitRHat.of(chains));
    }

    /**
     * The Monte Carlo standard error of the mean.
     *
     * @return the standard deviation over the root of the effective sample size
     */
    public double error() {
        return deviation / Math.sqrt(effective);
    }
}
