package org.lanegrad.gpu;

import java.util.List;
import org.lanegrad.Input;
import org.lanegrad.Tape;

/** Where the inputs of a tape come from: a column of the points, or a place among the shared values. */
final class Inputs {
    private final boolean[] shared;
    private final int[] column;
    private final int sharedCount;

    Inputs(Tape tape) {
        List<Input> inputs = tape.inputs();
        shared = new boolean[inputs.size()];
        column = new int[inputs.size()];
        int next = 0;
        for (int i = 0; i < shared.length; i++) {
            shared[i] = inputs.get(i).shared();
            column[i] = shared[i] ? next++ : i - next;
        }
        sharedCount = next;
    }

    /** Whether an input has one value for the whole batch. */
    boolean isShared(int input) {
        return shared[input];
    }

    /** The place of an input among those that are shared, or among those that are not. */
    int column(int input) {
        return column[input];
    }

    /** How many inputs are shared. */
    int sharedCount() {
        return sharedCount;
    }

    /** How many inputs have a value for each point. */
    int perPointCount() {
        return shared.length - sharedCount;
    }
}
