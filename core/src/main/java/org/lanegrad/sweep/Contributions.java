package org.lanegrad.sweep;

import java.util.Arrays;

/** What is to be added to each adjoint: linked lists in columns. */
final class Contributions {
    private static final int NONE = -1;

    private final int[] head;
    private int[] next = new int[64];
    private int[] from = new int[64];
    private SignedSum.Term[] term = new SignedSum.Term[64];
    private int[] path = new int[64];
    private int[] time = new int[64];
    private int size;

    Contributions(int positions) {
        head = new int[positions];
        Arrays.fill(head, NONE);
    }

    /**
     * Adds a contribution.
     *
     * @param target the value to whose adjoint it is added
     * @param by the operation that it comes from
     * @param what the term
     * @param over the path on which it counts
     * @param exists the clock at which it can exist
     */
    void add(int target, int by, SignedSum.Term what, int over, int exists) {
        if (size == next.length) {
            int capacity = size + (size >> 1);
            next = Arrays.copyOf(next, capacity);
            from = Arrays.copyOf(from, capacity);
            term = Arrays.copyOf(term, capacity);
            path = Arrays.copyOf(path, capacity);
            time = Arrays.copyOf(time, capacity);
        }
        next[size] = head[target];
        head[target] = size;
        from[size] = by;
        term[size] = what;
        path[size] = over;
        time[size] = exists;
        size++;
    }

    boolean exist(int target) {
        return head[target] != NONE;
    }

    /** The contributions to one adjoint in the order of their time, then of the operations that they come from. */
    int[] inOrder(int target) {
        int count = 0;
        for (int k = head[target]; k != NONE; k = next[k]) {
            count++;
        }
        // The list begins with the last one added, that of the earliest operation
        long[] keys = new long[count];
        int[] listed = new int[count];
        int place = 0;
        for (int k = head[target]; k != NONE; k = next[k]) {
            listed[place] = k;
            keys[place] = (long) time[k] << 32 | place;
            place++;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = listed[(int) keys[i]];
        }
        return order;
    }

    int from(int k) {
        return from[k];
    }

    SignedSum.Term term(int k) {
        return term[k];
    }

    int path(int k) {
        return path[k];
    }

    int time(int k) {
        return time[k];
    }
}
