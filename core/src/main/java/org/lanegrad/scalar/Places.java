package org.lanegrad.scalar;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a kernel is told about its calls or runs: mostly where something is in the memory. What is the same in all of
 * them is written into the code; only the rest needs to be told to each.
 */
final class Places {
    private static final int VARIES = -1;

    private final int[] fixed;
    private boolean any;

    /**
     * Without a call.
     *
     * @param count how many numbers there are for each
     */
    Places(int count) {
        fixed = new int[count];
    }

    /** Takes the numbers of one more call or run. */
    void add(int[] numbers) {
        for (int k = 0; k < fixed.length; k++) {
            fixed[k] = any && fixed[k] != numbers[k] ? VARIES : numbers[k];
        }
        any = true;
    }

    /** The number that all have, or -1 if it varies. */
    int fixed(int k) {
        return fixed[k];
    }

    /** How many vary. */
    int varying() {
        return offset(fixed.length);
    }

    /** How many before one vary. */
    int offset(int k) {
        return (int) Arrays.stream(fixed, 0, k).filter(number -> number == VARIES).count();
    }

    /** Those of a call or run that vary. */
    int[] varying(int[] numbers) {
        return IntStream.range(0, numbers.length)
                .filter(k -> fixed[k] == VARIES)
                .map(k -> numbers[k])
                .toArray();
    }
}
