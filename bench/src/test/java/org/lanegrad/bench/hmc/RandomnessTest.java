package org.lanegrad.bench.hmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    private static final int COUNT = 100_000;

    /** Stay as they are: all published runs depend on them. */
    @Test
    void theStreamIsFixed() {
        Randomness randomness = new Randomness(1);
        assertEquals(0.9046526817378443, randomness.uniform());
        assertEquals(-1.3127202517264909, randomness.normal());
        assertNotEquals(new Randomness(1).uniform(), new Randomness(2).uniform());
    }

    @Test
    void uniform() {
        Randomness randomness = new Randomness(7);
        double[] numbers = DoubleStream.generate(randomness::uniform).limit(COUNT).toArray();
        assertTrue(Arrays.stream(numbers).allMatch(u -> u > 0 && u < 1));
        assertMoment(0.5, numbers, 1, 0.3);
        assertMoment(1 / 3.0, numbers, 2, 0.3);
    }

    @Test
    void normal() {
        Randomness randomness = new Randomness(7);
        double[] numbers = DoubleStream.generate(randomness::normal).limit(COUNT).toArray();
        assertMoment(0, numbers, 1, 1);
        assertMoment(1, numbers, 2, Math.sqrt(2));
        assertMoment(0, numbers, 3, Math.sqrt(15));
        assertMoment(3, numbers, 4, Math.sqrt(96));
    }

    /** Within four standard errors. */
    private static void assertMoment(double expected, double[] numbers, int power, double deviation) {
        double mean = Arrays.stream(numbers).map(x -> Math.pow(x, power)).sum() / COUNT;
        assertEquals(expected, mean, 4 * deviation / Math.sqrt(COUNT), "moment " + power);
    }
}
