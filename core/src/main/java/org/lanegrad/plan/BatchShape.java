package org.lanegrad.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Batch;
import org.lanegrad.Input;
import org.lanegrad.Tape;

/** What a tape asks of the batches and shared values of a run: how many columns and values, and for which inputs. */
public final class BatchShape {
    /** The shared values of a tape that has no shared inputs: a call that makes no array of its own allocates nothing. */
    public static final double[] NOTHING_SHARED = {};

    private final int[] perPoint;
    private final int[] shared;
    /** For each input its place among those of its kind. */
    private final int[] column;

    private final List<Input> inputs;
    private final int outputs;

    /**
     * Those of a tape.
     *
     * @param tape the tape
     */
    public BatchShape(Tape tape) {
        inputs = tape.inputs();
        perPoint = IntStream.range(0, inputs.size())
                .filter(i -> !inputs.get(i).shared())
                .toArray();
        shared = IntStream.range(0, inputs.size())
                .filter(i -> inputs.get(i).shared())
                .toArray();
        column = new int[inputs.size()];
        for (int[] places : new int[][] {perPoint, shared}) {
            for (int k = 0; k < places.length; k++) {
                column[places[k]] = k;
            }
        }
        outputs = tape.outputs().size();
    }

    /**
     * Whether an input has one value for the whole batch.
     *
     * @param input the number of the input
     * @return true if it is shared
     */
    public boolean isShared(int input) {
        return inputs.get(input).shared();
    }

    /**
     * Where the values of an input are.
     *
     * @param input the number of the input
     * @return its column of the points, or its place among the shared values
     */
    public int column(int input) {
        return column[input];
    }

    /**
     * The number of inputs with one value per point.
     *
     * @return how many columns the points have
     */
    public int perPoint() {
        return perPoint.length;
    }

    /**
     * The input that a column of the points holds.
     *
     * @param column from 0
     * @return the number of the input
     */
    public int perPoint(int column) {
        return perPoint[column];
    }

    /**
     * The number of shared inputs.
     *
     * @return how many shared values there are
     */
    public int shared() {
        return shared.length;
    }

    /**
     * The input that a shared value is for.
     *
     * @param k from 0
     * @return the number of the input
     */
    public int shared(int k) {
        return shared[k];
    }

    /**
     * The number of outputs.
     *
     * @return how many columns results have
     */
    public int outputs() {
        return outputs;
    }

    /**
     * Checks the inputs of a run.
     *
     * @param points the points
     * @param sharedValues the shared values
     * @throws IllegalArgumentException if a number of columns or values is wrong
     */
    public void check(Batch points, double[] sharedValues) {
        if (points.columns() != perPoint.length || sharedValues.length != shared.length) {
            throw new IllegalArgumentException("The tape has " + perPoint.length + " inputs per point and "
                    + shared.length + " shared ones, but " + points.columns() + " columns and "
                    + sharedValues.length + " shared values were given.");
        }
    }

    /**
     * Checks the inputs and outputs of a run.
     *
     * @param points the points
     * @param sharedValues the shared values
     * @param results what is to be overwritten
     * @throws IllegalArgumentException if a number of columns, points or values is wrong
     */
    public void check(Batch points, double[] sharedValues, Batch results) {
        check(points, sharedValues);
        if (results.columns() != outputs || results.points() != points.points()) {
            throw new IllegalArgumentException("The tape has " + outputs + " outputs and the batch "
                    + points.points() + " points, but the outputs were given as " + results.columns()
                    + " columns of " + results.points() + " points.");
        }
    }
}
