package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.DeadCode;
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

    @Test
    void whatEveryCallOfARunLeavesBehindIsAtEqualSteps() {
        Tape tape = Workload.W4_LENNARD_JONES.tape().gradient();
        Groups groups = Groups.of(tape, new Grouping(96, 0, 1));
        Runs runs = Runs.of(groups, body -> true);
        Rows rows = Rows.of(groups, runs, i -> tape.operation(i).arity() > 0, body -> true);
        int followed = 0;
        for (int call = 1; call < groups.calls() - 1; call++) {
            for (int k = 0; k < groups.bodies().get(groups.body(call)).results(); k++) {
                if (runs.continues(call) && runs.continues(call + 1) && runs.writes(call, k) && runs.writes(call + 1, k)) {
                    int before = rows.row(groups.result(call, k)) - rows.row(groups.result(call - 1, k));
                    int after = rows.row(groups.result(call + 1, k)) - rows.row(groups.result(call, k));
                    assertEquals(before, after, "call " + call);
                    followed++;
                }
            }
        }
        assertTrue(followed > 100, followed + " steps");
    }

    @Test
    void whatTheNextCallTakesOverHasNoRow() {
        Groups groups = loop(0);
        Runs runs = Runs.of(groups, body -> true);
        assertEquals(2, Rows.of(groups, runs, RowsTest::any, body -> true).count(), "what comes in, or goes out");
    }

    @Test
    void equalStepsMayNotTakeFarMoreRows() {
        // Each round reads what was left behind some rounds before: few rows will do
        Groups groups = loop(4);
        Runs runs = Runs.of(groups, body -> true);
        for (boolean readsFirst : new boolean[] {true, false}) {
            int rows = Rows.of(groups, runs, RowsTest::any, body -> readsFirst).count();
            assertTrue(rows < 10, rows + " rows");
        }
    }

    private static boolean any(int position) {
        return true;
    }

    /** A loop whose rounds take over the last value, and read one that was left some rounds before. */
    private static Groups loop(int before) {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            Real[] left = new Real[100];
            for (int i = 0; i < left.length; i++) {
                Real other = before > 0 && i >= before ? left[i - before] : y;
                x = x.times(y).plus(other.square());
                left[i] = x.square();
            }
            r.output("z", before > 0 ? left[left.length - 1] : x);
        });
        return Groups.of(new DeadCode().apply(tape), new Grouping(96, 0, 1));
    }
}
