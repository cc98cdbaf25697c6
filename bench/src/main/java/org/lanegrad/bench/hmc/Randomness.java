package org.lanegrad.bench.hmc;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lanegrad.op.Meaning;
import org.lanegrad.op.Operation;

/**
 * A stream of random numbers that is the same on every machine: the generator's algorithm is part of its name
 * ({@link java.util.random}), and normal numbers are quantiles by Lanegrad's own function. Not for several threads.
 */
public final class Randomness {
    private static final Meaning QUANTILE = Operation.NORMAL_QUANTILE.meaning();

    private final RandomGenerator bits;

    /**
     * A stream.
     *
     * @param seed which stream
     */
    public Randomness(long seed) {
        bits = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * The next number, uniform between 0 and 1.
     *
     * @return the middle of one of 2<sup>52</sup> equal parts, so neither 0 nor 1
     */
    public double uniform() {
        return ((bits.nextLong() >>> 12) + 0.5) * 0x1p-52;
    }

    /**
     * The next number, normal with mean 0 and standard deviation 1.
     *
     * @return the number
     */
    public double normal() {
        return QUANTILE.of(uniform(), 0, 0);
    }
}
