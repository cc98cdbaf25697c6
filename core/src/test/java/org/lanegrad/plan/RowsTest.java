package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.workload.Workload;

class RowsTest {

    @Test
    void aChainNeedsOneRow() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            for (int i = 0; i < 1000; i++) {
                x = x.plus(i);
            }
            r.output("z", x);
        });
        assertEquals(1, Rows.of(tape).count());
        assertEquals(8, Rows.of(tape).bytesPerPoint());
    }

    @Test
    void inputsAndOutputsHaveRowsOfTheirOwn() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            r.input("unused");
            r.output("same", x);
            r.output("square", x.square());
            r.output("constant", r.constant(3));
        });
        Rows rows = Rows.of(tape);
        assertEquals(3, rows.count());
        assertEquals(-1, rows.row(tape.outputs().get(2).position()));
        assertNotEquals(
                rows.row(tape.outputs().get(0).position()),
                rows.row(tape.outputs().get(1).position()));
    }

    @Test
    void noInputNoRow() {
        assertEquals(0, Rows.of(Tape.trace(r -> r.output("z", r.constant(1)))).count());
    }

    @Test
    void noLivingValueIsOverwritten() {
        for (Workload workload : Workload.values()) {
            Tape tape = workload.tape().gradient();
            Rows rows = Rows.of(tape);
            int[] holds = new int[rows.count()];
            for (int i = 0; i < tape.size(); i++) {
                if (tape.operation(i) == Operation.INPUT) {
                    holds[rows.row(i)] = i;
                }
            }
            for (int i = 0; i < tape.size(); i++) {
                for (int k = 0; k < tape.operation(i).arity(); k++) {
                    int operand = tape.operand(i, k);
                    if (tape.operation(operand) != Operation.CONSTANT) {
                        assertEquals(operand, holds[rows.row(operand)], workload.title());
                    }
                }
                if (rows.row(i) >= 0) {
                    holds[rows.row(i)] = i;
                }
            }
            tape.outputs().stream()
                    .filter(output -> rows.row(output.position()) >= 0)
                    .forEach(output -> assertEquals(output.position(), holds[rows.row(output.position())]));
        }
    }
}
