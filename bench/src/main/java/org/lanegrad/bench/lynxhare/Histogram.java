package org.lanegrad.bench.lynxhare;

import java.util.Arrays;

/**
 * How values are spread: the density over parts of equal width.
 *
 * @param middles of the parts
 * @param densities share of the values in each part, over its width
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Histogram(double[] middles, double[] densities) {

    /** Counts the values that are finite. */
    static Histogram of(double[] all, int parts) {
        double[] values = Arrays.stream(all).filter(Double::isFinite).toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double greatest = Arrays.stream(values).max().orElse(1);
        double width = greatest > least ? (greatest - least) / parts : 1;
        double[] middles = new double[parts];
        double[] densities = new double[parts];
        for (int i = 0; i < parts; i++) {
            middles[i] = least + (i + 0.5) * width;
        }
        for (double value : values) {
            int part = (int) Math.min((value - least) / width, parts - 1);
            densities[part] += 1 / (width * values.length);
        }
        return new Histogram(middles, densities);
    }

    double highest() {
        return Arrays.stream(densities).max().orElse(0);
    }
}
