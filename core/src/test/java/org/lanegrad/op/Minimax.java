package org.lanegrad.op;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Polynomials whose largest weighted error over an interval is the smallest, by the exchange algorithm of E. Remez on a
 * dense grid. The coefficients are doubles: each in turn, from the lowest, is rounded, and those above it are fitted
 * anew to make up for that.
 */
final class Minimax {
    private static final int PRECISION = 50;
    private static final MathContext DIGITS = new MathContext(PRECISION);
    private static final int GRID = 401;
    private static final int TERMS = 40;

    private final BigDecimal[] x = new BigDecimal[GRID];
    private final BigDecimal[] target = new BigDecimal[GRID];
    private final BigDecimal[] weight = new BigDecimal[GRID];

    private Minimax(DoubleFunction<BigDecimal> function, DoubleUnaryOperator weight, double from, double to) {
        for (int g = 0; g < GRID; g++) {
            // Denser towards the ends, as Chebyshev's points are
            double at = (from + to) / 2 - (to - from) / 2 * StrictMath.cos(Math.PI * (g + 0.25) / GRID);
            x[g] = new BigDecimal(at);
            target[g] = function.apply(at);
            this.weight[g] = new BigDecimal(weight.applyAsDouble(at));
        }
    }

    /**
     * Fits a polynomial.
     *
     * @param series the coefficients of the function's power series
     * @param weight what an error is multiplied by
     * @param from the lower end of the interval
     * @param to the upper end of the interval
     * @param count how many coefficients
     * @return the coefficients and the error that they leave
     */
    static Fit fit(IntFunction<BigDecimal> series, DoubleUnaryOperator weight, double from, double to, int count) {
        return fitTo(x -> sum(series, new BigDecimal(x)), weight, from, to, count);
    }

    /**
     * Fits a polynomial.
     *
     * @param function the function, to {@value #PRECISION} digits
     * @param weight what an error is multiplied by
     * @param from the lower end of the interval
     * @param to the upper end of the interval
     * @param count how many coefficients
     * @return the coefficients and the error that they leave
     */
    static Fit fitTo(
            DoubleFunction<BigDecimal> function, DoubleUnaryOperator weight, double from, double to, int count) {
        return fitTo(function, weight, from, to, count, count);
    }

    /**
     * Fits a polynomial of which only the lowest coefficients are rounded one by one. It is for long ones, whose last
     * coefficients no longer make up for what the first have lost.
     *
     * @param function the function, to {@value #PRECISION} digits
     * @param weight what an error is multiplied by
     * @param from the lower end of the interval
     * @param to the upper end of the interval
     * @param count how many coefficients
     * @param oneByOne how many are rounded one by one
     * @return the coefficients and the error that they leave
     */
    static Fit fitTo(
            DoubleFunction<BigDecimal> function,
            DoubleUnaryOperator weight,
            double from,
            double to,
            int count,
            int oneByOne) {
        Minimax minimax = new Minimax(function, weight, from, to);
        List<Double> coefficients = new ArrayList<>();
        while (coefficients.size() < count) {
            int left = count - coefficients.size();
            BigDecimal[] best = minimax.best(left);
            int rounded = coefficients.size() < oneByOne ? 1 : left;
            for (int k = 0; k < rounded; k++) {
                double next = best[k].doubleValue();
                coefficients.add(next);
                minimax.takeOut(next);
            }
        }
        return new Fit(coefficients, minimax.largest(minimax.target));
    }

    private static BigDecimal sum(IntFunction<BigDecimal> series, BigDecimal x) {
        BigDecimal sum = ZERO;
        for (int k = TERMS - 1; k >= 0; k--) {
            sum = sum.multiply(x, DIGITS).add(series.apply(k), DIGITS);
        }
        return sum;
    }

    /**
     * The result of {@link #fit}.
     *
     * @param coefficients the coefficients, lowest power first
     * @param error the largest weighted error
     */
    record Fit(List<Double> coefficients, double error) {}

    /** Turns the task to fit c + x p(x) into the one to fit p(x). */
    private void takeOut(double c) {
        for (int g = 0; g < GRID; g++) {
            target[g] = target[g].subtract(new BigDecimal(c)).divide(x[g], DIGITS);
            weight[g] = weight[g].multiply(x[g].abs(), DIGITS);
        }
    }

