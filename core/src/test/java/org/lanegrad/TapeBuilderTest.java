package org.lanegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lanegrad.op.Operation;

/** What a builder refuses, so that every tape is valid. */
class TapeBuilderTest {

    private static void assertRefuses(String message, Executable step) {
        assertEquals(message, assertThrows(RuntimeException.class, step).getMessage());
    }

    @Test
    void restoredTablesAreTheSameOrApart() {
        TapeBuilder tape = new TapeBuilder(List.of(Input.of("x")), new double[] {1, 2, 3, 4});
        int x = tape.restore(Operation.INPUT, 0, -1, -1);
        tape.restore(Operation.LOOKUP, x, 0, 2);
        tape.restore(Operation.LOOKUP, x, 0, 2);
        tape.restore(Operation.LOOKUP, x, 2, 2);
        assertRefuses(
                "The table of 2 constants from place 1 on overlaps another.",
                () -> tape.restore(Operation.LOOKUP, x, 1, 2));
        assertRefuses(
                "The table of 3 constants from place 0 on overlaps another.",
                () -> tape.restore(Operation.LOOKUP, x, 0, 3));
    }

    @Test
    void everyInputHasOneOperation() {
        Tape tape = Tape.trace(r -> r.output("z", r.input("x")));
        assertRefuses("Input 0, 'x', has no operation.", () -> new TapeBuilder(tape).build());
        TapeBuilder twice = new TapeBuilder(tape);
        twice.copyAll(tape);
        assertRefuses("Input 0, 'x', has an operation already.", () -> twice.copyAll(tape));
    }

    @Test
    void operandsAreThereAndOfTheRightType() {
        TapeBuilder tape = new TapeBuilder();
        int x = tape.input(Input.of("x"));
        int condition = tape.append(Operation.LESS, x, x, -1);
        assertRefuses(
                "Operand 1 of exp is position 7, but the tape has positions 0 to 1.",
                () -> tape.append(Operation.EXP, 7, -1, -1));
        assertRefuses(
                "Operand 1 of exp must be a number, but w2 is not.",
                () -> tape.append(Operation.EXP, condition, -1, -1));
        assertRefuses("w2 is a condition, not a number.", () -> tape.real(condition));
        assertRefuses("w1 is a number, not a condition.", () -> tape.condition(x));
        assertRefuses("There is no position 9: the tape has 2.", () -> tape.condition(9));
        assertRefuses("There is no source line 0: the tape has 0.", () -> tape.mark(Sweep.FORWARD, 0, 0));
        assertRefuses("A look-up table needs at least one entry.", () -> tape.lookup(x));
        assertRefuses("A recorded value is null.", () -> tape.real(x).plus((Real) null));
    }
}
