package org.lanegrad.simd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * How places move from call to call of a body that is called in runs. The operands that every call reads and the
 * results that it leaves behind are its columns. Where columns are always as far from each other, one leads and the
 * others follow; where a leader is always as far from where it was in the call before, it has a step. What follows or
 * has a step needs no look-up, and the JIT finds out once for a whole run that it stays within its array.
 */
final class RunColumns {
    /** What stands for unequal steps; no place is so far from another. */
    private static final int UNEQUAL = Integer.MIN_VALUE;

    private final int[] columns;
    /** By column: an operand, or numbered after them a result. */
    private final int[] leader;

    private final int[] firstPlace;
    /** How far the place in the latest call is from the first. */
    private final int[] moved;

    private final Map<Integer, Integer> steps = new HashMap<>();
    private boolean isSeen;

    /**
     * Begins to look at calls.
     *
     * @param body the body
     * @param carry what its calls take over from each other
     * @param where where its operands and then its results are
     */
    RunColumns(Body body, Carry carry, List<Where> where) {
        int count = body.operands() + body.results();
        this.columns = IntStream.range(0, count)
                .filter(k -> k < body.operands()
                        ? carry.source(k) == Carry.NONE
                        : carry.isKept(k - body.operands()))
                .toArray();
        this.leader = new int[count];
        this.firstPlace = new int[count];
        this.moved = new int[count];
        // Where uniform numbers begin is settled after the rows, so they are led by one of their own
        Map<List<Object>, Integer> first = new HashMap<>();
        for (int k : columns) {
            boolean isUniform = k < body.operands() && body.isUniform(k);
            leader[k] = first.computeIfAbsent(List.of(isUniform, where.get(k)), _ -> k);
        }
    }

    /**
     * Looks at the next call.
     *
     * @param continues whether it continues a run
     * @param place the place of each column
     */
    void add(boolean continues, IntUnaryOperator place) {
        int[] before = moved.clone();
        int[] led = leader.clone();
        for (int k : columns) {
            if (!isSeen) {
                firstPlace[k] = place.applyAsInt(k);
            }
            moved[k] = place.applyAsInt(k) - firstPlace[k];
            if (continues) {
                steps.merge(k, moved[k] - before[k], (step, now) -> step.equals(now) ? step : UNEQUAL);
            }
            if (moved[k] != moved[led[k]]) {
                leader[k] = IntStream.of(columns)
                        .filter(other -> led[other] == led[k] && moved[other] == moved[k])
                        .findFirst()
                        .orElseThrow();
            }
        }
        isSeen = true;
    }

    /** The columns that don't follow others. */
    List<Integer> leaders() {
        return IntStream.of(columns).filter(k -> leader[k] == k).boxed().toList();
    }

    /** The column that a column follows, or itself. */
    int leader(int column) {
        return leader[column];
    }

    /** How far a column is from its leader. */
    int offset(int column) {
        return firstPlace[column] - firstPlace[leader[column]];
    }

    /** Whether a column is always as far from where it was in the call before. */
    boolean hasStep(int column) {
        return step(column) != UNEQUAL;
    }

    /** How far that is. */
    int step(int column) {
        return steps.getOrDefault(column, 0);
    }
}
