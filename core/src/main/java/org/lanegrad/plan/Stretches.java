package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * An order of a tape's operations, cut into stretches, each of which is to be a call. Stretches whose bodies are rare
 * fall apart; neighbours that stand side by side again and again are merged.
 */
final class Stretches {
    private static final int NONE = -1;
    /** Merging is tried so often: enough to double one operation to a long body, and for odd leftovers. */
    private static final int MERGES = 14;

    private final Tape tape;
    private final int[] order;
    private final Bodies bodies;
    /** Where the stretches begin, and at last where they end. */
    private int[] start;
    /** The body of each stretch. */
    private int[] body;

    private int count;
    /** For each body that was merged, the size of its first part; for the others 0. */
    private int[] firstPart = new int[0];

    /**
     * Takes stretches as they are.
     *
     * @param tape the tape
     * @param uniform which of its values are the same for all points
     * @param order its operations, each after its operands
     * @param start where the stretches begin in the order, ascending from 0, and at last the length of the order
     */
    Stretches(Tape tape, boolean[] uniform, int[] order, int[] start) {
        this.tape = tape;
        this.order = order;
        this.bodies = new Bodies(tape, uniform, order);
        this.start = start;
        this.body = new int[start.length - 1];
        findBodies();
    }

    private void findBodies() {
        count = start.length - 1;
        body = new int[count];
        for (int s = 0; s < count; s++) {
            body[s] = bodies.of(start[s], start[s + 1]);
        }
    }

    /** Cuts what is longer than a limit into pieces of about the same size. */
    static int[] cut(int[] start, int limit) {
        int[] result = new int[start[start.length - 1] + 1];
        int count = 0;
        for (int s = 0; s + 1 < start.length; s++) {
            int size = start[s + 1] - start[s];
            int pieces = (size + limit - 1) / limit;
            for (int k = 0; k < pieces; k++) {
                result[count++] = start[s] + (int) ((long) size * k / pieces);
            }
        }
        result[count] = start[start.length - 1];
        return Arrays.copyOf(result, count + 1);
    }

    /** How many operations a stretch has. */
    private int size(int s) {
        return start[s + 1] - start[s];
    }

    // ---- Falling apart

    /** Takes apart the stretches whose bodies have few: into what they were merged of, or into single operations. */
    void dissolve() {
        boolean merged = true;
        while (merged) {
            merged = false;
            int[] members = members(body, count);
            firstPart = Arrays.copyOf(firstPart, members.length);
            int[] newStart = new int[order.length + 1];
            int newCount = 0;
            for (int s = 0; s < count; s++) {
                newStart[newCount++] = start[s];
                if (members[body[s]] < Repeats.ROUNDS) {
                    int part = firstPart[body[s]];
                    if (part > 0) {
                        newStart[newCount++] = start[s] + part;
                        merged = true;
                    }
                    for (int k = start[s] + 1; k < start[s + 1] && part == 0; k++) {
                        newStart[newCount++] = k;
                    }
                }
            }
            newStart[newCount] = order.length;
            start = Arrays.copyOf(newStart, newCount + 1);
            findBodies();
        }
    }

    private int[] members(int[] of, int length) {
        int[] members = new int[bodies.count()];
        for (int s = 0; s < length; s++) {
            if (of[s] != NONE) {
                members[of[s]]++;
            }
        }
        return members;
    }

    // ---- Merging

    /**
     * Merges neighbours whose bodies often stand side by side, the most frequent first, so that loops are unrolled and
     * their parts joined.
     *
     * @param limit how many operations a body may have
     */
    void merge(int limit) {
        for (int k = 0; k < MERGES && mergeOnce(limit); k++) {}
    }

