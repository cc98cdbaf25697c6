package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** Goes through calls and gives values a row from the call that computes them to the one that reads them last. */
final class RowAssignment {
    private final Tape tape;
    private final Groups groups;
    private final Runs runs;
    /** The values that have rows. */
    private final IntPredicate kept;
    /** The bodies that read all their operands before they write. */
    private final IntPredicate readsFirst;
    /** The last call that reads a value; the number of calls for one whose row does not become free by that. */
    private final int[] lastUse;

    private final boolean inColumns;
    private final int[] row;
    private final FreeRows free = new FreeRows();

    /**
     * Makes ready.
     *
     * @param groups the calls
     * @param runs their runs
     * @param kept the positions of values that have rows
     * @param readsFirst the numbers of bodies that read all their operands before they write
     * @param inColumns whether results of a run have rows by equal steps, or those of operands that are read last
     */
    RowAssignment(Groups groups, Runs runs, IntPredicate kept, IntPredicate readsFirst, boolean inColumns) {
        this.groups = groups;
        this.runs = runs;
        this.kept = kept;
        this.readsFirst = readsFirst;
        this.inColumns = inColumns;
        this.tape = groups.tape();
        this.lastUse = new int[tape.size()];
        this.row = new int[tape.size()];
    }

    Rows result() {
        findLastUses();
        Arrays.fill(row, Rows.NONE);
        for (int i = 0; i < row.length; i++) {
            if (tape.operation(i) == Operation.INPUT && kept.test(i)) {
                row[i] = free.take();
            }
        }
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            if (inColumns && !runs.continues(call) && runs.continues(call + 1)) {
                placeColumns(call, body);
            }
            if (readsFirst.test(groups.body(call))) {
                freeOperands(call, body);
                placeResults(call, body);
            } else {
                placeResults(call, body);
                freeOperands(call, body);
            }
            freeUnused(call, body);
        }
        return new Rows(row, free.count());
    }

    private void findLastUses() {
        Arrays.fill(lastUse, Rows.NONE);
        for (int call = 0; call < groups.calls(); call++) {
            int operands = groups.bodies().get(groups.body(call)).operands();
            for (int k = 0; k < operands; k++) {
                if (runs.reads(call, k)) {
                    lastUse[groups.operand(call, k)] = call;
                }
            }
        }
        tape.outputs().forEach(output -> lastUse[output.position()] = groups.calls());
    }

    /** Places the results that every call of a run leaves behind. */
    private void placeColumns(int first, Body body) {
        int[] calls = IntStream.rangeClosed(first, runs.last(first)).toArray();
        List<Integer> apart = new ArrayList<>();
        for (int k = 0; k < body.results(); k++) {
            int result = k;
            if (IntStream.of(calls).allMatch(call -> runs.writes(call, result) && kept.test(groups.result(call, result)))
                    && !placeOverOperand(calls, body, k)) {
                apart.add(k);
            }
        }
        int next = apart.isEmpty() ? 0 : free.take(calls.length * apart.size());
        for (int call : calls) {
            for (int k : apart) {
                row[groups.result(call, k)] = next++;
            }
        }
    }

    /** Places a result of each call where an operand is that this call is the last to read, if there is one. */
    private boolean placeOverOperand(int[] calls, Body body, int result) {
        if (!readsFirst.test(groups.body(calls[0]))) {
            return false;
        }
        for (int k = 0; k < body.operands(); k++) {
            int operand = k;
            if (IntStream.of(calls).allMatch(call -> lastUse[groups.operand(call, operand)] == call
                    && row[groups.operand(call, operand)] != Rows.NONE)) {
                for (int call : calls) {
                    row[groups.result(call, result)] = row[groups.operand(call, operand)];
                    // The row is not free when the operand is read
                    lastUse[groups.operand(call, operand)] = groups.calls();
                }
                return true;
            }
        }
        return false;
    }

    private void freeOperands(int call, Body body) {
        for (int k = 0; k < body.operands(); k++) {
            int operand = groups.operand(call, k);
            if (lastUse[operand] == call && row[operand] != Rows.NONE) {
                free.free(row[operand]);
                // An operand that stands twice is freed once
                lastUse[operand] = Rows.NONE;
            }
        }
    }

    private void placeResults(int call, Body body) {
        for (int k = 0; k < body.results(); k++) {
            int result = groups.result(call, k);
            if (kept.test(result) && runs.writes(call, k) && row[result] == Rows.NONE) {
                row[result] = free.take();
            }
        }
    }

    private void freeUnused(int call, Body body) {
        for (int k = 0; k < body.results(); k++) {
            int result = groups.result(call, k);
            if (lastUse[result] == Rows.NONE && row[result] != Rows.NONE) {
                free.free(row[result]);
            }
        }
    }
}
