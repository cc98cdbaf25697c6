package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;

/**
 * Computes cheap values again where they are used, instead of keeping them from call to call. What comes out is a tape
 * with copies of operations on it, in the order of the calls; it computes the same bits. Operations that nobody needs
 * any more disappear.
 *
 * <p>Whether a call computes an operand itself depends only on what this call and the one that has the operand do, so
 * that calls of one body still do the same afterwards. Calls are looked at from the last to the first, so that it is
 * known what later ones take.
 */
final class Recomputation {
    private static final int NONE = -1;

    private final Tape tape;
    private final Groups groups;
    private final int limit;
    private final CallValues values;
    /** What loops hand on from round to round, or leave as it is: it stays in registers, or near. */
    private final Runs runs;
    /** The kinds of values that are kept in any case. */
    private final boolean[] kept;

    private final Cone cone;
    private final PlannedCalls planned;

    /** The call that is looked at. */
    private int call;
    /** Whether a value is to leave its call, because a later one takes it or because it is an output. */
    private final boolean[] leaves;
    /** The last call looked at that needs a value, of its own or from outside. */
    private final int[] neededBy;
    /** The last call looked at that has a value from outside at hand. */
    private final int[] atHand;
    /** The last call looked at that computes a value again, and has not been written down with it yet. */
    private final int[] copiedBy;
    /** What the call at hand needs from outside. */
    private int[] outside = new int[64];

    private int outsideCount;

    private Recomputation(Groups groups, int limit) {
        this.tape = groups.tape();
        this.groups = groups;
        this.limit = limit;
        this.values = new CallValues(groups);
        this.runs = Runs.of(groups, body -> true);
        this.kept = new boolean[values.kinds()];
        this.cone = new Cone(tape, values, kept, this::isAtHand);
        this.planned = new PlannedCalls(groups, values);
        this.leaves = new boolean[tape.size()];
        this.neededBy = new int[tape.size()];
        this.atHand = new int[tape.size()];
        this.copiedBy = new int[tape.size()];
    }

    /**
     * Computes values again where that pays.
     *
     * @param groups calls
     * @param grouping what groups are wanted
     * @return calls that compute the same, some values in several of them; the given ones if rows don't get fewer
     */
    static Groups apply(Groups groups, Grouping grouping) {
        Groups changed = new Recomputation(groups, grouping.recomputing()).groups(grouping);
        return Rows.of(changed).count() < Rows.of(groups).count() ? changed : groups;
    }

    private Groups groups(Grouping grouping) {
        keepWhatIsTakenOver();
        plan();
        // What most calls leave behind after all is kept, so that computing it again saves no store
        keepWhatLeaves();
        plan();
        return planned.groups(grouping);
    }

    private void keepWhatIsTakenOver() {
        for (int c = 0; c < groups.calls(); c++) {
            for (int k = 0; k < operands(c); k++) {
                int operand = groups.operand(c, k);
                if (isTakenOver(c, k) && values.call(operand) != NONE) {
                    kept[values.kind(operand)] = true;
                }
            }
        }
    }

    private int operands(int c) {
        return groups.bodies().get(groups.body(c)).operands();
    }

    /** Whether calls of a body take an operand over from the call before them. */
    private boolean isTakenOver(int c, int k) {
        return runs.carry(groups.body(c)).map(carry -> carry.source(k) != Carry.NONE).orElse(false);
    }

    private void keepWhatLeaves() {
        int[] balance = new int[kept.length];
        for (int i = 0; i < leaves.length; i++) {
            if (values.call(i) != NONE) {
                balance[values.kind(i)] += leaves[i] ? 1 : -1;
            }
        }
        for (int kind = 0; kind < kept.length; kind++) {
            kept[kind] |= balance[kind] > 0;
        }
    }

    /** Decides what all calls compute. */
    private void plan() {
        Arrays.fill(leaves, false);
        Arrays.fill(neededBy, NONE);
        Arrays.fill(atHand, NONE);
        Arrays.fill(copiedBy, NONE);
        planned.clear();
        tape.outputs().forEach(output -> leaves[output.position()] = true);
        for (call = groups.calls() - 1; call >= 0; call--) {
            planned.begin(call);
            int size = findNeeds();
            loadWhatIsTakenOver();
            fetch(size);
            write();
        }
    }

    // ---- One call

    /** Finds what of the call's own operations is needed, and what they need from outside. */
    private int findNeeds() {
        int size = 0;
        outsideCount = 0;
        for (int i = body().size() - 1; i >= 0; i--) {
            int position = groups.position(call, i);
            if (leaves[position] || isNeeded(position)) {
                neededBy[position] = call;
                size++;
                for (int k = tape.operation(position).arity() - 1; k >= 0; k--) {
                    need(tape.operand(position, k));
                }
            }
        }
        return size;
    }

    private void need(int position) {
        if (!isNeeded(position) && values.call(position) != call) {
            if (outsideCount == outside.length) {
                outside = Arrays.copyOf(outside, 2 * outsideCount);
            }
            outside[outsideCount++] = position;
        }
        neededBy[position] = call;
    }

    private void loadWhatIsTakenOver() {
        for (int k = 0; k < operands(call); k++) {
            if (isTakenOver(call, k) && isNeeded(groups.operand(call, k))) {
                load(groups.operand(call, k));
            }
        }
    }

    /** Loads what comes from outside or computes it again, as long as there are not too many operations. */
    private void fetch(int ownSize) {
        int size = ownSize;
        // A value comes after those that it is computed of
        Arrays.sort(outside, 0, outsideCount);
        for (int k = 0; k < outsideCount; k++) {
            int position = outside[k];
            if (isAtHand(position)) {
                continue;
            }
            if (cone.pays(position) && size + cone.operations() <= limit) {
                size += cone.operations();
                computeAgain();
            } else {
                load(position);
            }
        }
    }

    private void load(int position) {
        atHand[position] = call;
        leaves[position] = true;
    }

    private void computeAgain() {
        for (int k = 0; k < cone.loads(); k++) {
            load(cone.load(k));
        }
        for (int k = 0; k < cone.operations(); k++) {
            atHand[cone.operation(k)] = call;
            copiedBy[cone.operation(k)] = call;
        }
    }

    private void write() {
        for (int i = 0; i < body().size(); i++) {
            if (isNeeded(groups.position(call, i))) {
                write(groups.position(call, i));
            }
        }
    }

    /** Writes down an operation, after those that are computed again for it. */
    private void write(int position) {
        for (int k = 0; k < tape.operation(position).arity(); k++) {
            int operand = tape.operand(position, k);
            if (copiedBy[operand] == call) {
                copiedBy[operand] = NONE;
                write(operand);
            }
        }
        planned.add(position);
    }

    private Body body() {
        return groups.bodies().get(groups.body(call));
    }

    private boolean isNeeded(int position) {
        return neededBy[position] == call;
    }

    private boolean isAtHand(int position) {
        return atHand[position] == call;
    }
}
