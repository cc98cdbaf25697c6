package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;

/** What must hold of any groups of any tape. */
final class GroupsAssertions {
    private static final int NOT_ON_TAPE = -1;

    private GroupsAssertions() {}

    /** Everything that must hold, the values at some points included. */
    static void assertSound(Groups groups, double[]... points) {
        assertTheTapeComesBack(groups);
        assertJustWhatIsNeededLeaves(groups);
        assertRowsKeepWhatIsAlive(groups, Rows.of(groups));
        assertRowsBetweenCallsKeepWhatIsAlive(groups, Rows.between(groups));
        assertRowsOfRunsKeepWhatIsAlive(groups, true);
        assertRowsOfRunsKeepWhatIsAlive(groups, false);
        for (double[] point : points) {
            assertArrayEquals(groups.tape().evaluate(point), evaluate(groups, point), "outputs");
        }
    }

    /** A tape on which some operations stand several times is the original one otherwise. */
    static void assertSameValues(Tape original, Tape copy, double[]... points) {
        if (copy != original) {
            assertEquals(shared(original).operationCount(), shared(copy).operationCount(), "distinct operations");
            assertEquals(original.inputs(), copy.inputs());
        }
        for (double[] point : points) {
            assertArrayEquals(original.evaluate(point), copy.evaluate(point), "outputs");
        }
    }

    private static Tape shared(Tape tape) {
        return new CommonSubexpressions().apply(new DeadCode().apply(tape));
    }

