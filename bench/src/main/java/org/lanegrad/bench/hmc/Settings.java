package org.lanegrad.bench.hmc;

/**
 * How to sample.
 *
 * @param chains how many chains advance together, at least 2
 * @param warmup iterations of each chain that adapt step size and mass and are then forgotten; a multiple of 4, at
 *     least 20
 * @param draws iterations of each chain that are kept, at least 8
 */
public record Settings(int chains, int warmup, int draws) {

    /** Checks the ranges. */
    public Settings {
        requireAtLeast(2, chains, "chains");
        requireAtLeast(20, warmup, "warm-up iterations");
        requireAtLeast(8, draws, "draws");
        if (warmup % 4 != 0) {
            throw new IllegalArgumentException(
                    "The number of warm-up iterations must be a multiple of 4, but it is " + warmup + ".");
        }
    }

    private static void requireAtLeast(int least, int count, String what) {
        if (count < least) {
            throw new IllegalArgumentException("There must be at least " + least + " " + what + ", not " + count + ".");
        }
    }
}
