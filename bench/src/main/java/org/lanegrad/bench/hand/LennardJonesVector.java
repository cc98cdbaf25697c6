package org.lanegrad.bench.hand;

import jdk.incubator.vector.DoubleVector;

/** W4 on vectors. */
final class LennardJonesVector extends VectorAdjoint {
    private static final int COORDINATES = 39;

    private final double[] gradient = new double[COORDINATES * LANES];

    LennardJonesVector() {
        super(COORDINATES, COORDINATES);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        for (int i = 0; i < COORDINATES; i++) {
            all(0).intoArray(gradient, i * LANES);
        }
        DoubleVector energy = all(0);
        for (int i = 0; i < COORDINATES; i += 3) {
            DoubleVector x = load(in, from + i * STRIDE);
            DoubleVector y = load(in, from + (i + 1) * STRIDE);
            DoubleVector z = load(in, from + (i + 2) * STRIDE);
            DoubleVector gx = load(gradient, i * LANES);
            DoubleVector gy = load(gradient, (i + 1) * LANES);
            DoubleVector gz = load(gradient, (i + 2) * LANES);
            for (int j = i + 3; j < COORDINATES; j += 3) {
                DoubleVector dx = x.sub(load(in, from + j * STRIDE));
                DoubleVector dy = y.sub(load(in, from + (j + 1) * STRIDE));
                DoubleVector dz = z.sub(load(in, from + (j + 2) * STRIDE));
                DoubleVector i2 = all(1).div(dx.fma(dx, dy.fma(dy, dz.mul(dz))));
                DoubleVector i6 = i2.mul(i2).mul(i2);
                energy = i6.fma(i6.sub(1), energy);
                DoubleVector slope = i6.mul(i2).mul(i6.fma(all(-48), all(24)));
                gx = slope.fma(dx, gx);
                gy = slope.fma(dy, gy);
                gz = slope.fma(dz, gz);
                DoubleVector minus = slope.neg();
                minus.fma(dx, load(gradient, j * LANES)).intoArray(gradient, j * LANES);
                minus.fma(dy, load(gradient, (j + 1) * LANES)).intoArray(gradient, (j + 1) * LANES);
                minus.fma(dz, load(gradient, (j + 2) * LANES)).intoArray(gradient, (j + 2) * LANES);
            }
            gx.intoArray(out, to + (1 + i) * STRIDE);
            gy.intoArray(out, to + (2 + i) * STRIDE);
            gz.intoArray(out, to + (3 + i) * STRIDE);
        }
        energy.mul(4).intoArray(out, to);
    }
}
