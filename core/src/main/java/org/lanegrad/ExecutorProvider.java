package org.lanegrad;

import java.util.List;
import java.util.Optional;
import org.lanegrad.pass.Optimizer;

/** An engine that can run tapes, found by {@link java.util.ServiceLoader}. */
public interface ExecutorProvider {

    /**
     * The name by which it is chosen.
     *
     * @return a short word such as {@code scalar}
     */
    String name();

    /**
     * Its place among those that can run here: the highest is taken when none is named.
     *
     * @return a rank; 0 for the scalar executor
     */
    int rank();

    /**
     * Why it cannot run here.
     *
     * @return what is missing and what to do, or empty if it can run
     */
    Optional<String> unavailable();

    /**
     * What it found on this machine: devices, widths, limits. Some is told also where it cannot run.
     *
     * @return lines for people; none if there is nothing to tell
     */
    default List<String> findings() {
        return List.of();
    }

    /**
     * Prepares a tape.
     *
     * @param tape the tape
     * @param optimizer the passes to take it through first
     * @return an executor of it
     * @throws IllegalStateException if it cannot run here
     */
    Executor prepare(Tape tape, Optimizer optimizer);
}
