package org.lanegrad.bench.hand;

import java.util.Arrays;

/** W4 in plain Java: a force for each pair of atoms. */
final class LennardJonesScalar extends ScalarAdjoint {
    private static final int COORDINATES = 39;

    LennardJonesScalar() {
        super(COORDINATES, COORDINATES);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        int g = to + 1;
        Arrays.fill(out, g, g + COORDINATES, 0);
        double energy = 0;
        for (int i = 0; i < COORDINATES; i += 3) {
            double x = in[from + i];
            double y = in[from + i + 1];
            double z = in[from + i + 2];
            double gx = 0;
            double gy = 0;
            double gz = 0;
            for (int j = i + 3; j < COORDINATES; j += 3) {
                double dx = x - in[from + j];
                double dy = y - in[from + j + 1];
                double dz = z - in[from + j + 2];
                double i2 = 1 / (dx * dx + dy * dy + dz * dz);
                double i6 = i2 * i2 * i2;
                energy += i6 * (i6 - 1);
                double slope = i6 * i2 * (24 - 48 * i6); // twice the derivative for the squared distance
                gx += slope * dx;
                gy += slope * dy;
                gz += slope * dz;
                out[g + j] -= slope * dx;
                out[g + j + 1] -= slope * dy;
                out[g + j + 2] -= slope * dz;
            }
            out[g + i] += gx;
            out[g + i + 1] += gy;
            out[g + i + 2] += gz;
        }
        out[to] = 4 * energy;
    }
}
