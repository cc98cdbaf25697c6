package org.lanegrad.pass;

import org.lanegrad.Tape;

/** A transformation of a tape into another one that computes the same. */
@FunctionalInterface
public interface Pass {
    /**
     * Transforms a tape.
     *
     * @param tape the tape
     * @return the transformed tape: the same inputs and outputs
     */
    Tape apply(Tape tape);
}