    /** The best coefficients, and the error that they leave. */
    private BigDecimal[] best(int count) {
        int[] points = new int[count + 1];
        for (int j = 0; j <= count; j++) {
            points[j] = (int) Math.round((double) j * (GRID - 1) / count);
        }
        for (int round = 0; ; round++) {
            BigDecimal[] solution = equalErrors(points);
            BigDecimal[] error = errors(solution, count);
            double level = solution[count].abs().doubleValue();
            if (largest(error) <= level * (1 + 1e-9) || round == 30) {
                return solution;
            }
            points = exchange(error, count + 1);
        }
    }

    /** Solves for the coefficients, and last the error that has alternating signs at the given points. */
    private BigDecimal[] equalErrors(int[] points) {
        int n = points.length;
        BigDecimal[][] rows = new BigDecimal[n][n + 1];
        for (int j = 0; j < n; j++) {
            int g = points[j];
            BigDecimal power = ONE;
            for (int k = 0; k < n - 1; k++) {
                rows[j][k] = power;
                power = power.multiply(x[g], DIGITS);
            }
            rows[j][n - 1] = (j % 2 == 0 ? ONE : ONE.negate()).divide(weight[g], DIGITS);
            rows[j][n] = target[g];
        }
        return Linear.solve(rows);
    }

    private BigDecimal[] errors(BigDecimal[] coefficients, int count) {
        BigDecimal[] error = new BigDecimal[GRID];
        for (int g = 0; g < GRID; g++) {
            BigDecimal sum = ZERO;
            for (int k = count - 1; k >= 0; k--) {
                sum = sum.multiply(x[g], DIGITS).add(coefficients[k], DIGITS);
            }
            error[g] = target[g].subtract(sum, DIGITS);
        }
        return error;
    }

    private double largest(BigDecimal[] error) {
        double largest = 0;
        for (int g = 0; g < GRID; g++) {
            largest = Math.max(largest, size(error, g));
        }
        return largest;
    }

    private double size(BigDecimal[] error, int g) {
        return Math.abs(error[g].multiply(weight[g], DIGITS).doubleValue());
    }

    /** The points of largest error, one for each stretch of one sign; where there are too many, the largest of them. */
    private int[] exchange(BigDecimal[] error, int wanted) {
        List<Integer> peaks = new ArrayList<>();
        int peak = 0;
        for (int g = 1; g < GRID; g++) {
            if (error[g].signum() != error[peak].signum()) {
                peaks.add(peak);
                peak = g;
            } else if (size(error, g) > size(error, peak)) {
                peak = g;
            }
        }
        peaks.add(peak);
        while (peaks.size() > wanted) {
            int least = 0;
            for (int k = 1; k < peaks.size(); k++) {
                if (size(error, peaks.get(k)) < size(error, peaks.get(least))) {
                    least = k;
                }
            }
            boolean inside = least > 0 && least < peaks.size() - 1;
            if (inside && peaks.size() > wanted + 1) {
                // Two go, so that the signs still alternate
                peaks.subList(least, least + 2).clear();
            } else if (size(error, peaks.getFirst()) < size(error, peaks.getLast())) {
                peaks.removeFirst();
            } else {
                peaks.removeLast();
            }
        }
        return peaks.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Gaussian elimination. */
    private static final class Linear {
        static BigDecimal[] solve(BigDecimal[][] rows) {
            int n = rows.length;
            for (int k = 0; k < n; k++) {
                int pivot = k;
                for (int i = k + 1; i < n; i++) {
                    if (rows[i][k].abs().compareTo(rows[pivot][k].abs()) > 0) {
                        pivot = i;
                    }
                }
                BigDecimal[] row = rows[pivot];
                rows[pivot] = rows[k];
                rows[k] = row;
                for (int i = k + 1; i < n; i++) {
                    subtract(rows[i], row, rows[i][k].divide(row[k], DIGITS), k);
                }
            }
            BigDecimal[] solution = new BigDecimal[n];
            for (int k = n - 1; k >= 0; k--) {
                BigDecimal sum = rows[k][n];
                for (int j = k + 1; j < n; j++) {
                    sum = sum.subtract(rows[k][j].multiply(solution[j], DIGITS), DIGITS);
                }
                solution[k] = sum.divide(rows[k][k], DIGITS);
            }
            return solution;
        }

        private static void subtract(BigDecimal[] from, BigDecimal[] row, BigDecimal factor, int start) {
            for (int j = start; j < row.length; j++) {
                from[j] = from[j].subtract(row[j].multiply(factor, DIGITS), DIGITS);
            }
        }
    }
}
