package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
    private final Grouping grouping;
    private final Bodies bodies;
    /** Where the stretches begin, and at last where they end. */
    private int[] start;
    /** The body of each stretch. */
    private int[] body;

    private int count;
    /** What each body was merged of: the size of its first part and that of each part after that. */
    private int[] firstPart = new int[0];

    private int[] restPart = new int[0];
    /** The bodies whose runs have been unrolled: what is left of them stays. */
    private final BitSet unrolled = new BitSet();

    /**
     * Takes stretches as they are.
     *
     * @param tape the tape
     * @param uniform which of its values are the same for all points
     * @param order its operations, each after its operands
     * @param start where the stretches begin in the order, ascending from 0, and at last the length of the order
     * @param grouping what groups are wanted
     */
    Stretches(Tape tape, boolean[] uniform, int[] order, int[] start, Grouping grouping) {
        this.tape = tape;
        this.grouping = grouping;
        this.order = order;
        this.bodies = new Bodies(tape, uniform, order);
        this.start = start;
        this.count = start.length - 1;
        this.body = findBodies();
    }

    private int[] findBodies() {
        int[] found = new int[count];
        for (int s = 0; s < count; s++) {
            found[s] = bodies.of(start[s], start[s + 1]);
        }
        return found;
    }

    /** How many operations a stretch has. */
    private int size(int s) {
        return start[s + 1] - start[s];
    }

    // ---- Falling apart

    /** Takes apart the stretches whose bodies have few: into what they were merged of, or into single operations. */
    void dissolve() {
        boolean again = true;
        while (again) {
            again = false;
            noteNewBodies();
            int[] members = bodies.members(body, count);
            int[] newStart = new int[order.length + 1];
            int newCount = 0;
            for (int s = 0; s < count; s++) {
                newStart[newCount++] = start[s];
                if (members[body[s]] < grouping.fewest()) {
                    int rest = restPart[body[s]];
                    for (int k = start[s] + firstPart[body[s]]; k < start[s + 1]; k += rest) {
                        newStart[newCount++] = k;
                        // The parts may be rare in their turn
                        again |= firstPart[body[s]] > 1 || rest > 1;
                    }
                }
            }
            newStart[newCount] = order.length;
            if (newCount > count) {
                start = Arrays.copyOf(newStart, newCount + 1);
                count = newCount;
                body = findBodies();
            }
        }
    }

    /** Bodies that have not been merged consist of single operations. */
    private void noteNewBodies() {
        int known = firstPart.length;
        firstPart = Arrays.copyOf(firstPart, bodies.count());
        restPart = Arrays.copyOf(restPart, bodies.count());
        Arrays.fill(firstPart, known, firstPart.length, 1);
        Arrays.fill(restPart, known, restPart.length, 1);
    }

    // ---- Merging

    /**
     * Merges neighbours whose bodies stand side by side again and again: the rounds of loops are unrolled, parts of
     * loops are joined, and what was joined is unrolled in its turn.
     */
    void merge() {
        boolean some = true;
        for (int k = 0; k < MERGES && some; k++) {
            int before = count;
            merge(neighbours().unrolling(unrolled));
            merge(neighbours().joining());
            some = count < before;
        }
    }

    private Neighbours neighbours() {
        return new Neighbours(bodies, start, body, count, grouping);
    }

    /**
     * Merges neighbours where that pays.
     *
     * @param length how many stretches from each on are to be merged
     */
    private void merge(int[] length) {
        int[] merged = new int[count];
        int[] proposed = new int[bodies.count()];
        for (int s = 0; s < count; s += length[s]) {
            merged[s] = length[s] > 1 ? bodies.of(start[s], start[s + length[s]]) : body[s];
            proposed[body[s]] += length[s] > 1 ? 1 : 0;
        }
        noteNewBodies();
        int[] after = new int[bodies.count()];
        for (int s = 0; s < count; s += length[s]) {
            after[merged[s]]++;
        }
        int newCount = 0;
        int next;
        for (int s = 0; s < count; s = next) {
            int m = merged[s];
            // What was to be one body may turn out to be several, as the parts hang together in several ways
            boolean all = after[m] == proposed[body[s]];
            boolean merges = length[s] > 1
                    && after[m] >= grouping.fewest()
                    && (all || Neighbours.pays(after[m] * (length[s] - 1), bodies.size(m), count));
            next = s + (merges ? length[s] : 1);
            if (merges) {
                firstPart[m] = size(s);
                restPart[m] = size(s + 1);
            }
            start[newCount] = start[s];
            body[newCount++] = merges ? m : body[s];
        }
        start[newCount] = order.length;
        count = newCount;
    }

    // ---- Calls

    /** The stretches as calls. */
    Groups groups() {
        int[] first = new int[count + 1];
        int[] operand = new int[3 * order.length];
        Columns[] columns = new Columns[bodies.count()];
        for (int s = 0; s < count; s++) {
            bodies.of(start[s], start[s + 1]);
            first[s + 1] = first[s] + bodies.operandCount();
            for (int k = first[s]; k < first[s + 1]; k++) {
                operand[k] = bodies.operand(k - first[s]);
            }
            if (columns[body[s]] != null) {
                columns[body[s]].add(operand, first[s]);
            } else if (size(s) > 1) {
                columns[body[s]] = new Columns(tape, operand, first[s], first[s + 1]);
            } else {
                // Single operations are taken as they stand, so that there are few
                columns[body[s]] = new Columns(bodies.operandCount());
            }
        }

        List<Body> list = new ArrayList<>();
        Map<Body, Integer> known = new HashMap<>();
        int[] number = new int[bodies.count()];
        Arrays.fill(number, NONE);
        int[] called = new int[count];
        int kept = 0;
        for (int s = 0; s < count; s++) {
            int b = body[s];
            if (number[b] == NONE) {
                Body made = bodies.body(b, columns[b]);
                number[b] = known.computeIfAbsent(made, _ -> list.size());
                if (number[b] == list.size()) {
                    list.add(made);
                }
            }
            called[s] = number[b];
            for (int k = first[s]; k < first[s + 1]; k++) {
                if (columns[b].isKept(k - first[s])) {
                    operand[kept++] = operand[k];
                }
            }
        }
        return new Groups(tape, list, called, order, Arrays.copyOf(operand, kept));
    }
}
