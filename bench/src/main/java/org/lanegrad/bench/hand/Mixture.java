package org.lanegrad.bench.hand;

/** The constants of W3: the densities' means and inverse deviations, {@code [density][dimension]}. */
public final class Mixture {
    /** How many densities are mixed. */
    public static final int DENSITIES = 16;

    /** The number of inputs. */
    public static final int DIMENSIONS = 8;

    private static final double[] MEAN = new double[DENSITIES * DIMENSIONS];
    private static final double[] SCALE = new double[DENSITIES * DIMENSIONS];

    static {
        for (int i = 0; i < DENSITIES * DIMENSIONS; i++) {
            MEAN[i] = Math.sin(i);
            SCALE[i] = 0.5 + 0.25 * Math.cos(i);
        }
    }

    private Mixture() {}

    /**
     * A mean.
     *
     * @param k the density
     * @param j the dimension
     * @return the mean
     */
    public static double mean(int k, int j) {
        return MEAN[k * DIMENSIONS + j];
    }

    /**
     * What the distance from the mean is multiplied by.
     *
     * @param k the density
     * @param j the dimension
     * @return 1 over the standard deviation
     */
    public static double scale(int k, int j) {
        return SCALE[k * DIMENSIONS + j];
    }
}
