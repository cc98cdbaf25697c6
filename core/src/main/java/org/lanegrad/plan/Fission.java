package org.lanegrad.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Loop fission: makes two loops of one whose rounds compute much, and functions of that. A processor looks only so many
 * operations ahead. While it waits for one result after the other of a function, it should find the next round's
 * function there, and not what has to come before it.
 */
final class Fission {
    /** About the operations that a processor has under way at once. Rounds that are no longer than that overlap. */
    private static final int WINDOW = 48;
    /** Fewer operations before the functions are not worth loops of their own. */
    private static final int FEWEST = 16;
    /** How many values each round may pass on from the one loop to the other: they are stored and read again. */
    private static final int MOST_PASSED = 2;

    private final Groups groups;
    private final Tape tape;
    /** The call of each operation, and its place in the body. */
    private final int[] callOf;

    private final int[] placeOf;

    private final int[] order;
    private final int[] start;
    private int ordered;
    private int starts;

    private Fission(Groups groups) {
        this.groups = groups;
        this.tape = groups.tape();
        this.callOf = new int[tape.size()];
        this.placeOf = new int[tape.size()];
        this.order = new int[tape.operationCount()];
        this.start = new int[order.length + 1];
        Arrays.fill(callOf, -1);
        for (int call = 0; call < groups.calls(); call++) {
            for (int i = 0; i < size(call); i++) {
                callOf[groups.position(call, i)] = call;
                placeOf[groups.position(call, i)] = i;
            }
        }
    }

    /**
     * Splits the loops where that pays.
     *
     * @param groups calls
     * @param grouping what groups are wanted
     * @return calls that compute the same
     */
    static Groups apply(Groups groups, Grouping grouping) {
        return new Fission(groups).groups(grouping);
    }

    private Groups groups(Grouping grouping) {
        int end;
        for (int call = 0; call < groups.calls(); call = end) {
            end = endOfLoop(call);
            BitSet later = end - call > 1 ? later(call, end) : new BitSet();
            if (!pays(call, later)) {
                later.clear();
            }
            append(call, end, later, false);
            if (!later.isEmpty()) {
                append(call, end, later, true);
            }
        }
        start[starts] = ordered;
        return new Stretches(tape, Groups.uniform(tape), order, Arrays.copyOf(start, starts + 1), grouping).groups();
    }

    private int size(int call) {
        return groups.bodies().get(groups.body(call)).size();
    }

    private int endOfLoop(int call) {
        int end = call + 1;
        while (end < groups.calls() && groups.body(end) == groups.body(call)) {
            end++;
        }
        return end;
    }

    /** The functions of a loop's body and what needs them, be it in a later round. */
    private BitSet later(int call, int end) {
        BitSet later = new BitSet();
        for (int i = 0; i < size(call); i++) {
            later.set(i, tape.operation(groups.position(call, i)).kind() == Operation.Kind.FUNCTION);
        }
        int before = 0;
        while (later.cardinality() > before) {
            before = later.cardinality();
            for (int c = call; c < end; c++) {
                for (int i = 0; i < size(call); i++) {
                    later.set(i, later.get(i) || needs(groups.position(c, i), later, call, end));
                }
            }
        }
        return later;
    }

    private boolean needs(int position, BitSet later, int call, int end) {
        return IntStream.range(0, tape.operation(position).arity())
                .map(k -> tape.operand(position, k))
                .anyMatch(operand -> isIn(operand, call, end) && later.get(placeOf[operand]));
    }

    private boolean isIn(int position, int call, int end) {
        return callOf[position] >= call && callOf[position] < end;
    }

    private boolean pays(int call, BitSet later) {
        int first = size(call) - later.cardinality();
        int second = later.stream().map(i -> weight(groups.position(call, i))).sum();
        return !later.isEmpty() && first >= FEWEST && first + second > WINDOW && passed(call, later) <= MOST_PASSED;
    }

    /** What an operation counts: a function as many as it is made of. */
    private int weight(int position) {
        Operation operation = tape.operation(position);
        return operation.kind() == Operation.Kind.FUNCTION ? operation.program().operationCount() : 1;
    }

    /** How many values of a call the second loop would take from the first one. */
    private int passed(int call, BitSet later) {
        return (int) later.stream()
                .map(i -> groups.position(call, i))
                .flatMap(position -> IntStream.range(0, tape.operation(position).arity())
                        .map(k -> tape.operand(position, k)))
                .filter(operand -> callOf[operand] == call && !later.get(placeOf[operand]))
                .distinct()
                .count();
    }

    /** Appends one half of each call. */
    private void append(int call, int end, BitSet later, boolean half) {
        for (int c = call; c < end; c++) {
            start[starts++] = ordered;
            for (int i = 0; i < size(call); i++) {
                if (later.get(i) == half) {
                    order[ordered++] = groups.position(c, i);
                }
            }
        }
    }
}