    /** Each operation of the tape is in one call, with the operands that it has there, after them. */
    private static void assertTheTapeComesBack(Groups groups) {
        Tape tape = groups.tape();
        boolean[] done = new boolean[tape.size()];
        boolean[] left = new boolean[tape.size()];
        for (int i = 0; i < done.length; i++) {
            done[i] = tape.operation(i).kind() == Operation.Kind.LEAF;
            left[i] = done[i];
        }
        boolean[] called = new boolean[groups.bodies().size()];
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            called[groups.body(call)] = true;
            int[] position = positions(groups, call);
            for (int k = 0; k < body.operands(); k++) {
                assertTrue(left[position[k]], "an operand comes from a leaf or left an earlier call");
                assertEquals(isUniform(tape, position[k]), body.isUniform(k), "uniform operands");
            }
            for (int i = 0; i < body.size(); i++) {
                int at = groups.position(call, i);
                assertFalse(done[at], "an operation stands in two calls");
                assertSameOperation(tape, at, body, i, position);
                done[at] = true;
            }
            for (int k = 0; k < body.results(); k++) {
                assertEquals(position[body.result(k)], groups.result(call, k));
                left[groups.result(call, k)] = true;
            }
        }
        for (int i = 0; i < done.length; i++) {
            assertTrue(done[i], "operation " + i + " stands in no call");
        }
        for (boolean one : called) {
            assertTrue(one, "a body is never called");
        }
        assertEquals(
                groups.bodies().size(), groups.bodies().stream().distinct().count(), "bodies are distinct");
    }

    private static boolean isUniform(Tape tape, int position) {
        return tape.operation(position) == Operation.CONSTANT
                || (tape.operation(position) == Operation.INPUT
                        && tape.inputs().get(tape.a(position)).shared());
    }

    /** The position on the tape of each value of a call. */
    private static int[] positions(Groups groups, int call) {
        Body body = groups.bodies().get(groups.body(call));
        int[] position = new int[body.value(body.size())];
        Arrays.fill(position, NOT_ON_TAPE);
        for (int k = 0; k < body.operands(); k++) {
            position[k] = groups.operand(call, k);
        }
        for (int i = 0; i < body.size(); i++) {
            position[body.value(i)] = groups.position(call, i);
        }
        return position;
    }

    private static void assertSameOperation(Tape tape, int at, Body body, int i, int[] position) {
        Operation operation = tape.operation(at);
        assertEquals(operation, body.operation(i));
        boolean straight = true;
        boolean swapped = operation.isCommutative();
        for (int k = 0; k < operation.arity(); k++) {
            straight &= isSame(tape, tape.operand(at, k), body, body.operand(i, k), position);
            swapped = swapped && isSame(tape, tape.operand(at, k), body, body.operand(i, k < 2 ? 1 - k : k), position);
        }
        assertTrue(straight || swapped, () -> operation + " at " + at + " has other operands in\n" + body);
        if (operation == Operation.LOOKUP) {
            int offset = body.tableOffset(i);
            assertArrayEquals(
                    tape.table(at), Arrays.copyOfRange(body.constants(), offset, offset + body.tableLength(i)));
        }
    }

    /** Whether a value of a body is that of a position, or the same constant. */
    private static boolean isSame(Tape tape, int at, Body body, int value, int[] position) {
        if (position[value] != NOT_ON_TAPE) {
            return position[value] == at;
        }
        return tape.operation(at) == Operation.CONSTANT
                && Double.doubleToLongBits(tape.constant(at))
                        == Double.doubleToLongBits(body.constants()[value - body.operands()]);
    }

    /** In bodies of several operations, results are the values used elsewhere, and only those. */
    private static void assertJustWhatIsNeededLeaves(Groups groups) {
        Tape tape = groups.tape();
        int[] callOf = new int[tape.size()];
        Arrays.fill(callOf, NOT_ON_TAPE);
        for (int call = 0; call < groups.calls(); call++) {
            for (int i = 0; i < groups.bodies().get(groups.body(call)).size(); i++) {
                callOf[groups.position(call, i)] = call;
            }
        }
        boolean[] leaves = new boolean[tape.size()];
        tape.outputs().forEach(output -> leaves[output.position()] = true);
        for (int i = 0; i < callOf.length; i++) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                leaves[tape.operand(i, k)] |= callOf[tape.operand(i, k)] != callOf[i];
            }
        }
        boolean[] isResult = new boolean[tape.size()];
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            for (int k = 0; k < body.results(); k++) {
                isResult[groups.result(call, k)] = true;
            }
            for (int i = 0; i < body.size() && body.size() > 1; i++) {
                int at = groups.position(call, i);
                assertEquals(leaves[at], isResult[at], "whether a value leaves");
            }
        }
    }

    /** The rows are followed with each result written at once, while the rest of its call still reads operands. */
    static void assertRowsKeepWhatIsAlive(Groups groups, Rows rows) {
        Tape tape = groups.tape();
        int[] holds = new int[rows.count()];
        Arrays.fill(holds, NOT_ON_TAPE);
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i) == Operation.INPUT && rows.row(i) >= 0) {
                holds[rows.row(i)] = i;
            } else if (tape.operation(i).kind() == Operation.Kind.LEAF) {
                assertTrue(isUniform(tape, i), "an input has no row");
            }
        }
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            int result = 0;
            for (int i = 0; i < body.size(); i++) {
                for (int k = 0; k < body.operation(i).arity(); k++) {
                    int value = body.operand(i, k);
                    if (value < body.operands() && !body.isUniform(value)) {
                        int operand = groups.operand(call, value);
                        assertEquals(operand, holds[rows.row(operand)], "an operand was overwritten");
                    }
                }
                if (result < body.results() && body.result(result) == body.value(i)) {
                    holds[rows.row(groups.result(call, result))] = groups.result(call, result);
                    result++;
                }
            }
        }
        for (Output output : tape.outputs()) {
            if (!isUniform(tape, output.position())) {
                assertEquals(output.position(), holds[rows.row(output.position())], "an output was overwritten");
            }
        }
    }

    /** The rows are followed with all operands of a call read, then all its results written. */
    static void assertRowsBetweenCallsKeepWhatIsAlive(Groups groups, Rows rows) {
        Tape tape = groups.tape();
        boolean[] apart = new boolean[tape.size()];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = tape.operation(i).kind() == Operation.Kind.LEAF;
        }
        tape.outputs().forEach(output -> apart[output.position()] = true);
        int[] holds = new int[rows.count()];
        Arrays.fill(holds, NOT_ON_TAPE);
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            for (int k = 0; k < body.operands(); k++) {
                int operand = groups.operand(call, k);
                assertTrue(apart[operand] || holds[rows.row(operand)] == operand, "an operand was overwritten");
            }
            for (int k = 0; k < body.results(); k++) {
                int result = groups.result(call, k);
                assertEquals(apart[result], rows.row(result) < 0, "what is kept apart has no row");
                if (!apart[result]) {
                    holds[rows.row(result)] = result;
                }
            }
        }
    }

    /** The rows are followed with values that are taken over read and written nowhere. */
    private static void assertRowsOfRunsKeepWhatIsAlive(Groups groups, boolean readsFirst) {
        Tape tape = groups.tape();
        Runs runs = Runs.of(groups, body -> true);
        Rows rows = Rows.of(groups, runs, i -> !isUniform(tape, i), body -> readsFirst);
        int[] holds = new int[rows.count()];
        Arrays.fill(holds, NOT_ON_TAPE);
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i) == Operation.INPUT && !isUniform(tape, i)) {
                holds[rows.row(i)] = i;
            }
        }
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            for (int k = 0; k < body.results(); k++) {
                if (!readsFirst && runs.writes(call, k)) {
                    holds[rows.row(groups.result(call, k))] = groups.result(call, k);
                }
            }
            for (int k = 0; k < body.operands(); k++) {
                int operand = groups.operand(call, k);
                if (!body.isUniform(k) && runs.reads(call, k)) {
                    assertEquals(operand, holds[rows.row(operand)], "an operand was overwritten");
                }
            }
            for (int k = 0; k < body.results(); k++) {
                int result = groups.result(call, k);
                assertTrue(runs.writes(call, k) || rows.row(result) < 0, "a row that nobody needs");
                if (runs.writes(call, k)) {
                    holds[rows.row(result)] = result;
                }
            }
        }
        for (Output output : tape.outputs()) {
            if (!isUniform(tape, output.position())) {
                assertEquals(output.position(), holds[rows.row(output.position())], "an output was overwritten");
            }
        }
    }

    /** The outputs at one point, call by call. Values that don't leave a call are not at hand outside. */
    private static double[] evaluate(Groups groups, double... point) {
        Tape tape = groups.tape();
        double[] value = new double[tape.size()];
        for (int i = 0; i < value.length; i++) {
            value[i] = switch (tape.operation(i)) {
                case INPUT -> point[tape.a(i)];
                case CONSTANT -> tape.constant(i);
                default -> Double.NaN;
            };
        }
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            double[] operands = new double[body.operands()];
            for (int k = 0; k < operands.length; k++) {
                operands[k] = value[groups.operand(call, k)];
            }
            double[] results = body.evaluate(operands);
            for (int k = 0; k < results.length; k++) {
                value[groups.result(call, k)] = results[k];
            }
        }
        return tape.outputs().stream()
                .mapToDouble(output -> value[output.position()])
                .toArray();
    }
}
