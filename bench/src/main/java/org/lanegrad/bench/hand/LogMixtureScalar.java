package org.lanegrad.bench.hand;

import static org.lanegrad.bench.hand.Mixture.DENSITIES;
import static org.lanegrad.bench.hand.Mixture.DIMENSIONS;

import java.util.Arrays;

/** W3 in plain Java: the densities' gradients are added up beside them and divided by their sum in the end. */
final class LogMixtureScalar extends ScalarAdjoint {
    private final double[] distance = new double[DIMENSIONS];
    private final double[] gradient = new double[DIMENSIONS];

    LogMixtureScalar() {
        super(DIMENSIONS, DIMENSIONS);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int k = 0; k < DENSITIES; k++) {
            double q = 0;
            for (int j = 0; j < DIMENSIONS; j++) {
                double t = (in[from + j] - Mixture.mean(k, j)) * Mixture.scale(k, j);
                distance[j] = t;
                q += t * t;
            }
            double density = Math.exp(-0.5 * q);
            sum += density;
            for (int j = 0; j < DIMENSIONS; j++) {
                gradient[j] += density * Mixture.scale(k, j) * distance[j];
            }
        }
        out[to] = Math.log(sum);
        for (int j = 0; j < DIMENSIONS; j++) {
            out[to + 1 + j] = -gradient[j] / sum;
        }
    }
}
