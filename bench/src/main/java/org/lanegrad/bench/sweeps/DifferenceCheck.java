package org.lanegrad.bench.sweeps;

import org.lanegrad.Tape;

/** Compares derivatives with finite differences, as closely as those can tell at each point. */
public final class DifferenceCheck {
    /** How much farther off than estimated differences may be. */
    private static final double MARGIN = 10;

    /** Differences that may be farther off than this, relative to the derivative, tell nothing. */
    private static final double COARSEST = 1e-3;

    private final Tape trace;
    private final LocalDerivatives locals;

    /** What a comparison says. */
    public enum Verdict {
        /** The derivative is that of the differences. */
        AGREES,
        /** It is another. */
        DIFFERS,
        /** Here differences don't tell: the function is not finite or not smooth around, or rounds too much. */
        UNDECIDED
    }

    /**
     * A comparison.
     *
     * @param verdict what it says
     * @param value the derivative by differences
     * @param tolerance how far from it the derivative may be
     */
    public record Comparison(Verdict verdict, double value, double tolerance) {}

    /**
     * Prepares comparisons.
     *
     * @param trace a tape with one output
     */
    public DifferenceCheck(Tape trace) {
        this.trace = trace;
        this.locals = LocalDerivatives.of(trace);
    }

    /**
     * Compares one partial derivative.
     *
     * @param point where
     * @param input the number of the input
     * @param derivative the partial derivative by it
     * @return what the differences say of it
     */
    public Comparison compare(double[] point, int input, double derivative) {
        Sweeps sweeps = locals.at(point);
        double x = point[input];
        double[] moved = point.clone();
        FiniteDifferences differences = FiniteDifferences.of(
                value -> {
                    moved[input] = value;
                    return trace.evaluate(moved)[0];
                },
                x,
                sweeps.rounding());
        double tolerance = MARGIN * differences.error();
        double difference = Math.abs(derivative - differences.value());
        // Where the derivative is 0, the function itself says what is small
        double slope = Math.abs(sweeps.output()) / Math.max(Math.abs(x), 1);
        double scale = Math.max(Math.abs(differences.value()), Math.clamp(slope, Double.MIN_NORMAL, 1));
        // A derivative that is NaN differs, a tolerance that is NaN tells nothing
        Verdict verdict = !(tolerance <= COARSEST * scale)
                ? Verdict.UNDECIDED
                : difference <= tolerance ? Verdict.AGREES : Verdict.DIFFERS;
        return new Comparison(verdict, differences.value(), tolerance);
    }
}
