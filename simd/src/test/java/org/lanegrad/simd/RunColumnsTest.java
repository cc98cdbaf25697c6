package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Runs;

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

    private final int[] place = new int[BODY.operands() + BODY.results()];
    private final RunColumns columns =
            new RunColumns(BODY, CARRY, Collections.nCopies(place.length, Where.MEMORY));

    private void call(boolean continues, int first, int second, int shared, int output) {
        place[INPUTS[0]] = first;
        place[INPUTS[1]] = second;
        place[SHARED] = shared;
        place[OUTPUT] = output;
        columns.add(continues, k -> place[k]);
    }

    @Test
    void whatMovesTogetherFollowsALeader() {
        assertEquals(2, INPUTS.length);
        call(false, 100, 108, 7, 500);
        call(true, 116, 124, 8, 516);
        call(false, 300, 308, 1, 700);
        call(true, 316, 324, 2, 716);
        assertEquals(List.of(INPUTS[0], SHARED).stream().sorted().toList(), columns.leaders());
        assertEquals(INPUTS[0], columns.leader(INPUTS[1]));
        assertEquals(8, columns.offset(INPUTS[1]));
        assertEquals(INPUTS[0], columns.leader(OUTPUT));
        assertEquals(400, columns.offset(OUTPUT));
        assertEquals(0, columns.offset(INPUTS[0]));
        assertEquals(16, columns.step(INPUTS[0]));
        assertEquals(1, columns.step(SHARED));
    }

    @Test
    void whatFallsBehindLeads() {
        call(false, 100, 200, 7, 300);
        call(true, 116, 216, 8, 316);
        call(true, 132, 240, 9, 340);
        assertEquals(INPUTS[1], columns.leader(INPUTS[1]));
        assertEquals(INPUTS[1], columns.leader(OUTPUT), "both moved by 24");
        assertEquals(100, columns.offset(OUTPUT));
        assertTrue(columns.hasStep(INPUTS[0]));
        assertFalse(columns.hasStep(INPUTS[1]), "16, then 24");
    }

    @Test
    void stepsAreThoseWithinRuns() {
        call(false, 100, 200, 7, 300);
        call(true, 108, 208, 7, 308);
        call(false, 900, 800, 3, 400);
        call(true, 908, 808, 3, 408);
        assertEquals(3, columns.leaders().stream().filter(k -> k != SHARED).count());
        assertTrue(columns.leaders().stream().allMatch(columns::hasStep));
        assertEquals(0, columns.step(SHARED));
    }
}
