package org.lanegrad.sweep;

import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.pass.ConstantFolding;
import org.lanegrad.pass.MultiplyAddFusion;

/** The last step of every derivative. */
final class DerivedTape {

    private DerivedTape() {}

    /**
     * Folds a tape, and fuses products with sums in what was appended to the primal: a canonical tape, which stands
     * first and keeps its bits.
     */
    static Tape of(TapeBuilder tape, Tape primal) {
        return new MultiplyAddFusion(primal.size()).apply(new ConstantFolding().apply(tape.build()));
    }
}
