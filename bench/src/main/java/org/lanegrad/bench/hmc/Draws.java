package org.lanegrad.bench.hmc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What was drawn. */
public final class Draws {
    private final double[][][] values;

    Draws(int parameters, int chains, int draws) {
        values = new double[parameters][chains][draws];
    }

    private Draws(double[][][] values) {
        this.values = values;
    }

    void set(int iteration, Chains chains) {
        double[] positions = chains.positions();
        for (int i = 0; i < positions.length; i++) {
            values[i / chains.count()][i % chains.count()][iteration] = positions[i];
        }
    }

    /**
     * The draws of one parameter.
     *
     * @param parameter which, from 0
     * @return a copy, as {@code [chain][iteration]}
     */
    public double[][] of(int parameter) {
        return Arrays.stream(values[parameter]).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The draws of all parameters as the points of a batch: chain after chain.
     *
     * @return as {@code [parameter][chain and iteration]}
     */
    public double[] points() {
        return Arrays.stream(values).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    /**
     * How many draws there are.
     *
     * @return of all chains together
     */
    public int count() {
        return values[0].length * values[0][0].length;
    }

    /**
     * The draws of other quantities.
     *
     * @param function of a parameter
     * @return its value at each draw
     */
    public Draws map(DoubleUnaryOperator function) {
        return new Draws(Arrays.stream(values)
                .map(chains -> Arrays.stream(chains)
                        .map(chain -> Arrays.stream(chain).map(function).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new));
    }
}
