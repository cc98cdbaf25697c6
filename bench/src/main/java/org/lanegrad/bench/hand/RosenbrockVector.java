package org.lanegrad.bench.hand;

import jdk.incubator.vector.DoubleVector;

/** W2 on vectors. */
final class RosenbrockVector extends VectorAdjoint {
    RosenbrockVector() {
        super(100, 100);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        DoubleVector squares = all(0);
        DoubleVector rest = all(0);
        DoubleVector carried = all(0); // the partial of the term before
        DoubleVector x = load(in, from);
        for (int i = 0; i < 99; i++) {
            DoubleVector next = load(in, from + (i + 1) * STRIDE);
            DoubleVector d = x.neg().fma(x, next);
            DoubleVector e = all(1).sub(x);
            squares = d.fma(d, squares);
            rest = e.fma(e, rest);
            DoubleVector partial = d.mul(200);
            partial.mul(-2).fma(x, e.fma(all(-2), carried)).intoArray(out, to + (1 + i) * STRIDE);
            carried = partial;
            x = next;
        }
        carried.intoArray(out, to + 100 * STRIDE);
        squares.fma(all(100), rest).intoArray(out, to);
    }
}
