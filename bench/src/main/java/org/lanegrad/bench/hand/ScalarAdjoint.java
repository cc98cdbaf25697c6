package org.lanegrad.bench.hand;

import org.lanegrad.Layout;

/** One point at a time in plain Java. */
abstract class ScalarAdjoint implements Adjoint {
    private final int inputs;
    private final int outputs;

    ScalarAdjoint(int inputs, int activeInputs) {
        this.inputs = inputs;
        this.outputs = 1 + activeInputs;
    }

    @Override
    public final Layout layout() {
        return Layout.BY_POINT;
    }

    @Override
    public final void run(double[] in, double[] out, int points) {
        for (int point = 0; point < points; point++) {
            evaluate(in, point * inputs, out, point * outputs);
        }
    }

    /** Reads the inputs of a point from some place on, and writes value and partials from another on. */
    abstract void evaluate(double[] in, int from, double[] out, int to);
}
