package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimingTest {

    @Test
    void eachRepeatRunsAtLeastOnce() {
        int[] runs = new int[1];
        Timing.of(1e-9, () -> {
            runs[0]++;
            sleep();
        });
        assertEquals(1 + Timing.REPEATS, runs[0]);
    }

    @Test
    void timesAreThoseOfOneRun() {
        Timing timing = Timing.of(0.1, TimingTest::sleep);
        assertTrue(timing.shortest() >= 2e-3, timing.toString());
        assertTrue(timing.shortest() <= timing.median() && timing.median() <= timing.longest(), timing.toString());
        // Were the runs of a repeat not counted, it would be a seventh of the time
        assertTrue(timing.shortest() < 0.1 / Timing.REPEATS, timing.toString());
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
