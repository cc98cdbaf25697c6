package org.lanegrad.pass;

import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** Removes operations that no output needs. Inputs stay. Changes no bit. */
public final class DeadCode implements Pass {

    /** Makes the pass. */
    public DeadCode() {}

    @Override
    public Tape apply(Tape tape) {
        boolean[] live = live(tape);
        return new Rewriter(tape) {
            @Override
            int place(int i) {
                return live[i] || tape.operation(i) == Operation.INPUT ? COPY : DROP;
            }
        }.rewrite();
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
