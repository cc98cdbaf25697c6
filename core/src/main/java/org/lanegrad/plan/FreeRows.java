package org.lanegrad.plan;

import java.util.Arrays;

/** The rows that may be used: one by one the one that was freed last, since it is likeliest in a cache, or several. */
final class FreeRows {
    /** Among how many rows several are looked for: among more it would take long. */
    private static final int LOOKED_AT = 4096;

    private boolean[] isFree = new boolean[64];
    /** Rows as they were freed; some of them may have been taken since. */
    private int[] freed = new int[64];

    private int freedCount;
    private int count;

    /** Takes a row. */
    int take() {
        while (freedCount > 0) {
            int row = freed[--freedCount];
            if (isFree[row]) {
                isFree[row] = false;
                return row;
            }
        }
        extend(count + 1);
        return count - 1;
    }

    /** Takes rows that follow one another, and returns the first. */
    int take(int rows) {
        int begin = 0;
        for (int row = 0; row < Math.min(count, LOOKED_AT) && row - begin < rows; row++) {
            begin = isFree[row] ? begin : row + 1;
        }
        if (begin + rows > Math.min(count, LOOKED_AT)) {
            begin = count;
            while (begin > 0 && isFree[begin - 1]) {
                begin--;
            }
            extend(Math.max(count, begin + rows));
        }
        Arrays.fill(isFree, begin, begin + rows, false);
        return begin;
    }

    private void extend(int rows) {
        if (rows > isFree.length) {
            isFree = Arrays.copyOf(isFree, Math.max(rows, 2 * isFree.length));
        }
        count = rows;
    }

    /** Gives a row back. */
    void free(int row) {
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = row;
        isFree[row] = true;
    }

    /** How many rows there are, free or not. */
    int count() {
        return count;
    }
}
