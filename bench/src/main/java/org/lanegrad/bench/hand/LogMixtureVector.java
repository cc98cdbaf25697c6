package org.lanegrad.bench.hand;

import static jdk.incubator.vector.VectorOperators.EXP;
import static jdk.incubator.vector.VectorOperators.LOG;
import static org.lanegrad.bench.hand.Mixture.DENSITIES;
import static org.lanegrad.bench.hand.Mixture.DIMENSIONS;

import jdk.incubator.vector.DoubleVector;

/** W3 on vectors. The densities come first, so that the gradient is added up in registers. */
final class LogMixtureVector extends VectorAdjoint {
    private final double[] densities = new double[DENSITIES * LANES];

    LogMixtureVector() {
        super(DIMENSIONS, DIMENSIONS);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        DoubleVector sum = all(0);
        for (int k = 0; k < DENSITIES; k++) {
            DoubleVector q = all(0);
            for (int j = 0; j < DIMENSIONS; j++) {
                DoubleVector t = distance(in, from, k, j);
                q = t.fma(t, q);
            }
            DoubleVector density = q.mul(-0.5).lanewise(EXP);
            density.intoArray(densities, k * LANES);
            sum = sum.add(density);
        }
        sum.lanewise(LOG).intoArray(out, to);
        DoubleVector factor = all(-1).div(sum);
        for (int j = 0; j < DIMENSIONS; j++) {
            DoubleVector partial = all(0);
            for (int k = 0; k < DENSITIES; k++) {
                DoubleVector weight = load(densities, k * LANES).mul(Mixture.scale(k, j));
                partial = weight.fma(distance(in, from, k, j), partial);
            }
            partial.mul(factor).intoArray(out, to + (1 + j) * STRIDE);
        }
    }

    private static DoubleVector distance(double[] in, int from, int k, int j) {
        return load(in, from + j * STRIDE).sub(Mixture.mean(k, j)).mul(Mixture.scale(k, j));
    }
}
