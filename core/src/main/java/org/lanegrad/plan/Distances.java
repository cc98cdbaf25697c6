package org.lanegrad.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Which of several places are always as far from each other, each time that they are seen. */
final class Distances {
    private final int[] columns;
    /** By column: the first of those that are always as far from it. */
    private final int[] first;

    private final int[] firstPlace;
    private boolean isSeen;

    /**
     * Begins to look at places.
     *
     * @param columns what they are the places of: numbers, in ascending order
     * @param kind those of different kinds are never compared
     */
    Distances(int[] columns, IntFunction<Object> kind) {
        this.columns = columns;
        int count = Arrays.stream(columns).max().orElse(-1) + 1;
        this.first = new int[count];
        this.firstPlace = new int[count];
        Map<Object, Integer> firstOfKind = new HashMap<>();
        for (int k : columns) {
            first[k] = firstOfKind.computeIfAbsent(kind.apply(k), _ -> k);
        }
    }

    /** Sees each place. */
    void see(IntUnaryOperator place) {
        if (!isSeen) {
            for (int k : columns) {
                firstPlace[k] = place.applyAsInt(k);
            }
            isSeen = true;
            return;
        }
        Map<List<Integer>, Integer> firstThatMoved = new HashMap<>();
        for (int k : columns) {
            int moved = place.applyAsInt(k) - firstPlace[k];
            first[k] = firstThatMoved.computeIfAbsent(List.of(first[k], moved), _ -> k);
        }
    }

    /** The columns among some, in ascending order, that are first: the others are always as far from one of them. */
    List<Integer> leaders(List<Integer> among) {
        return among.stream().filter(k -> leader(k, among) == k).toList();
    }

    /** The first column among some that is always as far from a column as now. */
    int leader(int column, List<Integer> among) {
        return among.stream()
                .filter(k -> first[k] == first[column])
                .findFirst()
                .orElseThrow();
    }

    /** How far a column is from another. */
    int distance(int column, int from) {
        return firstPlace[column] - firstPlace[from];
    }
}
