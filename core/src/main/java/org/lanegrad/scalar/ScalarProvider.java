package org.lanegrad.scalar;

import java.util.List;
import java.util.Optional;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** Provides the scalar executor, which can run everywhere. */
public final class ScalarProvider implements ExecutorProvider {

    /** Used by {@link java.util.ServiceLoader}. */
    public ScalarProvider() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<String> findings() {
        return List.of("float64 in plain Java, one point at a time, on the caller's thread");
    }

    @Override
    public Executor prepare(Tape tape, Optimizer optimizer) {
        return new ScalarExecutor(tape, ScalarProgram.of(optimizer.apply(tape)));
    }
}
