package org.lanegrad.gpu;

import java.util.Arrays;
import java.util.List;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Where an interpreter keeps the values of a tape: inputs stay among the points, outputs go straight to the results, all
 * others have a row, which is used again when its value was used for the last time. A place says the region in its two
 * low bits and the row there in the others, as {@code lg_row} reads it.
 */
final class CallRows {
    private static final int ROW = 0;
    private static final int POINTS = 1;
    private static final int RESULTS = 2;
    private static final int NONE = -1;

    /** Finds the row that a place means. */
    static final String DECLARATION = """
            __global double *lg_row(int place, __global double *row, __global double *in, __global double *out) {
               return (place & 1 ? in : place & 2 ? out : row) + (size_t) (place >> 2) * 64;
            }
            """;

    private final List<Call> calls;
    private final int[] place;
    /** The call that uses a value last. */
    private final int[] lastUse;

    private final int[] free;
    private int freeCount;
    private int count;

    CallRows(Tape tape, Inputs inputs, List<Call> calls) {
        this.calls = calls;
        int n = tape.size();
        place = new int[n];
        Arrays.fill(place, NONE);
        lastUse = new int[n];
        Arrays.fill(lastUse, NONE);
        free = new int[n];
        for (int i = 0; i < calls.size(); i++) {
            for (int operand : calls.get(i).operands()) {
                lastUse[operand] = i;
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

    /** Gives places to the results of a call. To be called for each call in turn, when its operands have been asked for. */
    void assign(int number) {
        Call call = calls.get(number);
        for (int operand : call.operands()) {
            if (lastUse[operand] == number && place[operand] != NONE && (place[operand] & 3) == ROW) {
                free[freeCount++] = place[operand] >> 2;
                // An operand that stands twice is freed once
                lastUse[operand] = NONE;
            }
        }
        for (int result : call.results()) {
            if (place[result] == NONE) {
                place[result] = (freeCount > 0 ? free[--freeCount] : count++) << 2 | ROW;
            }
        }
        // What nobody uses makes room at once, but not for a result of the same call
        for (int result : call.results()) {
            if (lastUse[result] == NONE && (place[result] & 3) == ROW) {
                free[freeCount++] = place[result] >> 2;
            }
        }
    }
}
