package org.lanegrad.bench.sweeps;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function by central differences {@code (f(x+h) - f(x-h)) / 2h} with ever smaller steps,
 * extrapolated to none (C. J. F. Ridders, Advances in Engineering Software 4, 1982). How far two neighbours in the
 * table of extrapolations differ says how far they are off, and the rounding of f over h how far they are at least.
 *
 * @param value the derivative; NaN if f is not finite around
 * @param error how far it may be off
 */
record FiniteDifferences(double value, double error) {
    private static final int STEPS = 24;
    /** No whole number, and no nice one: steps that fit the period of a function see nothing of it. */
    private static final double SHRINK = 1.7;

    private static final double FIRST = 0.0917;

    /**
     * Takes the best of the extrapolations.
     *
     * @param f the function
     * @param x where
     * @param rounding how far values of f may be off
     */
    static FiniteDifferences of(DoubleUnaryOperator f, double x, double rounding) {
        FiniteDifferences best = new FiniteDifferences(Double.NaN, Double.POSITIVE_INFINITY);
        double[] above = {};
        double h = FIRST * Math.max(Math.abs(x), 1);
        for (int step = 0; step < STEPS; step++, h /= SHRINK) {
            double right = x + h;
            double left = x - h;
            double[] row = new double[above.length + 1];
            row[0] = (f.applyAsDouble(right) - f.applyAsDouble(left)) / (right - left);
            if (!Double.isFinite(row[0])) {
                above = new double[0];
                continue;
            }
            double power = 1;
            for (int j = 1; j < row.length; j++) {
                power *= SHRINK * SHRINK;
                row[j] = row[j - 1] + (row[j - 1] - above[j - 1]) / (power - 1);
                double error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - above[j - 1])) + rounding / h;
                if (error < best.error) {
                    best = new FiniteDifferences(row[j], error);
                }
            }
            above = row;
        }
        return best;
    }
}
