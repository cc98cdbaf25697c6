package org.lanegrad.bench.lynxhare;

import java.util.Arrays;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.bench.hmc.Draws;

/**
 * The populations through the years, as the posterior has them.
 *
 * @param years the times
 * @param hares below which a share of the draws has them, as {@code [share][time]}: {@link #SHARES}
 * @param lynxes the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Trajectories(double[] years, double[][] hares, double[][] lynxes) {
    /** The median between the ends of the middle 90 %. */
    static final double[] SHARES = {0.05, 0.5, 0.95};

    /** Times in a year; a divisor of the model's steps. */
    static final int TIMES_A_YEAR = 5;

    /** As many draws as a picture needs. */
    private static final int MOST_DRAWS = 4000;

    /**
     * Computes them.
     *
     * @param populations computes the populations at all times
     * @param draws the logarithms of the parameters
     */
    static Trajectories of(Executor populations, Draws draws) {
        Batch points = thinned(draws);
        int columns = populations.tape().outputs().size();
        Batch values = Batch.allocate(columns, points.points(), Layout.BY_COLUMN);
        populations.run(points, values);
        double[] years = new double[columns / 2];
        double[][] hares = new double[SHARES.length][years.length];
        double[][] lynxes = new double[SHARES.length][years.length];
        for (int i = 0; i < years.length; i++) {
            years[i] = Pelts.FIRST_YEAR + i / (double) TIMES_A_YEAR;
            setQuantiles(hares, i, values, 2 * i);
            setQuantiles(lynxes, i, values, 2 * i + 1);
        }
        return new Trajectories(years, hares, lynxes);
    }

    private static Batch thinned(Draws draws) {
        double[] all = draws.points();
        int every = Math.ceilDiv(draws.count(), MOST_DRAWS);
        int count = draws.count() / every;
        Batch points = Batch.allocate(Parameter.values().length, count, Layout.BY_COLUMN);
        for (int k = 0; k < points.columns(); k++) {
            for (int i = 0; i < count; i++) {
                points.set(k, i, all[k * draws.count() + i * every]);
            }
        }
        return points;
    }

    private static void setQuantiles(double[][] to, int time, Batch values, int column) {
        double[] sorted = new double[values.points()];
        Arrays.setAll(sorted, i -> values.get(column, i));
        Arrays.sort(sorted);
        for (int share = 0; share < SHARES.length; share++) {
            to[share][time] = sorted[(int) (SHARES[share] * sorted.length)];
        }
    }
}
