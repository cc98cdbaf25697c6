package org.lanegrad.plan;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Where values are kept while a tape runs: one row for each value that is alive, rows used again as soon as their value
 * was used for the last time. Inputs have rows from the beginning, outputs keep theirs to the end, constants have none.
 */
public final class Rows {
    /** What stands for no row. */
    static final int NONE = -1;

    /** How many times as many rows it is worth to have results of runs at equal steps. */
    private static final double WORTH_COLUMNS = 1.25;

    private final int[] row;
    private final int count;

    /** Makes rows: that of each position, and how many there are. */
    Rows(int[] row, int count) {
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
        return of(Groups.single(tape), i -> tape.operation(i) != Operation.CONSTANT);
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
        return of(groups, i -> !uniform[i]);
    }

    private static Rows of(Groups groups, IntPredicate kept) {
        return new RowAssignment(
                        groups,
                        alone(groups),
                        kept,
                        body -> groups.bodies().get(body).size() == 1,
                        false)
                .result();
    }

    /**
     * Assigns rows for running calls in runs. Values that are only taken over have none. What every call of a run leaves
     * behind has rows by equal steps, unless that takes far more of them.
     *
     * @param groups the calls
     * @param runs their runs
     * @param kept the positions of values that have a row if they are not only taken over
     * @param readsFirst the numbers of bodies whose calls read all operands at a point before they write there
     * @return their rows; results of such a body may have the rows of operands that their call is the last to read
     */
    public static Rows of(Groups groups, Runs runs, IntPredicate kept, IntPredicate readsFirst) {
        Rows inColumns = new RowAssignment(groups, runs, kept, readsFirst, true).result();
        Rows compact = new RowAssignment(groups, runs, kept, readsFirst, false).result();
        return inColumns.count <= WORTH_COLUMNS * compact.count ? inColumns : compact;
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
        return new RowAssignment(
                        groups,
                        alone(groups),
                        i -> tape.operation(i).kind() != Operation.Kind.LEAF && !apart.get(i),
                        body -> true,
                        false)
                .result();
    }

    /** Every call a run of its own. */
    private static Runs alone(Groups groups) {
        return Runs.of(groups, body -> false);
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
