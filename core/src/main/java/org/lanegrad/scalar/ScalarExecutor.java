package org.lanegrad.scalar;

import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** Follows a tape point by point on plain doubles: short, obvious, and the meaning of a tape. */
public final class ScalarExecutor implements Executor {
    private final Tape tape;
    private final ScalarProgram program;
    /** The numbers of the inputs with one value per point, and of the shared ones. */
    private final int[] perPoint;

    private final int[] shared;
    private volatile boolean closed;

    ScalarExecutor(Tape tape, Optimizer optimizer) {
        this.tape = tape;
        this.program = ScalarProgram.of(optimizer.apply(tape));
        List<Input> inputs = tape.inputs();
        this.perPoint = IntStream.range(0, inputs.size())
                .filter(i -> !inputs.get(i).shared())
                .toArray();
        this.shared = IntStream.range(0, inputs.size())
                .filter(i -> inputs.get(i).shared())
                .toArray();
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public void run(Batch points, double[] sharedValues, Batch outputs) {
        check(points, sharedValues);
        int outputCount = tape.outputs().size();
        if (outputs.columns() != outputCount || outputs.points() != points.points()) {
            throw new IllegalArgumentException("The tape has " + outputCount + " outputs and the batch "
                    + points.points() + " points, but the outputs were given as " + outputs.columns()
                    + " columns of " + outputs.points() + " points.");
        }
        double[] memory = program.newMemory();
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, sharedValues, point, memory);
            for (int k = 0; k < outputCount; k++) {
                outputs.set(k, point, program.output(memory, k));
            }
        }
    }

    @Override
    public double[] sum(Batch points, double[] sharedValues) {
        check(points, sharedValues);
        int outputCount = tape.outputs().size();
        TreeSum sums = new TreeSum(outputCount);
        double[] memory = program.newMemory();
        double[] values = new double[outputCount];
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, sharedValues, point, memory);
            for (int k = 0; k < outputCount; k++) {
                values[k] = program.output(memory, k);
            }
            sums.add(values);
        }
        return sums.result();
    }

    @Override
    public String describe() {
        return "scalar executor, plain Java, float64, one point at a time, " + program.bytesPerPoint()
                + " bytes of values";
    }

    @Override
    public void close() {
        closed = true;
    }

    private void evaluate(Batch points, double[] sharedValues, int point, double[] memory) {
        for (int k = 0; k < perPoint.length; k++) {
            program.setInput(memory, perPoint[k], points.get(k, point));
        }
        for (int k = 0; k < shared.length; k++) {
            program.setInput(memory, shared[k], sharedValues[k]);
        }
        program.run(memory);
    }

    private void check(Batch points, double[] sharedValues) {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
        if (points.columns() != perPoint.length || sharedValues.length != shared.length) {
            throw new IllegalArgumentException("The tape has " + perPoint.length + " inputs per point and "
                    + shared.length + " shared ones, but " + points.columns() + " columns and "
                    + sharedValues.length + " shared values were given.");
        }
    }
}
