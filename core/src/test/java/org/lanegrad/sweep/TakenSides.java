package org.lanegrad.sweep;

import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.testing.ReferenceEvaluator;

/** What a tape with branches is at one point: the same tape with the sides that are taken there alone. */
final class TakenSides {

    private TakenSides() {}

    static Tape of(Tape tape, double... point) {
        double[] value = ReferenceEvaluator.values(tape, point);
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            int taken = taken(tape, i, value);
            map[i] = taken < 0 ? result.copy(tape, i, map) : map[taken];
        }
        tape.outputs().forEach(output -> result.output(output.name(), map[output.position()]));
        return result.build();
    }

    /** The position of the operand that is chosen, or -1 if the operation does not choose, or has a tie. */
    private static int taken(Tape tape, int i, double[] value) {
        Operation operation = tape.operation(i);
        if (operation == Operation.SELECT) {
            return value[tape.a(i)] != 0 ? tape.b(i) : tape.c(i);
        }
        if (operation == Operation.MIN || operation == Operation.MAX) {
            double a = value[tape.a(i)];
            double b = value[tape.b(i)];
            boolean first = operation == Operation.MIN ? a < b : a > b;
            boolean second = operation == Operation.MIN ? b < a : b > a;
            return first ? tape.a(i) : second ? tape.b(i) : -1;
        }
        return -1;
    }
}
