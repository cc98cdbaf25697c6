package org.lanegrad.plan;

import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * What the columns of a table have in common that holds the external operands of a body, one row for each call: a
 * constant that is the same in every call belongs into the body, and a constant that stands in several columns in every
 * call needs one of them only.
 */
final class Columns {
    private static final int NONE = -1;

    /** The position of the constant that a column holds in every call, or -1. */
    private final int[] constantAt;
    /** The first column that holds the same constants as a column, in every call; itself if there is none before. */
    private final int[] twin;

    /**
     * Takes the operands of a first call.
     *
     * @param tape the tape that has the operands
     * @param operand a buffer of their positions
     * @param from where the call's operands begin in the buffer
     * @param to where they end
     */
    Columns(Tape tape, int[] operand, int from, int to) {
        constantAt = new int[to - from];
        twin = new int[to - from];
        for (int k = 0; k < twin.length; k++) {
            boolean constant = tape.operation(operand[from + k]) == Operation.CONSTANT;
            constantAt[k] = constant ? operand[from + k] : NONE;
            twin[k] = k;
            for (int other = k - 1; other >= 0 && constant; other--) {
                twin[k] = operand[from + other] == operand[from + k] ? other : twin[k];
            }
        }
    }

    /** Columns that are all kept, whatever they hold. */
    Columns(int count) {
        constantAt = new int[count];
        twin = new int[count];
        for (int k = 0; k < count; k++) {
            constantAt[k] = NONE;
            twin[k] = k;
        }
    }

    /**
     * Takes the operands of one more call.
     *
     * @param operand a buffer of their positions
     * @param from where the call's operands begin in the buffer
     */
    void add(int[] operand, int from) {
        // From the last column on, so that the twins of those before are still as they were
        for (int k = twin.length - 1; k >= 0; k--) {
            if (constantAt[k] != operand[from + k]) {
                constantAt[k] = NONE;
            }
            int other = twin[k];
            while (other < k && (twin[other] != twin[k] || operand[from + other] != operand[from + k])) {
                other++;
            }
            twin[k] = other;
        }
    }

    /** The number of columns. */
    int count() {
        return twin.length;
    }

    /** Whether a column must be kept as an operand. */
    boolean isKept(int k) {
        return twin[k] == k && constantAt[k] == NONE;
    }

    /** The column that stands for a column. */
    int twin(int k) {
        return twin[k];
    }

    /** The position of the constant that a column holds in every call, or -1. */
    int constantAt(int k) {
        return constantAt[k];
    }
}
