package org.lanegrad.bench.hmc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The draws of one quantity with each chain cut in two halves, so that a chain that drifts disagrees with itself.
 *
 * @param halves as {@code [half chain][draw]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SplitChains(double[][] halves) {

    /** Cuts; an odd draw in the middle falls out. */
    static SplitChains of(double[][] chains) {
        return new SplitChains(Arrays.stream(chains)
                .flatMap(chain -> Stream.of(
                        Arrays.copyOf(chain, chain.length / 2),
                        Arrays.copyOfRange(chain, (chain.length + 1) / 2, chain.length)))
                .toArray(double[][]::new));
    }

    int length() {
        return halves[0].length;
    }

    double[] means() {
        return Arrays.stream(halves).mapToDouble(SplitChains::mean).toArray();
    }

    /** The mean of the variances within the halves. */
    double within() {
        return Arrays.stream(halves).mapToDouble(SplitChains::variance).sum() / halves.length;
    }

    /** The variance of all draws, as estimated from those within the halves and that between their means. */
    double total() {
        return within() * (length() - 1) / length() + variance(means());
    }

    /** The mean over the halves of the autocovariance at a lag. */
    double autocovariance(int lag) {
        double[] means = means();
        double sum = 0;
        for (int m = 0; m < halves.length; m++) {
            for (int i = lag; i < length(); i++) {
                sum += (halves[m][i] - means[m]) * (halves[m][i - lag] - means[m]);
            }
        }
        return sum / length() / halves.length;
    }

    SplitChains map(DoubleUnaryOperator function) {
        return new SplitChains(Arrays.stream(halves)
                .map(half -> Arrays.stream(half).map(function).toArray())
                .toArray(double[][]::new));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
