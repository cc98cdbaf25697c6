package org.lanegrad.pass;

import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Replaces each function by its definition, so that the tape is made of primitives alone. Changes no bit.
 *
 * <p>It is for running. Differentiate before: afterwards the derivative would be that of the approximation.
 */
public final class InlineFunctions implements Pass {

    /** Makes the pass. */
    public InlineFunctions() {}

    @Override
    public Tape apply(Tape tape) {
        return new Rewriter(tape) {
            @Override
            int place(int i) {
                return tape.operation(i).kind() == Operation.Kind.FUNCTION ? inline(this, i) : COPY;
            }
        }.rewrite();
    }

    private static int inline(Rewriter rewriter, int position) {
        Tape tape = rewriter.tape;
        Tape program = tape.operation(position).program();
        int[] inner = new int[program.size()];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = program.operation(i) == Operation.INPUT
                    ? rewriter.map[tape.operand(position, program.a(i))]
                    : rewriter.result.copy(program, i, inner, tape, position);
        }
        return inner[program.outputs().getFirst().position()];
    }
}
