package org.lanegrad.simd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * The places of a body that is called in runs: its columns are its operands and, numbered after them, its results. Some
 * have one place in a run: what is carried is read by the first call, and some results are left behind by the last one.
 * The other columns have a place in each call. Where columns are always as far from each other, one leads and the
 * others follow; where a leader is always as far from where it was in the call before, it has a step. What follows or
 * has a step needs no look-up, and the JIT finds out once for a whole run that it stays within its array.
 */
final class RunColumns {
    /** What stands for unequal steps; no place is so far from another. */
    private static final int UNEQUAL = Integer.MIN_VALUE;

    private final List<Integer> carried;
    private final List<Integer> left;
    private final List<Integer> ofCalls;
    private final Distances inRuns;
    private final Distances inCalls;
    private final Map<Integer, Integer> steps = new HashMap<>();

    /**
     * Begins to look at runs.
     *
     * @param body the body
     * @param carry what its calls take over from each other
     * @param where where its operands and then its results are
     */
    RunColumns(Body body, Carry carry, List<Where> where) {
        int operands = body.operands();
        int count = operands + body.results();
        this.carried = columns(count, k -> k < operands && carry.source(k) != Carry.NONE);
        this.left = columns(count, k -> k >= operands && !carry.isKept(k - operands));
        this.ofCalls = columns(count, k -> !carried.contains(k) && !left.contains(k));
        // Where uniform numbers begin is settled after the rows, so they are not compared with those
        IntFunction<Object> kind = k -> List.of(k < operands && body.isUniform(k), where.get(k));
        this.inRuns = new Distances(IntStream.range(0, count).toArray(), kind);
        this.inCalls = new Distances(ofCalls.stream().mapToInt(k -> k).toArray(), kind);
    }

    private static List<Integer> columns(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).boxed().toList();
    }

    /** The place of a column in a call. */
    interface Place {
        int of(int call, int column);
    }

    /**
     * Looks at a run.
     *
     * @param first its first call
     * @param last its last call
     * @param place the places
     */
    void add(int first, int last, Place place) {
        inRuns.see(k -> place.of(left.contains(k) ? last : first, k));
        for (int call = first; call <= last; call++) {
            int itself = call;
            inCalls.see(k -> place.of(itself, k));
            if (call > first) {
                IntUnaryOperator moved = k -> place.of(itself, k) - place.of(itself - 1, k);
                ofCalls.forEach(k ->
                        steps.merge(k, moved.applyAsInt(k), (step, now) -> step.equals(now) ? step : UNEQUAL));
            }
        }
    }

    /** The operands that are carried. */
    List<Integer> carried() {
        return carried;
    }

    /** The results that only the last call leaves behind. */
    List<Integer> left() {
        return left;
    }

    /** The leaders in calls that have a step. */
    List<Integer> stepping() {
        return leadersInCalls().stream().filter(k -> step(k) != UNEQUAL).toList();
    }

    /** The other leaders in calls. */
    List<Integer> listed() {
        return leadersInCalls().stream().filter(k -> step(k) == UNEQUAL).toList();
    }

    private List<Integer> leadersInCalls() {
        return inCalls.leaders(ofCalls);
    }

    /** The column that a column follows in calls, or itself. */
    int leaderInCalls(int column) {
        return inCalls.leader(column, ofCalls);
    }

    /** The leaders among the columns that have one place in a run, and those with a step in its first call. */
    List<Integer> leadersInRuns() {
        return inRuns.leaders(ofRuns());
    }

    /** The column that such a column follows, or itself. */
    int leaderInRuns(int column) {
        return inRuns.leader(column, ofRuns());
    }

    private List<Integer> ofRuns() {
        List<Integer> stepping = stepping();
        return columns(
                carried.size() + left.size() + ofCalls.size(),
                k -> carried.contains(k) || left.contains(k) || stepping.contains(k));
    }

    /** How far a column is from its leader, in calls or runs. */
    int offset(int column, int leader) {
        return inRuns.distance(column, leader);
    }

    /** How far a leader with a step is from where it was in the call before. */
    int step(int column) {
        return steps.getOrDefault(column, 0);
    }
}
