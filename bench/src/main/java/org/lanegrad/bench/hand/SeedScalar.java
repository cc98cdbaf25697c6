package org.lanegrad.bench.hand;

/** W1 in plain Java. */
final class SeedScalar extends ScalarAdjoint {
    SeedScalar() {
        super(2, 2);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        double x0 = in[from];
        double x1 = in[from + 1];
        out[to] = x0 * x1 + Math.sin(x0);
        out[to + 1] = x1 + Math.cos(x0);
        out[to + 2] = x0;
    }
}
