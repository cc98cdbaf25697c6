package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/** Where the values of a tape stand in its groups, and what they cost. */
final class CallValues {
    private static final int NONE = -1;

    private final Tape tape;
    private final Groups groups;
    private final int[] call;
    private final int[] kind;
    private final int kinds;
    private final boolean[] passed;

    CallValues(Groups groups) {
        this.tape = groups.tape();
        this.groups = groups;
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

    /**
     * The operands of bodies that most calls take over from the call of the same body right before them: what a loop
     * hands on from round to round, or leaves as it is. It stays in registers, or near.
     *
     * @return for each body, which of its operands
     */
    boolean[][] takenOver() {
        int[] pairs = new int[groups.bodies().size()];
        int[][] times = new int[pairs.length][];
        Arrays.setAll(times, body -> new int[groups.bodies().get(body).operands()]);
        int[] operandOf = new int[tape.size()];
        for (int c = 1; c < groups.calls(); c++) {
            int body = groups.body(c);
            if (body == groups.body(c - 1)) {
                pairs[body]++;
                for (int k = 0; k < times[body].length; k++) {
                    operandOf[groups.operand(c - 1, k)] = c;
                }
                for (int k = 0; k < times[body].length; k++) {
                    int operand = groups.operand(c, k);
                    times[body][k] += call[operand] == c - 1 || operandOf[operand] == c ? 1 : 0;
                }
            }
        }
        boolean[][] takenOver = new boolean[pairs.length][];
        for (int body = 0; body < pairs.length; body++) {
            takenOver[body] = new boolean[times[body].length];
            for (int k = 0; k < times[body].length; k++) {
                takenOver[body][k] = 2 * times[body][k] > pairs[body];
            }
        }
        return takenOver;
    }
}
