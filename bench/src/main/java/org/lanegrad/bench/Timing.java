package org.lanegrad.bench;

import java.util.Arrays;

/**
 * How long something takes, in seconds.
 *
 * @param median of the repeats
 * @param shortest of the repeats
 * @param longest of the repeats
 */
record Timing(double median, double shortest, double longest) {
    static final int REPEATS = 7;

    /** Warms up for some time, then measures for as long: as often as fits in, but each repeat at least once. */
    static Timing of(double seconds, Runnable work) {
        secondsPerRun(seconds, work);
        double[] times = new double[REPEATS];
        Arrays.setAll(times, _ -> secondsPerRun(seconds / REPEATS, work));
        Arrays.sort(times);
        return new Timing(times[REPEATS / 2], times[0], times[REPEATS - 1]);
    }

    private static double secondsPerRun(double seconds, Runnable work) {
        long start = System.nanoTime();
        long runs = 0;
        double elapsed;
        do {
            work.run();
            runs++;
            elapsed = (System.nanoTime() - start) * 1e-9;
        } while (elapsed < seconds);
        return elapsed / runs;
    }
}
