package org.lanegrad.bench.lynxhare;

import java.util.List;

/** The log posterior once more, without Lanegrad: normalised densities of the parameters, plain arithmetic. */
final class PlainLogPosterior {

    private PlainLogPosterior() {}

    /** At parameters in the order alpha, beta, gamma, delta, u0, v0, sigma_1, sigma_2; with the Jacobian of exp. */
    static double at(double[] p, int stepsPerYear) {
        double sum = logNormal(p[0], 1, 0.5)
                + logNormal(p[1], 0.05, 0.05)
                + logNormal(p[2], 1, 0.5)
                + logNormal(p[3], 0.05, 0.05)
                + logLogNormal(p[4], Math.log(10), 1)
                + logLogNormal(p[5], Math.log(10), 1)
                + logLogNormal(p[6], -1, 1)
                + logLogNormal(p[7], -1, 1);
        double[] z = {p[4], p[5]};
        List<List<Double>> pelts = List.of(Pelts.HARES, Pelts.LYNXES);
        for (int year = 0; year < 21; year++) {
            for (int species = 0; species < 2; species++) {
                sum += logLogNormal(pelts.get(species).get(year), Math.log(z[species]), p[6 + species]);
            }
            for (int step = 0; step < stepsPerYear; step++) {
                z = step(p, z, 1.0 / stepsPerYear);
            }
        }
        for (double parameter : p) {
            sum += Math.log(parameter);
        }
        return sum;
    }

    private static double[] step(double[] p, double[] z, double h) {
        double[] k1 = rate(p, z);
        double[] k2 = rate(p, moved(z, k1, h / 2));
        double[] k3 = rate(p, moved(z, k2, h / 2));
        double[] k4 = rate(p, moved(z, k3, h));
        double[] next = new double[2];
        for (int i = 0; i < 2; i++) {
            next[i] = z[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] rate(double[] p, double[] z) {
        return new double[] {(p[0] - p[1] * z[1]) * z[0], (-p[2] + p[3] * z[0]) * z[1]};
    }

    private static double[] moved(double[] z, double[] k, double time) {
        return new double[] {z[0] + time * k[0], z[1] + time * k[1]};
    }

    private static double logNormal(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return -z * z / 2 - Math.log(deviation * Math.sqrt(2 * Math.PI));
    }

    private static double logLogNormal(double x, double mean, double deviation) {
        return logNormal(Math.log(x), mean, deviation) - Math.log(x);
    }
}
