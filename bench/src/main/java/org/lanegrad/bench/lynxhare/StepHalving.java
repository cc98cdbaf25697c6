package org.lanegrad.bench.lynxhare;

import java.util.List;
import java.util.Locale;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.bench.hmc.Draws;

/**
 * What half the Runge-Kutta step changes: the log posterior at each draw and, by importance weights, the posterior
 * means.
 *
 * @param stepsPerYear whole steps
 * @param changes of the log posterior at each draw
 * @param shifts of the posterior mean of each parameter, in Monte Carlo standard errors
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StepHalving(int stepsPerYear, double[] changes, double[] shifts) {
    /** How far the means may shift. */
    static final double FARTHEST = 0.1;

    /**
     * Computes it.
     *
     * @param stepsPerYear whole steps
     * @param whole computes the log posterior that was sampled
     * @param half computes that of half the step
     * @param draws the logarithms of the parameters
     * @param comparisons the means found and their errors
     */
    static StepHalving of(
            int stepsPerYear, Executor whole, Executor half, Draws draws, List<Comparison> comparisons) {
        double[] points = draws.points();
        int count = draws.count();
        double[] changes = logPosterior(half, points, count);
        double[] before = logPosterior(whole, points, count);
        for (int i = 0; i < count; i++) {
            changes[i] -= before[i];
        }
        double[] shifts = comparisons.stream()
                .mapToDouble(comparison -> shift(comparison, points, changes))
                .toArray();
        return new StepHalving(stepsPerYear, changes, shifts);
    }

    private static double[] logPosterior(Executor executor, double[] points, int count) {
        double[] values = new double[count];
        executor.run(Batch.of(points, Parameter.values().length, count), Batch.of(values, 1, count));
        return values;
    }

    private static double shift(Comparison comparison, double[] points, double[] changes) {
        int first = comparison.parameter().ordinal() * changes.length;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < changes.length; i++) {
            double weight = StrictMath.exp(changes[i]);
            weights += weight;
            sum += weight * (StrictMath.exp(points[first + i]) - comparison.found().mean());
        }
        return sum / weights / comparison.found().error();
    }

    /**
     * The largest change of the log posterior.
     *
     * @return its magnitude
     */
    public double largestChange() {
        return largest(changes);
    }

    /**
     * The largest shift of a mean.
     *
     * @return its magnitude, in Monte Carlo standard errors
     */
    public double largestShift() {
        return largest(shifts);
    }

    /** What is wrong; a figure that is not a number is. */
    List<String> faults() {
        return largestShift() <= FARTHEST
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT, "half the Runge-Kutta step shifts a mean by %.2g errors", largestShift()));
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
