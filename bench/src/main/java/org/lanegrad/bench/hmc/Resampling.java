package org.lanegrad.bench.hmc;

/**
 * Moves chains from where they are too many to where they are too few, when the power of the density rises: each goes
 * on in proportion to its weight (P. Del Moral, A. Doucet, A. Jasra, Sequential Monte Carlo samplers, Journal of the
 * Royal Statistical Society B 68 (2006), with systematic resampling). So no chain stays behind in a minor mode.
 */
final class Resampling {

    private Resampling() {}

    /**
     * Resamples.
     *
     * @param chains drawn from a power of the density
     * @param increment what the power rises by
     * @param uniform a random number between 0 and 1
     */
    static void run(Chains chains, double increment, double uniform) {
        int[] copies = copies(weights(chains, increment), uniform);
        int giver = 0;
        for (int chain = 0; chain < copies.length; chain++) {
            if (copies[chain] == 0) {
                while (copies[giver] < 2) {
                    giver++;
                }
                chains.set(chain, chains, giver);
                copies[giver]--;
            }
        }
    }

    private static double[] weights(Chains chains, double increment) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int chain = 0; chain < chains.count(); chain++) {
            greatest = Math.max(greatest, chains.logDensity(chain));
        }
        double[] weights = new double[chains.count()];
        for (int chain = 0; chain < weights.length; chain++) {
            weights[chain] = StrictMath.exp(increment * (chains.logDensity(chain) - greatest));
        }
        return weights;
    }

    /** How often each is to be there: its share of the places, rounded up or down, together as many as there are. */
    static int[] copies(double[] weights, double uniform) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] copies = new int[weights.length];
        double share = 0;
        int placed = 0;
        for (int i = 0; i < weights.length; i++) {
            share += weights[i] / sum * weights.length;
            // The last takes what rounding left
            int until = i == weights.length - 1 ? weights.length : (int) Math.ceil(share - uniform);
            copies[i] = Math.max(until - placed, 0);
            placed += copies[i];
        }
        return copies;
    }
}
