package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Where values are kept while a tape runs: one row for each value that is alive, rows used again as soon as their value
 * was used for the last time. Inputs have rows from the beginning, outputs keep theirs to the end, constants have none.
 * A body of one operation may write its result over an operand that it is the last to use; a longer one may still need
 * the operand, so its results have other rows.
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
     * Assigns rows for following the tape operation by operation, with a row for each value but constants.
     *
     * @param tape the tape
     * @return its rows
     */
    public static Rows of(Tape tape) {
        return new Assignment(Groups.single(tape)).result(true);
    }

    /**
     * Assigns rows for running calls one after the other. Only what leaves a call has a row; shared inputs have none,
     * because the operands that they are can be kept as numbers.
     *
     * @param groups the calls
     * @return their rows
     */
    public static Rows of(Groups groups) {
        return new Assignment(groups).result(false);
    }

    private static final class Assignment {
        private final Tape tape;
        private final Groups groups;
        /** The last call that uses a value; the number of calls for an output. */
        private final int[] lastUse;

        private final int[] row;
        private int[] free = new int[64];
        private int freeCount;
        private int count;

        Assignment(Groups groups) {
            this.groups = groups;
            this.tape = groups.tape();
            this.lastUse = new int[tape.size()];
            this.row = new int[tape.size()];
        }

        Rows result(boolean sharedToo) {
            findLastUses();
            Arrays.fill(row, NONE);
            for (int i = 0; i < row.length; i++) {
                if (tape.operation(i) == Operation.INPUT
                        && (sharedToo || !tape.inputs().get(tape.a(i)).shared())) {
                    row[i] = count++;
                }
            }
            for (int call = 0; call < groups.calls(); call++) {
                Body body = groups.bodies().get(groups.body(call));
                if (body.size() == 1) {
                    freeOperands(call, body);
                    placeResults(call, body);
                } else {
                    placeResults(call, body);
                    freeOperands(call, body);
                }
                freeUnused(call, body);
            }
            return new Rows(row, count);
        }

        private void findLastUses() {
            Arrays.fill(lastUse, NONE);
            for (int call = 0; call < groups.calls(); call++) {
                int operands = groups.bodies().get(groups.body(call)).operands();
                for (int k = 0; k < operands; k++) {
                    lastUse[groups.operand(call, k)] = call;
                }
            }
            tape.outputs().forEach(output -> lastUse[output.position()] = groups.calls());
        }

        private void freeOperands(int call, Body body) {
            for (int k = 0; k < body.operands(); k++) {
                int operand = groups.operand(call, k);
                if (lastUse[operand] == call && row[operand] != NONE) {
                    free(row[operand]);
                    // An operand that stands twice is freed once
                    lastUse[operand] = NONE;
                }
            }
        }

        private void placeResults(int call, Body body) {
            for (int k = 0; k < body.results(); k++) {
                row[groups.result(call, k)] = freeCount > 0 ? free[--freeCount] : count++;
            }
        }

        private void freeUnused(int call, Body body) {
            for (int k = 0; k < body.results(); k++) {
                int result = groups.result(call, k);
                if (lastUse[result] == NONE) {
                    free(row[result]);
                }
            }
        }

        private void free(int freed) {
            if (freeCount == free.length) {
                free = Arrays.copyOf(free, 2 * freeCount);
            }
            free[freeCount++] = freed;
        }
    }

    /**
     * The row of a value.
     *
     * @param position the value's position on the tape
     * @return its row, from 0, or -1 for a value that has none
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
