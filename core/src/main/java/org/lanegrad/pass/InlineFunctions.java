package org.lanegrad.pass;

import java.util.function.Predicate;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Replaces each function by its definition, so that the tape is made of primitives alone. Changes no bit.
 *
 * <p>It is for running. Differentiate before: afterwards the derivative would be that of the approximation.
 */
public final class InlineFunctions implements Pass {

    private final Predicate<Operation> chosen;

    /** Makes the pass that replaces all functions. */
    public InlineFunctions() {
        this(_ -> true);
    }

    /**
     * Makes a pass that leaves some functions on the tape.
     *
     * @param chosen which functions it replaces
     */
    public InlineFunctions(Predicate<Operation> chosen) {
        this.chosen = chosen;
    }

    @Override
    public Tape apply(Tape tape) {
        return new Rewriter(tape) {
            @Override
            int place(int i) {
                Operation operation = tape.operation(i);
                return operation.kind() == Operation.Kind.FUNCTION && chosen.test(operation) ? inline(this, i) : COPY;
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
