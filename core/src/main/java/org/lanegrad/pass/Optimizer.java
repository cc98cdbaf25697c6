package org.lanegrad.pass;

import java.util.List;
import org.lanegrad.Tape;

/**
 * The passes that a tape goes through before it is run. None of them changes a bit of any output, so each can be left
 * out.
 *
 * @param passes the passes, in the order of their use
 */
public record Optimizer(List<Pass> passes) implements Pass {

    /** Copies the list. */
    public Optimizer {
        passes = List.copyOf(passes);
    }

    /**
     * All passes: constant folding, common subexpressions, dead code, scheduling.
     *
     * @return the optimizer that executors use
     */
    public static Optimizer standard() {
        return new Optimizer(
                List.of(new ConstantFolding(), new CommonSubexpressions(), new DeadCode(), new Scheduling()));
    }

    /**
     * No pass at all.
     *
     * @return an optimizer that gives each tape back as it is
     */
    public static Optimizer none() {
        return new Optimizer(List.of());
    }

    /**
     * The same passes but one.
     *
     * @param pass the kind of pass to leave out
     * @return the optimizer without it
     */
    public Optimizer without(Class<? extends Pass> pass) {
        return new Optimizer(passes.stream().filter(p -> !pass.isInstance(p)).toList());
    }

    @Override
    public Tape apply(Tape tape) {
        Tape result = tape;
        for (Pass pass : passes) {
            result = pass.apply(result);
        }
        return result;
    }
}
