package org.lanegrad.bench;

import java.util.Optional;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.WrappedExecutor;

/** An executor whose last result is wrong, to see that it is found out. */
public final class CarelessProvider implements ExecutorProvider {

    @Override
    public String name() {
        return "careless";
    }

    @Override
    public int rank() {
        return -1;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Executor prepare(Tape tape, Optimizer optimizer) {
        return new Careless(Executors.prepare("scalar", tape, optimizer));
    }

    private static final class Careless extends WrappedExecutor {
        Careless(Executor careful) {
            super(careful);
        }

        @Override
        public void run(Batch points, double[] shared, Batch outputs) {
            super.run(points, shared, outputs);
            outputs.set(outputs.columns() - 1, outputs.points() - 1, 0);
        }

        @Override
        public String describe() {
            return "careless executor";
        }
    }
}
