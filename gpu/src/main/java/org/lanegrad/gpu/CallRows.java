package org.lanegrad.gpu;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;

/**
 * Where an interpreter keeps the values of a tape: inputs stay among the points, outputs go straight to the results,
 * all others have a row, which is used again when its value was used for the last time. A place says the region in its
 * two low bits and the row there in the others, as {@code lg_row} reads it.
 */
final class CallRows {
    private static final int ROW = 0;
    private static final int POINTS = 1;
    private static final int RESULTS = 2;
    private static final int NONE = -1;

    /** Finds the row that a place means. */
    static final String DECLARATION = """
            LG_FUNCTION __global double *lg_row(int place, __global double *row, __global double *in,
                                                __global double *out) {
               return (place & 1 ? in : place & 2 ? out : row) + (size_t) (place >> 2) * 64;
            }
            """;

    private final Groups groups;
    private final int[] place;
    /** The call that uses a value last. */
    private final int[] lastUse;

    private final int[] free;
    private int freeCount;
    private int count;

    CallRows(Groups groups, BatchShape inputs) {
        this.groups = groups;
        Tape tape = groups.tape();
        int n = tape.size();
        place = new int[n];
        Arrays.fill(place, NONE);
        lastUse = new int[n];
        Arrays.fill(lastUse, NONE);
        free = new int[n];
        for (int call = 0; call < groups.calls(); call++) {
            for (int k = 0; k < body(call).operands(); k++) {
                lastUse[groups.operand(call, k)] = call;
            }
        }
        for (int i = 0; i < n; i++) {
            if (tape.operation(i) == Operation.INPUT && !inputs.isShared(tape.a(i))) {
                place[i] = inputs.column(tape.a(i)) << 2 | POINTS;
            }
        }
        for (int k = tape.outputs().size() - 1; k >= 0; k--) {
            int position = tape.outputs().get(k).position();
            if (tape.operation(position).kind() != Operation.Kind.LEAF) {
                place[position] = result(k);
            }
        }
    }

    /** The place of an output. */
    static int result(int output) {
        return output << 2 | RESULTS;
    }

    /** The place of a value that is no constant and not shared. */
    int place(int position) {
        return place[position];
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /**
     * Gives places to the results of a call. To be called for each call in turn, when the places of its operands have
     * been asked for: a result may have the row of an operand, since a case reads all operands of a lane first.
     */
    void assign(int call) {
        for (int k = 0; k < body(call).operands(); k++) {
            int operand = groups.operand(call, k);
            if (lastUse[operand] == call && isRow(operand)) {
                free[freeCount++] = place[operand] >> 2;
                // An operand that stands twice is freed once
                lastUse[operand] = NONE;
            }
        }
        for (int k = 0; k < body(call).results(); k++) {
            int result = groups.result(call, k);
            if (place[result] == NONE) {
                place[result] = (freeCount > 0 ? free[--freeCount] : count++) << 2 | ROW;
            }
        }
        // What nobody uses makes room at once, but not for another result of the same call
        for (int k = 0; k < body(call).results(); k++) {
            int result = groups.result(call, k);
            if (lastUse[result] == NONE && isRow(result)) {
                free[freeCount++] = place[result] >> 2;
            }
        }
    }

    private Body body(int call) {
        return groups.bodies().get(groups.body(call));
    }

    private boolean isRow(int position) {
        return place[position] != NONE && (place[position] & 3) == ROW;
    }
}
