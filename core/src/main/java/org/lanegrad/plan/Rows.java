package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Where the values of a tape are kept while it runs: one row for each value that is alive, rows used again as soon as
 * their value was used for the last time. Inputs have rows from the beginning, outputs keep theirs to the end,
 * constants have none. An operation may have the row of an operand that it is the last to use.
 */
public final class Rows {
    private static final int NONE = -1;

    private final int[] row;
    private final int count;

    private Rows(int[] row, int count) {
        this.row = row;
        this.count = count;
    }

    /**
     * Assigns rows by liveness.
     *
     * @param tape the tape
     * @return its rows
     */
    public static Rows of(Tape tape) {
        int n = tape.size();
        int[] lastUse = new int[n];
        Arrays.fill(lastUse, NONE);
        for (int i = 0; i < n; i++) {
            for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                lastUse[tape.operand(i, k)] = i;
            }
        }
        tape.outputs().forEach(output -> lastUse[output.position()] = n);

        int[] row = new int[n];
        Arrays.fill(row, NONE);
        int[] free = new int[n];
        int freeCount = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (tape.operation(i) == Operation.INPUT) {
                row[i] = count++;
            }
        }
        for (int i = 0; i < n; i++) {
            Operation operation = tape.operation(i);
            for (int k = 0; k < operation.arity(); k++) {
                int operand = tape.operand(i, k);
                if (lastUse[operand] == i && row[operand] != NONE) {
                    free[freeCount++] = row[operand];
                    // An operand that stands twice is freed once
                    lastUse[operand] = NONE;
                }
            }
            if (operation.kind() != Operation.Kind.LEAF) {
                row[i] = freeCount > 0 ? free[--freeCount] : count++;
                if (lastUse[i] == NONE) {
                    free[freeCount++] = row[i];
                }
            }
        }
        return new Rows(row, count);
    }

    /**
     * The row of a value.
     *
     * @param position the value's position on the tape
     * @return its row, from 0, or -1 for a constant
     */
    public int row(int position) {
        return row[position];
    }

    /**
     * The number of rows.
     *
     * @return how many values are alive at most
     */
    public int count() {
        return count;
    }

    /**
     * The memory that a run takes.
     *
     * @return bytes for each point that is in work at a time
     */
    public long bytesPerPoint() {
        return (long) count * Double.BYTES;
    }
}
