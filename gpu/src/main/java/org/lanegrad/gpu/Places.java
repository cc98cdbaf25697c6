package org.lanegrad.gpu;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;

/**
 * Where an interpreter finds the values of a tape: inputs stay among the points, outputs go straight to the results,
 * all others have a row. A place says the region in its two low bits and the row there in the others, as {@code lg_row}
 * reads it.
 */
final class Places {
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

    private final Rows rows;
    /** The places of inputs and outputs. */
    private final int[] place;

    Places(Groups groups, BatchShape inputs) {
        // A case reads all operands of a lane before it writes there
        rows = Rows.between(groups);
        Tape tape = groups.tape();
        place = new int[tape.size()];
        Arrays.fill(place, NONE);
        for (int i = 0; i < place.length; i++) {
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
    int of(int position) {
        return place[position] != NONE ? place[position] : rows.row(position) << 2 | ROW;
    }

    /** How many rows there are beside points and results. */
    int rows() {
        return rows.count();
    }
}
