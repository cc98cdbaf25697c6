package org.lanegrad.bench.hand;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.lanegrad.Layout;

/** As many points at a time as a vector of the preferred width has lanes. */
abstract class VectorAdjoint implements Adjoint {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    /** From one column to the next. */
    static final int STRIDE = Layout.LANE_BLOCKED.lanes();

    private final int inputs;
    private final int outputs;

    VectorAdjoint(int inputs, int activeInputs) {
        this.inputs = inputs;
        this.outputs = 1 + activeInputs;
    }

    @Override
    public final Layout layout() {
        return Layout.LANE_BLOCKED;
    }

    @Override
    public final void run(double[] in, double[] out, int points) {
        for (int block = 0; block * STRIDE < points; block++) {
            for (int lane = 0; lane < STRIDE; lane += LANES) {
                evaluate(in, block * inputs * STRIDE + lane, out, block * outputs * STRIDE + lane);
            }
        }
    }

    /**
     * Reads the first inputs of as many points as there are lanes from some place on, the next ones a stride further,
     * and writes value and partials in the same way.
     */
    abstract void evaluate(double[] in, int from, double[] out, int to);

    static DoubleVector load(double[] memory, int place) {
        return DoubleVector.fromArray(SPECIES, memory, place);
    }

    static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
