package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;

/**
 * Calls that are planned from the last one to the first, and then written as a tape in their order. An operation may
 * stand in several calls: each uses its own copy, and those without a copy use that of the call that it belongs to.
 */
final class PlannedCalls {
    private final Tape tape;
    private final CallValues values;
    /** The operations of the calls, from the last call to the first, each call in its order. */
    private int[] plan;

    private int count;
    /** Where the operations of each call begin in the plan. */
    private final int[] from;

    PlannedCalls(Groups groups, CallValues values) {
        this.tape = groups.tape();
        this.values = values;
        this.plan = new int[tape.operationCount()];
        this.from = new int[groups.calls()];
    }

    /** Forgets what was planned. */
    void clear() {
        count = 0;
    }

    /** Begins a call, the one before that which was begun last. */
    void begin(int call) {
        from[call] = count;
    }

    /** Adds an operation to the call that was begun last, after its operands. */
    void add(int position) {
        if (count == plan.length) {
            plan = Arrays.copyOf(plan, 2 * count);
        }
        plan[count++] = position;
    }

    /** Writes the tape, and takes the calls on it as groups. Calls of no operation disappear. */
    Groups groups(Grouping grouping) {
        TapeBuilder copy = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            if (values.call(i) < 0) {
                map[i] = copy.copy(tape, i, map);
            }
        }
        int leaves = copy.size();
        int[] start = new int[from.length + 1];
        int starts = 0;
        int end = count;
        for (int call = 0; call < from.length; call++) {
            if (from[call] < end) {
                write(copy, map, call, end);
                start[++starts] = copy.size() - leaves;
            }
            end = from[call];
        }
        tape.outputs().forEach(output -> copy.output(output.name(), map[output.position()]));
        Tape written = copy.build();
        int[] order = new int[count];
        Arrays.setAll(order, k -> leaves + k);
        Stretches stretches =
                new Stretches(written, Groups.uniform(written), order, Arrays.copyOf(start, starts + 1), grouping);
        stretches.dissolve();
        return stretches.groups();
    }

    private void write(TapeBuilder copy, int[] map, int call, int end) {
        int[] elsewhere = new int[end - from[call]];
        for (int p = from[call]; p < end; p++) {
            elsewhere[p - from[call]] = map[plan[p]];
            map[plan[p]] = copy.copy(tape, plan[p], map);
        }
        for (int p = from[call]; p < end; p++) {
            if (values.call(plan[p]) != call) {
                map[plan[p]] = elsewhere[p - from[call]];
            }
        }
    }
}
