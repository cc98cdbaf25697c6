package org.lanegrad.simd;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * How the places of a run of calls are laid out: the number of calls; the places of what is carried, for the first
 * call; for each call the places of the operands that it reads, and of the results that every call leaves behind; then
 * the places of the results that only the last call does.
 *
 * @param carried the operands that are carried
 * @param read the operands that every call reads
 * @param kept the results that every call leaves behind
 * @param left the results that only the last call leaves behind
 */
record RunPlaces(List<Integer> carried, List<Integer> read, List<Integer> kept, List<Integer> left) {

    RunPlaces(Body body, Carry carry) {
        this(
                where(0, body.operands(), k -> carry.source(k) != Carry.NONE),
                where(0, body.operands(), k -> carry.source(k) == Carry.NONE),
                where(body.operands(), body.results(), carry::isKept),
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
        return 1 + carried.size();
    }

    /** How many entries a call has; one at least, so that calls can be counted. */
    int perCall() {
        return Math.max(1, read.size() + kept.size());
    }
}
