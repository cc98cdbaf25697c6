package org.lanegrad.testing;

import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;

/** Makes every number that a tape computes an output, so that none can hide a mistake behind another. */
public final class EveryNode {

    private EveryNode() {}

    /** The tape with an output {@code w7} for the number at position 7, and so on. */
    public static Tape of(Tape tape) {
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = result.copyAll(tape);
        for (int i = 0; i < map.length; i++) {
            if (!tape.operation(i).isCondition()) {
                result.output("w" + i, map[i]);
            }
        }
        return result.build();
    }
}
