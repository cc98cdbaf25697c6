package org.lanegrad.scalar;

import java.util.Arrays;

/**
 * Where the calls of one body have their operands and results: a column for each, which is fixed if all calls have it
 * at the same place. Only the others need to be told to each call.
 */
final class CallPlaces {
    private static final int VARIES = -1;

    private final int[] fixed;
    private boolean any;

    /**
     * Without a call.
     *
     * @param columns operands and results
     */
    CallPlaces(int columns) {
        fixed = new int[columns];
    }

    /** Takes the places of one more call. */
    void add(int[] places) {
        for (int k = 0; k < fixed.length; k++) {
            fixed[k] = any && fixed[k] != places[k] ? VARIES : places[k];
        }
        any = true;
    }

    /** The place of a column in all calls, or -1 if it varies. */
    int fixed(int column) {
        return fixed[column];
    }

    /** How many columns vary. */
    int varying() {
        return offset(fixed.length);
    }

    /** How many columns before a column vary. */
    int offset(int column) {
        return (int) Arrays.stream(fixed, 0, column).filter(place -> place == VARIES).count();
    }
}
