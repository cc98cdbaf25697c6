package org.lanegrad.plan;

import java.util.List;

/**
 * A part of a program, short enough to be compiled into one kernel. The places that it works on are numbered: first the
 * program's inputs, then its outputs, then scratch.
 *
 * @param body its operations
 * @param places those of the body's operands, then those of its results
 * @param kind what becomes of the results
 * @param guard the place of a test that decides by a number other than 0 that the part needs to run; {@value #ALWAYS}
 *     for a part that always runs
 */
public record Part(Body body, List<Integer> places, Kind kind, int guard) {
    /** No guard. */
    public static final int ALWAYS = -1;

    /** What becomes of the results of a part. */
    public enum Kind {
        /** Each is a value of every point. */
        VALUES,
        /** There is one, and whether it is other than 0 at some point is a single number. */
        TEST
    }
}
