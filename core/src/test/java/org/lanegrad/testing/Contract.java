package org.lanegrad.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/**
 * What the contracts of executors have in common. A test class says which executors it holds to them; it then passes
 * them with the bits of float64 or not at all. They prepare few tapes, some of them large, since that may take long.
 */
public abstract class Contract {
    /** No point, one, the numbers around those of lanes and blocks, odd and round ones; in order. */
    static final List<Integer> SIZES =
            List.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129, 256, 511, 1000, 1001);

    static final List<Layout> LAYOUTS = List.of(
            Layout.BY_COLUMN, Layout.BY_POINT, Layout.LANE_BLOCKED, new Layout(2), new Layout(3), new Layout(16));

    /** A tape as it is, and after all passes. */
    static final List<Optimizer> OPTIMIZERS = List.of(Optimizer.none(), Optimizer.standard());

    /** Prepares a tape for the executor under test. */
    protected abstract Executor prepare(Tape tape, Optimizer optimizer);

    /**
     * Prepares a tape for each variant of the executor: widths, block sizes, numbers of threads. A stream that prepares
     * each when it comes to it holds one at a time.
     */
    protected Stream<Executor> variants(Tape tape, Optimizer optimizer) {
        return Stream.of(prepare(tape, optimizer));
    }

    /** Checks all variants, optimised and not. */
    final void check(Tape tape, Consumer<Executor> property) {
        OPTIMIZERS.forEach(optimizer -> check(tape, optimizer, property));
    }

    /** Checks all variants. */
    final void check(Tape tape, Optimizer optimizer, Consumer<Executor> property) {
        variants(tape, optimizer).forEach(executor -> {
            try (executor) {
                property.accept(executor);
            } catch (AssertionError error) {
                String how = executor.describe() + ", " + optimizer.passes().size() + " passes";
                throw new AssertionError(how + ": " + error.getMessage(), error);
            }
        });
    }
}
