package org.lanegrad.sweep;

import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** Which values of a tape depend, by a derivative that is not always 0, on inputs of interest. */
final class Activity {

    private Activity() {}

    /** The values that depend on some inputs. */
    static boolean[] of(Tape tape, boolean[] interesting) {
        boolean[] active = new boolean[tape.size()];
        for (int i = 0; i < active.length; i++) {
            Operation operation = tape.operation(i);
            if (operation == Operation.INPUT) {
                active[i] = interesting[tape.a(i)];
            }
            for (int k = operation.arity() - 1; k >= 0; k--) {
                active[i] |= operation.isDifferentiable(k) && active[tape.operand(i, k)];
            }
        }
        return active;
    }

    /** The inputs that are declared active. */
    static boolean[] activeInputs(Tape tape) {
        boolean[] active = new boolean[tape.inputs().size()];
        for (int k = 0; k < active.length; k++) {
            active[k] = tape.inputs().get(k).active();
        }
        return active;
    }

    /** The one output of a tape. */
    static String onlyOutput(Tape tape) {
        if (tape.outputs().size() != 1) {
            throw new IllegalStateException("A gradient is of one output, but the tape has "
                    + tape.outputs().size() + ": choose one with withOutputs(name), or use vjp() with a seed for"
                    + " each.");
        }
        return tape.outputs().getFirst().name();
    }
}
