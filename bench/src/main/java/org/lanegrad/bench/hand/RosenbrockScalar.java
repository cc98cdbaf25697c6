package org.lanegrad.bench.hand;

/** W2 in plain Java: one pass, since each term has two inputs only. */
final class RosenbrockScalar extends ScalarAdjoint {
    RosenbrockScalar() {
        super(100, 100);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        double squares = 0;
        double rest = 0;
        double carried = 0; // the partial of the term before
        double x = in[from];
        for (int i = 0; i < 99; i++) {
            double next = in[from + i + 1];
            double d = next - x * x;
            double e = 1 - x;
            squares += d * d;
            rest += e * e;
            double partial = 200 * d;
            out[to + 1 + i] = carried - 2 * e - 2 * partial * x;
            carried = partial;
            x = next;
        }
        out[to + 100] = carried;
        out[to] = 100 * squares + rest;
    }
}
