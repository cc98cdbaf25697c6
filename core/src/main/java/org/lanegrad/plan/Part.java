package org.lanegrad.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program, short enough to be compiled into one kernel. The places that it works on are numbered: first the
 * program's inputs, then its outputs, then scratch.
 *
 * @param body its operations
 * @param places those of the body's operands, then those of its results
 * @param guard the place of a condition that decides whether the part needs to run; null for a part that always runs
 */
public record Part(Body body, List<Integer> places, @Nullable Guard guard) {

    /**
     * Says when a part on a rare side needs to run: when some lane takes that side.
     *
     * @param place the place of the condition
     * @param whenTrue whether the side is that where the condition holds
     */
    public record Guard(int place, boolean whenTrue) {}
}
