package org.lanegrad.simd;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Runs;

/**
 * What kernels read from the points of a batch and write to its outputs right where they are. A body's operand is read
 * in place if it is an input whenever it is read; a result is written in place if whenever it is written it is an
 * output, and nothing reads it again. All else goes through rows.
 */
final class InPlace {
    /** Points in a block: as many as follow one another in the layout that allows it. */
    static final int BLOCK = Layout.LANE_BLOCKED.lanes();

    private final boolean anything;
    private final List<List<Where>> where;
    private final boolean[] hasRow;

    private InPlace(boolean anything, List<List<Where>> where, boolean[] hasRow) {
        this.anything = anything;
        this.where = where;
        this.hasRow = hasRow;
    }

    /** Everything goes through rows. */
    static InPlace nothing(Groups groups) {
        boolean[] hasRow = new boolean[groups.tape().size()];
        Arrays.fill(hasRow, true);
        return new InPlace(
                false,
                groups.bodies().stream()
                        .map(body -> Collections.nCopies(body.operands() + body.results(), Where.MEMORY))
                        .toList(),
                hasRow);
    }

    /** All that can be accessed in place is. */
    static InPlace of(Groups groups, Runs runs) {
        Tape tape = groups.tape();
        List<Where[]> where = groups.bodies().stream().map(InPlace::wished).toList();
        boolean[] isRead = new boolean[tape.size()];
        forEachRead(groups, runs, (body, k, position) -> {
            isRead[position] = true;
            if (!isPoint(tape, position)) {
                where.get(body)[k] = Where.MEMORY;
            }
        });
        int[] outputs = new int[tape.size()];
        tape.outputs().forEach(output -> outputs[output.position()]++);
        forEachWrite(groups, runs, (body, k, position) -> {
            if (outputs[position] != 1 || isRead[position] || tape.operation(position).isCondition()) {
                where.get(body)[k] = Where.MEMORY;
            }
        });
        boolean[] hasRow = new boolean[tape.size()];
        tape.outputs().forEach(output -> hasRow[output.position()] = true);
        forEachWrite(groups, runs, (body, k, position) ->
                hasRow[position] = where.get(body)[k] == Where.MEMORY);
        forEachRead(groups, runs, (body, k, position) ->
                hasRow[position] |= where.get(body)[k] == Where.MEMORY);
        return new InPlace(true, where.stream().map(List::of).toList(), hasRow);
    }

    private static Where[] wished(Body body) {
        Where[] where = new Where[body.operands() + body.results()];
        Arrays.fill(where, Where.MEMORY);
        if (!CompiledBody.isLookup(body)) {
            Arrays.fill(where, 0, body.operands(), Where.POINTS);
            Arrays.fill(where, body.operands(), where.length, Where.OUTPUTS);
        }
        return where;
    }

    /** Whether a value is an input that differs from point to point. */
    static boolean isPoint(Tape tape, int position) {
        return tape.operation(position) == Operation.INPUT
                && !tape.inputs().get(tape.a(position)).shared();
    }

    /** What is done with an operand or, numbered after them, a result of a call. */
    private interface Use {
        void of(int body, int k, int position);
    }

    private static void forEachRead(Groups groups, Runs runs, Use use) {
        for (int call = 0; call < groups.calls(); call++) {
            int body = groups.body(call);
            for (int k = 0; k < groups.bodies().get(body).operands(); k++) {
                if (runs.reads(call, k)) {
                    use.of(body, k, groups.operand(call, k));
                }
            }
        }
    }

    private static void forEachWrite(Groups groups, Runs runs, Use use) {
        for (int call = 0; call < groups.calls(); call++) {
            int body = groups.body(call);
            for (int k = 0; k < groups.bodies().get(body).results(); k++) {
                if (runs.writes(call, k)) {
                    use.of(body, groups.bodies().get(body).operands() + k, groups.result(call, k));
                }
            }
        }
    }

    /** Whether anything may be accessed in place. */
    boolean isAnything() {
        return anything;
    }

    /** Where the operands of a body and after them its results are. */
    List<Where> where(int body) {
        return where.get(body);
    }

    /** Whether a value needs a row, unless it is only taken over: some kernel reads or writes it there. */
    boolean hasRow(int position) {
        return hasRow[position];
    }
}
