package org.lanegrad.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The places of a body that is called in runs: its columns are its operands and, numbered after them, its results. Some
 * have one place in a run: what is carried is read by the first call, and some results are left behind by the last one.
 * The other columns have a place in each call. Where columns are always as far from each other, one leads and the
 * others follow; where a leader is always as far from where it was in the call before, it has a step. What follows or
 * has a step needs no look-up, and the JIT finds out once for a whole run that it stays within its array.
 */
public final class RunColumns {
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
     * @param array by column: the array that it is in. Places in different ones are not compared
     */
    public RunColumns(Body body, Carry carry, IntFunction<Object> array) {
        int operands = body.operands();
        int count = operands + body.results();
        this.carried = columns(count, k -> k < operands && carry.source(k) != Carry.NONE);
        this.left = columns(count, k -> k >= operands && !carry.isKept(k - operands));
        this.ofCalls = columns(count, k -> !carried.contains(k) && !left.contains(k));
        this.inRuns = new Distances(IntStream.range(0, count).toArray(), array);
        this.inCalls = new Distances(ofCalls.stream().mapToInt(k -> k).toArray(), array);
    }

    private static List<Integer> columns(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).boxed().toList();
    }

    /** The places of columns. */
    @FunctionalInterface
    public interface Place {
        /**
         * The place of a column in a call.
         *
         * @param call the call
         * @param column the column
         * @return its place
         */
        int of(int call, int column);
    }

    /**
     * Looks at a run.
     *
     * @param first its first call
     * @param last its last call
     * @param place the places
     */
    public void add(int first, int last, Place place) {
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

    /**
     * The operands that are carried.
     *
     * @return their columns, ascending
     */
    public List<Integer> carried() {
        return carried;
    }

    /**
     * The results that only the last call leaves behind.
     *
     * @return their columns, ascending
     */
    public List<Integer> left() {
        return left;
    }

    /**
     * The leaders in calls that have a step.
     *
     * @return their columns, ascending
     */
    public List<Integer> stepping() {
        return leadersInCalls().stream().filter(k -> step(k) != UNEQUAL).toList();
    }

    /**
     * The other leaders in calls.
     *
     * @return their columns, ascending
     */
    public List<Integer> listed() {
        return leadersInCalls().stream().filter(k -> step(k) == UNEQUAL).toList();
    }

    private List<Integer> leadersInCalls() {
        return inCalls.leaders(ofCalls);
    }

    /**
     * The column that a column follows in calls.
     *
     * @param column one that has a place in each call
     * @return its leader, or itself
     */
    public int leaderInCalls(int column) {
        return inCalls.leader(column, ofCalls);
    }

    /**
     * The leaders among the columns that have one place in a run, and those with a step in its first call.
     *
     * @return their columns, ascending
     */
    public List<Integer> leadersInRuns() {
        return inRuns.leaders(ofRuns());
    }

    /**
     * The column that such a column follows.
     *
     * @param column one that has one place in a run, or a leader in calls with a step
     * @return its leader, or itself
     */
    public int leaderInRuns(int column) {
        return inRuns.leader(column, ofRuns());
    }

    private List<Integer> ofRuns() {
        List<Integer> stepping = stepping();
        return columns(
                carried.size() + left.size() + ofCalls.size(),
                k -> carried.contains(k) || left.contains(k) || stepping.contains(k));
    }

    /**
     * How far a column is from its leader.
     *
     * @param column the column
     * @param leader its leader in calls or in runs
     * @return the difference of their places
     */
    public int offset(int column, int leader) {
        return inRuns.distance(column, leader);
    }

    /**
     * How far a leader is from where it was in the call before.
     *
     * @param column one that is {@link #stepping}
     * @return its step
     */
    public int step(int column) {
        return steps.getOrDefault(column, 0);
    }
}
