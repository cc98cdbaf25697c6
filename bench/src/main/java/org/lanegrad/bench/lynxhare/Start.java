package org.lanegrad.bench.lynxhare;

import java.util.Arrays;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.bench.hmc.Randomness;

/**
 * Where chains start: each at the likeliest of some draws from the prior. So they start far apart, but not where the
 * populations explode.
 */
final class Start {
    private static final int CANDIDATES = 64;

    private Start() {}

    /**
     * Finds it.
     *
     * @param logPosterior computes the log posterior
     * @param chains how many chains
     * @param randomness what is random
     * @return logarithms of parameters as {@code [parameter][chain]}
     */
    static double[] of(Executor logPosterior, int chains, Randomness randomness) {
        Parameter[] parameters = Parameter.values();
        Batch candidates = Batch.allocate(parameters.length, chains * CANDIDATES, Layout.BY_COLUMN);
        for (int point = 0; point < candidates.points(); point++) {
            for (int k = 0; k < parameters.length; k++) {
                double value = parameters[k].prior().quantile(randomness.uniform());
                candidates.set(k, point, StrictMath.log(value));
            }
        }
        Batch densities = Batch.allocate(1, candidates.points(), Layout.BY_COLUMN);
        logPosterior.run(candidates, densities);
        double[] start = new double[parameters.length * chains];
        for (int chain = 0; chain < chains; chain++) {
            int best = likeliest(densities, chain * CANDIDATES);
            for (int k = 0; k < parameters.length; k++) {
                start[k * chains + chain] = candidates.get(k, best);
            }
        }
        return start;
    }

    private static int likeliest(Batch densities, int first) {
        int best = first;
        for (int i = first; i < first + CANDIDATES; i++) {
            // A comparison with NaN is false
            if (densities.get(0, i) > densities.get(0, best) || Double.isNaN(densities.get(0, best))) {
                best = i;
            }
        }
        return best;
    }
}
