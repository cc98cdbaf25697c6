package org.lanegrad.pass;

import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** Replaces each function by its definition, so that the tape is made of primitives alone. Changes no bit. */
public final class InlineFunctions implements Pass {

    /** Makes the pass. */
    public InlineFunctions() {}

    @Override
    public Tape apply(Tape tape) {
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = tape.operation(i).kind() == Operation.Kind.FUNCTION
                    ? inline(tape, i, map, result)
                    : result.copy(tape, i, map);
        }
        for (Output output : tape.outputs()) {
            result.output(output.name(), map[output.position()]);
        }
        return result.build();
    }

    private static int inline(Tape tape, int position, int[] map, TapeBuilder result) {
        Tape program = tape.operation(position).program();
        int[] inner = new int[program.size()];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = program.operation(i) == Operation.INPUT
                    ? map[tape.operand(position, program.a(i))]
                    : result.copy(program, i, inner, tape, position);
        }
        return inner[program.outputs().getFirst().position()];
    }
}