    private boolean mergeOnce(int limit) {
        int[] partner = partners(limit);
        int[] merged = new int[count];
        Arrays.fill(merged, NONE);
        for (int s = 0; s + 1 < count; s++) {
            if (partner[body[s]] == body[s + 1]) {
                merged[s] = bodies.of(start[s], start[s + 2]);
                s++;
            }
        }
        int[] members = members(merged, count);
        firstPart = Arrays.copyOf(firstPart, members.length);
        int newCount = 0;
        for (int s = 0; s < count; newCount++) {
            int m = merged[s];
            boolean merges = m != NONE && members[m] >= Repeats.ROUNDS;
            if (merges) {
                firstPart[m] = size(s);
            }
            start[newCount] = start[s];
            body[newCount] = merges ? m : body[s];
            s += merges ? 2 : 1;
        }
        start[newCount] = order.length;
        boolean some = newCount < count;
        count = newCount;
        return some;
    }

    /** For each body the one that it is to be merged with if that comes next, or -1. */
    private int[] partners(int limit) {
        long[] pair = new long[Math.max(count - 1, 0)];
        int pairs = 0;
        for (int s = 0; s + 1 < count; s++) {
            if (start[s + 2] - start[s] <= limit) {
                pair[pairs++] = (long) body[s] << 32 | body[s + 1];
            }
        }
        Arrays.sort(pair, 0, pairs);
        List<Pair> frequent = new ArrayList<>();
        for (int k = 0; k < pairs; ) {
            int next = k;
            while (next < pairs && pair[next] == pair[k]) {
                next++;
            }
            if (next - k >= Repeats.ROUNDS) {
                frequent.add(new Pair((int) (pair[k] >> 32), (int) pair[k], next - k));
            }
            k = next;
        }
        frequent.sort((one, other) -> Integer.compare(other.times, one.times));
        int[] partner = new int[bodies.count()];
        Arrays.fill(partner, NONE);
        boolean[] taken = new boolean[bodies.count()];
        for (Pair candidate : frequent) {
            if (!taken[candidate.left] && !taken[candidate.right]) {
                taken[candidate.left] = true;
                taken[candidate.right] = true;
                partner[candidate.left] = candidate.right;
            }
        }
        return partner;
    }

    /** Two bodies that stand side by side so many times. */
    private record Pair(int left, int right, int times) {}

    // ---- Calls

    /** The stretches as calls. */
    Groups groups() {
        int[] operandStart = new int[count + 1];
        int[] operand = new int[3 * order.length];
        int operands = 0;
        int[][] constantAt = new int[bodies.count()][];
        for (int s = 0; s < count; s++) {
            bodies.of(start[s], start[s + 1]);
            operandStart[s] = operands;
            for (int k = 0; k < bodies.operandCount(); k++) {
                operand[operands++] = bodies.operand(k);
            }
            if (constantAt[body[s]] == null) {
                constantAt[body[s]] = new int[bodies.operandCount()];
                for (int k = 0; k < bodies.operandCount(); k++) {
                    boolean constant = size(s) > 1 && tape.operation(bodies.operand(k)) == Operation.CONSTANT;
                    constantAt[body[s]][k] = constant ? bodies.operand(k) : NONE;
                }
            } else {
                for (int k = 0; k < bodies.operandCount(); k++) {
                    if (constantAt[body[s]][k] != bodies.operand(k)) {
                        constantAt[body[s]][k] = NONE;
                    }
                }
            }
        }
        operandStart[count] = operands;

        List<Body> list = new ArrayList<>();
        Map<Body, Integer> known = new HashMap<>();
        int[] numberOf = new int[bodies.count()];
        Arrays.fill(numberOf, NONE);
        int[] called = new int[count];
        int kept = 0;
        for (int s = 0; s < count; s++) {
            int b = body[s];
            if (numberOf[b] == NONE) {
                Body made = bodies.body(b, constantAt[b]);
                numberOf[b] = known.computeIfAbsent(made, _ -> list.size());
                if (numberOf[b] == list.size()) {
                    list.add(made);
                }
            }
            called[s] = numberOf[b];
            for (int k = operandStart[s]; k < operandStart[s + 1]; k++) {
                if (constantAt[b][k - operandStart[s]] == NONE) {
                    operand[kept++] = operand[k];
                }
            }
        }
        return new Groups(tape, list, called, order, Arrays.copyOf(operand, kept));
    }
}
