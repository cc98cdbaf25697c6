package org.lanegrad.bench.hmc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.lanegrad.op.Meaning;
import org.lanegrad.op.Operation;

/**
 * Split R-hat, rank-normalised and folded: how much wider the draws of all chains lie than those of one. A. Vehtari, A.
 * Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, Rank-normalization, folding, and localization: an improved R-hat,
 * Bayesian Analysis 16 (2021).
 */
public final class SplitRHat {
    private static final Meaning NORMAL_QUANTILE = Operation.NORMAL_QUANTILE.meaning();

    private SplitRHat() {}

    /**
     * Computes it.
     *
     * @param chains the draws of one quantity as {@code [chain][draw]}, at least 4 of each
     * @return the larger of that of the draws and that of their distances from the median; near 1 if the chains agree,
     *     NaN if all draws are equal
     */
    public static double of(double[][] chains) {
        SplitChains split = SplitChains.of(chains);
        double[] sorted = Arrays.stream(split.halves())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        SplitChains folded = split.map(x -> Math.abs(x - median));
        return Math.max(plain(normalised(split)), plain(normalised(folded)));
    }

    /** The root of the ratio of the variance of all draws to that within half chains. */
    static double plain(SplitChains split) {
        return Math.sqrt(split.total() / split.within());
    }

    /** Each draw replaced by the normal quantile of its rank; equal ones share their mean rank. */
    static SplitChains normalised(SplitChains split) {
        int length = split.length();
        double[] values = Arrays.stream(split.halves()).flatMapToDouble(Arrays::stream).toArray();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] result = new double[split.halves().length][length];
        for (int first = 0; first < order.length; ) {
            int end = first + 1;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            double rank = (first + 1 + end) / 2.0;
            double score = NORMAL_QUANTILE.of((rank - 0.375) / (order.length + 0.25), 0, 0);
            for (int i = first; i < end; i++) {
                result[order[i] / length][order[i] % length] = score;
            }
            first = end;
        }
        return new SplitChains(result);
    }
}
