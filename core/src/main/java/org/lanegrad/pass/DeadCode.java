package org.lanegrad.pass;

import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** Removes operations that no output needs. Inputs stay. Changes no bit. */
public final class DeadCode implements Pass {

    /** Makes the pass. */
    public DeadCode() {}

    @Override
    public Tape apply(Tape tape) {
        boolean[] live = live(tape);
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = new int[live.length];
        for (int i = 0; i < live.length; i++) {
            if (live[i] || tape.operation(i) == Operation.INPUT) {
                map[i] = result.copy(tape, i, map);
            }
        }
        for (Output output : tape.outputs()) {
            result.output(output.name(), map[output.position()]);
        }
        return result.build();
    }

    /** Which operations some output needs. */
    static boolean[] live(Tape tape) {
        boolean[] live = new boolean[tape.size()];
        tape.outputs().forEach(output -> live[output.position()] = true);
        for (int i = live.length - 1; i >= 0; i--) {
            if (live[i]) {
                for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                    live[tape.operand(i, k)] = true;
                }
            }
        }
        return live;
    }
}
