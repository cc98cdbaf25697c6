package org.lanegrad.simd;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * How the places of a run of calls are laid out: the number of calls; the places of what is carried, and of leaders with
 * a step, in the first call; for each call the places of the other leaders; then the places of the results that only
 * the last call leaves behind. Operands are numbered, and after them results.
 *
 * @param carried the operands that are carried
 * @param stepping the leaders that have a step
 * @param listed the other leaders
 * @param left the results that only the last call leaves behind
 */
record RunPlaces(List<Integer> carried, List<Integer> stepping, List<Integer> listed, List<Integer> left) {

    RunPlaces(Body body, Carry carry, RunColumns columns) {
        this(
                where(0, body.operands(), k -> carry.source(k) != Carry.NONE),
                columns.leaders().stream().filter(columns::hasStep).toList(),
                columns.leaders().stream().filter(k -> !columns.hasStep(k)).toList(),
                where(body.operands(), body.results(), k -> !carry.isKept(k)));
    }

    private static List<Integer> where(int first, int count, IntPredicate condition) {
        return IntStream.range(0, count)
                .filter(condition)
                .map(k -> first + k)
                .boxed()
                .toList();
    }

    /** How many entries come before those of the first call. */
    int beforeCalls() {
        return 1 + carried.size() + stepping.size();
    }

    /** How many entries each call has. */
    int perCall() {
        return listed.size();
    }
}
