package org.lanegrad.scalar;

import java.util.List;
import java.util.Optional;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** Provides the executor that compiles tapes to bytecode for one point at a time, which can run everywhere. */
public final class CompiledProvider implements ExecutorProvider {

    /** Used by {@link java.util.ServiceLoader}. */
    public CompiledProvider() {}

    @Override
    public String name() {
        return "compiled";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public List<String> findings() {
        return List.of("float64 in bytecode made of the tape, one point at a time, on the caller's thread");
    }

    @Override
    public Executor prepare(Tape tape, Optimizer optimizer) {
        return new ScalarExecutor(tape, CompiledProgram.of(optimizer.apply(tape)));
    }
}
