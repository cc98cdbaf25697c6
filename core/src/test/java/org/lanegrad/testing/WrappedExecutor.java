package org.lanegrad.testing;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;

/** An executor that leaves its work to another; what overrides it does some of it wrong. */
public class WrappedExecutor implements Executor {
    private final Executor executor;

    /** Given who does the work; closed with this. */
    public WrappedExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Tape tape() {
        return executor.tape();
    }

    @Override
    public void run(Batch points, double[] shared, Batch outputs) {
        executor.run(points, shared, outputs);
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        return executor.sum(points, shared);
    }

    @Override
    public String describe() {
        return executor.describe();
    }

    @Override
    public void close() {
        executor.close();
    }
}
