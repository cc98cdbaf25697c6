package org.lanegrad.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Where values are kept while a tape runs: one row for each value that is alive, rows used again as soon as their value
 * was used for the last time. Inputs have rows from the beginning, outputs keep theirs to the end, constants have none.
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
     * @return its rows; a result may have the row of an operand that is used for the last time
     */
    public static Rows of(Tape tape) {
        return new Assignment(Groups.single(tape), i -> tape.operation(i) != Operation.CONSTANT, Rows::isSingle)
                .result();
    }

    /**
     * Assigns rows for running calls one after the other. Only what leaves a call has a row; shared inputs have none,
     * because the operands that they are can be kept as numbers.
     *
     * @param groups the calls
     * @return their rows; a body of one operation may write its result over an operand that it is the last to use; a
     *     longer one may still need the operand, so its results have other rows
     */
    public static Rows of(Groups groups) {
        boolean[] uniform = Groups.uniform(groups.tape());
        return new Assignment(groups, i -> !uniform[i], Rows::isSingle).result();
    }

    /**
     * Assigns rows for running calls one after the other, where inputs and outputs are kept apart from the rows and
     * each call reads all its operands at a point before it writes there.
     *
     * @param groups the calls
     * @return their rows, none for inputs and outputs; results may have the rows of operands that their call is the
     *     last to use
     */
    public static Rows between(Groups groups) {
        Tape tape = groups.tape();
        BitSet apart = new BitSet();
        tape.outputs().forEach(output -> apart.set(output.position()));
        return new Assignment(
                        groups, i -> tape.operation(i).kind() != Operation.Kind.LEAF && !apart.get(i), body -> true)
                .result();
    }

    private static boolean isSingle(Body body) {
        return body.size() == 1;
    }

    private static final class Assignment {
        private final Tape tape;
        private final Groups groups;
        /** The values that have rows. */
        private final IntPredicate kept;
        /** The bodies that read all their operands before they write. */
        private final Predicate<Body> readsFirst;
        /** The last call that uses a value; the number of calls for an output. */
        private final int[] lastUse;

        private final int[] row;
        private int[] free = new int[64];
        private int freeCount;
        private int count;

        Assignment(Groups groups, IntPredicate kept, Predicate<Body> readsFirst) {
            this.groups = groups;
            this.kept = kept;
            this.readsFirst = readsFirst;
            this.tape = groups.tape();
            this.lastUse = new int[tape.size()];
            this.row = new int[tape.size()];
        }

        Rows result() {
            findLastUses();
            Arrays.fill(row, NONE);
            for (int i = 0; i < row.length; i++) {
                if (tape.operation(i) == Operation.INPUT && kept.test(i)) {
                    row[i] = count++;
                }
            }
            for (int call = 0; call < groups.calls(); call++) {
                Body body = groups.bodies().get(groups.body(call));
                if (readsFirst.test(body)) {
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
                int result = groups.result(call, k);
                if (kept.test(result)) {
                    row[result] = freeCount > 0 ? free[--freeCount] : count++;
                }
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
