package org.lanegrad.scalar;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.TreeSum;

/** Follows a tape point by point on plain doubles: short, obvious, and the meaning of a tape. */
public final class ScalarExecutor implements Executor {
    private final Tape tape;
    private final ScalarProgram program;
    private final BatchShape shape;
    private volatile boolean closed;

    ScalarExecutor(Tape tape, Optimizer optimizer) {
        this.tape = tape;
        this.program = ScalarProgram.of(optimizer.apply(tape));
        this.shape = new BatchShape(tape);
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public void run(Batch points, double[] shared, Batch outputs) {
        requireOpen();
        shape.check(points, shared, outputs);
        double[] memory = program.newMemory();
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, shared, point, memory);
            long start = outputs.layout().start(point, shape.outputs(), outputs.points());
            long step = outputs.layout().width(outputs.points());
            for (int k = 0; k < shape.outputs(); k++) {
                outputs.memory().setAtIndex(JAVA_DOUBLE, start + k * step, program.output(memory, k));
            }
        }
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        requireOpen();
        shape.check(points, shared);
        TreeSum sums = new TreeSum(shape.outputs());
        double[] memory = program.newMemory();
        double[] values = new double[shape.outputs()];
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, shared, point, memory);
            for (int k = 0; k < values.length; k++) {
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

    private void evaluate(Batch points, double[] shared, int point, double[] memory) {
        long start = points.layout().start(point, points.columns(), points.points());
        long step = points.layout().width(points.points());
        for (int k = 0; k < shape.perPoint(); k++) {
            program.setInput(memory, shape.perPoint(k), points.memory().getAtIndex(JAVA_DOUBLE, start + k * step));
        }
        for (int k = 0; k < shape.shared(); k++) {
            program.setInput(memory, shape.shared(k), shared[k]);
        }
        program.run(memory);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
    }
}
