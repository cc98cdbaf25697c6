package org.lanegrad.bench.hmc;

/**
 * How many independent draws would give the mean as well: from the autocorrelations of half chains, summed in pairs as
 * long as a pair is positive and made monotone (C. J. Geyer, Practical Markov chain Monte Carlo, 1992), the variance
 * between half chains taken in (Vehtari and others, 2021, section 3.2).
 */
public final class EffectiveSampleSize {

    private EffectiveSampleSize() {}

    /**
     * Computes it.
     *
     * @param chains the draws of one quantity as {@code [chain][draw]}, at least 4 of each
     * @return the size; more than the number of draws if they are negatively correlated; NaN if all draws are equal
     */
    public static double of(double[][] chains) {
        SplitChains split = SplitChains.of(chains);
        double count = (double) split.halves().length * split.length();
        double within = split.within();
        double total = split.total();
        double sum = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < split.length(); lag += 2) {
            double pair = correlation(split, lag, within, total) + correlation(split, lag + 1, within, total);
            if (pair < 0) {
                break;
            }
            smallest = Math.min(smallest, pair);
            sum += smallest;
        }
        // The estimate has no business far above the number of draws
        double time = Math.max(2 * sum - 1, 1 / StrictMath.log10(count));
        return count / time;
    }

    private static double correlation(SplitChains split, int lag, double within, double total) {
        return lag == 0 ? 1 : 1 - (within - split.autocovariance(lag)) / total;
    }
}
