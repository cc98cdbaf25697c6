package org.lanegrad.plan;

import java.util.function.IntPredicate;
import org.lanegrad.Tape;

/**
 * The operations by which a call computes a value of an earlier call: down to values that the call has at hand, and to
 * others that it has to load for them.
 */
final class Cone {
    /*
     * About what an executor pays for moving a vector between its memory and a register, in arithmetic operations. From
     * 1 and 2 to 3 and 4 the standard workloads come out nearly the same.
     */
    private static final int LOAD = 2;

    private static final int STORE = 3;

    private final Tape tape;
    private final CallValues values;
    /** The kinds of values that are kept in memory in any case. */
    private final boolean[] kept;

    private final IntPredicate atHand;

    private final int[] operation = new int[LOAD + STORE];
    private int operations;
    private final int[] load = new int[LOAD + STORE];
    private int loads;

    /**
     * Prepares for cones.
     *
     * @param tape the tape
     * @param values its values
     * @param kept the kinds of values that are kept in memory in any case; may change
     * @param atHand whether the call at hand has a value
     */
    Cone(Tape tape, CallValues values, boolean[] kept, IntPredicate atHand) {
        this.tape = tape;
        this.values = values;
        this.kept = kept;
        this.atHand = atHand;
    }

    /**
     * Looks for the cone of a value.
     *
     * @param position the value
     * @return whether there is one that costs no more than to keep and load the value
     */
    boolean pays(int position) {
        operations = 0;
        loads = 0;
        return values.isCheap(position) && fits(position, kept[values.kind(position)] ? LOAD : LOAD + STORE);
    }

    private boolean fits(int position, int most) {
        if (cost() + 1 > most) {
            return false;
        }
        operation[operations++] = position;
        for (int k = tape.operation(position).arity() - 1; k >= 0; k--) {
            int operand = tape.operand(position, k);
            if (values.isBuiltIn(operand) || atHand.test(operand) || contains(operand)) {
                continue;
            }
            if (values.call(operand) == values.call(position)
                    && values.isCheap(operand)
                    && !kept[values.kind(operand)]) {
                if (!fits(operand, most)) {
                    return false;
                }
            } else if (cost() + LOAD > most) {
                return false;
            } else {
                load[loads++] = operand;
            }
        }
        return true;
    }

    private int cost() {
        return operations + LOAD * loads;
    }

    private boolean contains(int position) {
        boolean found = false;
        for (int k = 0; k < operations; k++) {
            found |= operation[k] == position;
        }
        for (int k = 0; k < loads; k++) {
            found |= load[k] == position;
        }
        return found;
    }

    /** How many operations the cone has. */
    int operations() {
        return operations;
    }

    /** An operation of the cone, by its position. */
    int operation(int k) {
        return operation[k];
    }

    /** How many values have to be loaded for it. */
    int loads() {
        return loads;
    }

    /** The position of a value that has to be loaded. */
    int load(int k) {
        return load[k];
    }
}
