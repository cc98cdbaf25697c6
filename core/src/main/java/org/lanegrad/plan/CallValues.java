package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/** Where the values of a tape stand in its groups, and what they cost. */
final class CallValues {
    private static final int NONE = -1;

    private final Tape tape;
    private final int[] call;
    private final int[] kind;
    private final int kinds;
    private final boolean[] passed;

    CallValues(Groups groups) {
        this.tape = groups.tape();
        this.call = new int[tape.size()];
        this.kind = new int[tape.size()];
        this.passed = new boolean[tape.size()];
        int[] first = new int[groups.bodies().size() + 1];
        for (int body = 1; body < first.length; body++) {
            first[body] = first[body - 1] + groups.bodies().get(body - 1).size();
        }
        this.kinds = first[first.length - 1];
        Arrays.fill(call, NONE);
        for (int c = 0; c < groups.calls(); c++) {
            Body body = groups.bodies().get(groups.body(c));
            for (int i = 0; i < body.size(); i++) {
                call[groups.position(c, i)] = c;
                kind[groups.position(c, i)] = first[groups.body(c)] + i;
            }
            for (int k = 0; k < body.operands(); k++) {
                passed[groups.operand(c, k)] = true;
            }
        }
    }

    /** The call that computes a value, or -1 for a leaf. */
    int call(int position) {
        return call[position];
    }

    /** The place in its body of a value that a call computes, numbered from 0 over all bodies. */
    int kind(int position) {
        return kind[position];
    }

    /** The number of kinds. */
    int kinds() {
        return kinds;
    }

    /** Whether a value is a constant that every body which uses it has in itself. */
    boolean isBuiltIn(int position) {
        return tape.operation(position) == Operation.CONSTANT && !passed[position];
    }

    /** Whether a value is computed by an operation of about the cost of an addition. */
    boolean isCheap(int position) {
        return switch (tape.operation(position)) {
            case DIVIDE, SQRT, LOOKUP -> false;
            default -> tape.operation(position).kind() == Kind.PRIMITIVE;
        };
    }
}
