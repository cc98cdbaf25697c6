package org.lanegrad.bench.hand;

import static jdk.incubator.vector.VectorOperators.COS;
import static jdk.incubator.vector.VectorOperators.SIN;

import jdk.incubator.vector.DoubleVector;

/** W1 on vectors. */
final class SeedVector extends VectorAdjoint {
    SeedVector() {
        super(2, 2);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        DoubleVector x0 = load(in, from);
        DoubleVector x1 = load(in, from + STRIDE);
        x0.fma(x1, x0.lanewise(SIN)).intoArray(out, to);
        x1.add(x0.lanewise(COS)).intoArray(out, to + STRIDE);
        x0.intoArray(out, to + 2 * STRIDE);
    }
}
