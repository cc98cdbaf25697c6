package org.lanegrad.bench.lynxhare;

/**
 * What was published of a parameter's posterior.
 *
 * @param mean its mean
 * @param error the Monte Carlo standard error of the mean
 * @param meanSquare the mean of its square
 */
record Published(double mean, double error, double meanSquare) {

    /** The standard deviation. */
    double deviation() {
        return Math.sqrt(meanSquare - mean * mean);
    }
}
