package org.lanegrad.plan;

import java.util.Arrays;
import java.util.BitSet;

/** The rows that may be used: one by one the one that was freed last, since it is likeliest in a cache, or several. */
final class FreeRows {
    /** Gaps to look at for several rows: more would take long where rows are many. */
    private static final int GAPS = 100;

    private final BitSet free = new BitSet();
    /** Rows as they were freed; some of them may have been taken since. */
    private int[] freed = new int[64];

    private int freedCount;
    private int count;

    /** Takes a row. */
    int take() {
        while (freedCount > 0) {
            int row = freed[--freedCount];
            if (free.get(row)) {
                free.clear(row);
                return row;
            }
        }
        return count++;
    }

    /** Takes rows that follow one another, and returns the first. */
    int take(int rows) {
        int first = free.nextSetBit(0);
        for (int gap = 0; first >= 0; gap++) {
            int end = free.nextClearBit(first);
            if (end - first >= rows) {
                free.clear(first, first + rows);
                return first;
            }
            if (end == count || gap == GAPS) {
                break;
            }
            first = free.nextSetBit(end);
        }
        int begin = count;
        while (begin > 0 && free.get(begin - 1)) {
            begin--;
        }
        free.clear(begin, count);
        count = begin + rows;
        return begin;
    }

    /** Gives a row back. */
    void free(int row) {
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = row;
        free.set(row);
    }

    /** How many rows there are, free or not. */
    int count() {
        return count;
    }
}
