package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Tape;

class RunColumnsTest {
    /** Rounds that take over a sum, read two inputs and a shared one, and leave an output behind. */
    private static final Groups LOOP = Groups.of(
            Tape.trace(r -> {
                Real sum = r.input("x");
                for (int i = 0; i < 20; i++) {
                    Real a = r.input("a" + i);
                    Real b = r.input("b" + i);
                    Real shared = r.input(Input.of("s" + i).perBatch());
                    sum = sum.times(a).minus(b.times(shared));
                    r.output("y" + i, sum.square());
                }
                r.output("z", sum);
            }),
            new Grouping(96, 0, 1));

    private static final int NUMBER = LOOP.body(5);
    private static final Body BODY = LOOP.bodies().get(NUMBER);
    private static final Carry CARRY =
            Runs.of(LOOP, body -> true).carry(NUMBER).orElseThrow();
    private static final int[] INPUTS = IntStream.range(0, BODY.operands())
            .filter(k -> CARRY.source(k) == Carry.NONE && !BODY.isUniform(k))
            .toArray();
    private static final int SHARED = IntStream.range(0, BODY.operands())
            .filter(k -> CARRY.source(k) == Carry.NONE && BODY.isUniform(k))
            .findFirst()
            .orElseThrow();
    private static final int OUTPUT = IntStream.range(0, BODY.results())
            .filter(CARRY::isKept)
            .map(k -> BODY.operands() + k)
            .findFirst()
            .orElseThrow();

    private static final int SUM = IntStream.range(0, BODY.operands())
            .filter(k -> CARRY.source(k) != Carry.NONE)
            .findFirst()
            .orElseThrow();
    private static final int LAST_SUM = IntStream.range(0, BODY.results())
            .filter(k -> !CARRY.isKept(k))
            .map(k -> BODY.operands() + k)
            .findFirst()
            .orElseThrow();

    private final RunColumns columns = new RunColumns(BODY, CARRY, k -> k == SHARED);

    /** A run, given for each call the places of two inputs, the shared number and the output. */
    private void run(int sum, int lastSum, int[]... calls) {
        columns.add(0, calls.length - 1, (call, column) -> {
            if (column == SUM) {
                return sum;
            }
            if (column == LAST_SUM) {
                return lastSum;
            }
            return calls[call][List.of(INPUTS[0], INPUTS[1], SHARED, OUTPUT).indexOf(column)];
        });
    }

    private static int[] call(int first, int second, int shared, int output) {
        return new int[] {first, second, shared, output};
    }

    @Test
    void whatMovesTogetherFollowsALeader() {
        assertEquals(2, INPUTS.length);
        run(0, 0, call(100, 108, 7, 500), call(116, 124, 8, 516));
        run(0, 0, call(300, 308, 1, 700), call(316, 324, 2, 716));
        assertEquals(
                List.of(INPUTS[0], SHARED).stream().sorted().toList(),
                columns.stepping().stream().sorted().toList());
        assertEquals(List.of(), columns.listed());
        assertEquals(INPUTS[0], columns.leaderInCalls(INPUTS[1]));
        assertEquals(8, columns.offset(INPUTS[1], INPUTS[0]));
        assertEquals(INPUTS[0], columns.leaderInCalls(OUTPUT));
        assertEquals(400, columns.offset(OUTPUT, INPUTS[0]));
        assertEquals(0, columns.offset(INPUTS[0], INPUTS[0]));
        assertEquals(16, columns.step(INPUTS[0]));
        assertEquals(1, columns.step(SHARED));
    }

    @Test
    void whatFallsBehindLeads() {
        run(0, 0, call(100, 200, 7, 300), call(116, 216, 8, 316), call(132, 240, 9, 340));
        assertEquals(INPUTS[1], columns.leaderInCalls(INPUTS[1]));
        assertEquals(INPUTS[1], columns.leaderInCalls(OUTPUT), "both moved by 24");
        assertEquals(100, columns.offset(OUTPUT, INPUTS[1]));
        assertTrue(columns.stepping().contains(INPUTS[0]));
        assertEquals(List.of(INPUTS[1]), columns.listed(), "16, then 24");
    }

    @Test
    void stepsAreThoseWithinRuns() {
        run(0, 0, call(100, 200, 7, 300), call(108, 208, 7, 308));
        run(0, 0, call(900, 800, 3, 400), call(908, 808, 3, 408));
        assertEquals(List.of(), columns.listed());
        assertEquals(
                3, columns.stepping().stream().filter(k -> k != SHARED).count());
        assertEquals(0, columns.step(SHARED));
    }

    /** The first input is always 40 behind the sum, and what is left of that 30 before it. */
    @Test
    void whatHasOnePlaceInARunFollowsTheFirstCall() {
        run(60, 30, call(100, 200, 7, 500), call(108, 216, 7, 508));
        run(560, 530, call(600, 800, 3, 700), call(608, 816, 3, 708));
        assertEquals(List.of(SUM), columns.carried());
        assertEquals(List.of(LAST_SUM), columns.left());
        int leader = columns.leaderInRuns(SUM);
        assertEquals(leader, columns.leaderInRuns(INPUTS[0]));
        assertEquals(leader, columns.leaderInRuns(LAST_SUM));
        assertEquals(40, columns.offset(INPUTS[0], SUM));
        assertEquals(-30, columns.offset(LAST_SUM, SUM));
        assertEquals(INPUTS[1], columns.leaderInRuns(INPUTS[1]), "600 further, not 500");
        assertTrue(columns.leadersInRuns().contains(leader));
    }
}
