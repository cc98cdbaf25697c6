package org.lanegrad.testing;

import java.util.SplittableRandom;
import org.lanegrad.Tape;

/**
 * How far the outputs of a tape may be off by rounding: they are computed some more times, every operation off by a
 * small random amount that is yet much larger than a rounding. So it is the tape itself that says how well conditioned
 * it is.
 */
public final class RoundingNoise {
    /** By how much an operation is off at most, relative to its result: some hundred roundings. */
    private static final double NOISE = 0x1p-44;

    private static final int RUNS = 8;
    /** What other ways of computing are off by where the tape does not round at all. */
    private static final double RELATIVE = 1e-14;

    private RoundingNoise() {}

    /** The largest deviation of each output at a point. */
    public static double[] of(Tape tape, double... point) {
        SplittableRandom random = new SplittableRandom(1);
        double[] exact = ReferenceEvaluator.outputs(tape, point);
        double[] largest = new double[exact.length];
        for (int run = 0; run < RUNS; run++) {
            double[] noisy = ReferenceEvaluator.outputsOf(
                    tape,
                    ReferenceEvaluator.values(
                            tape, value -> value * (1 + random.nextDouble(-NOISE, NOISE)), point));
            for (int k = 0; k < exact.length; k++) {
                largest[k] = Math.max(largest[k], Math.abs(noisy[k] - exact[k]));
            }
        }
        return largest;
    }

    /** Asserts that the outputs of a tape are what they should be but for rounding. */
    public static void assertOutputs(double[] expected, Tape tape, double[] point, Object where) {
        double[] actual = ReferenceEvaluator.outputs(tape, point);
        double[] noise = of(tape, point);
        for (int k = 0; k < expected.length; k++) {
            // Not even NaN is close to a number
            if (!(Math.abs(actual[k] - expected[k]) <= noise[k] + RELATIVE * Math.abs(expected[k]))) {
                throw new AssertionError(where + ", " + tape.outputs().get(k).name() + ": expected " + expected[k]
                        + " but got " + actual[k] + ", with a tolerance of " + noise[k]);
            }
        }
    }
}
