package org.lanegrad.plan;

/**
 * What groups an executor wants.
 *
 * @param longest how many operations a body may have
 * @param unrolled up to how many operations short rounds of a loop are unrolled; 0 if each is to be called for itself
 * @param fewest how many calls a body must have. What recurs less falls apart into single operations; 1 means that it
 *     is kept as it is, so that even a tape without repetition becomes bodies of {@code longest} operations
 */
public record Grouping(int longest, int unrolled, int fewest) {

    /** Checks that bodies may exist. */
    public Grouping {
        if (longest < 1) {
            throw new IllegalArgumentException("A body has an operation at least, not " + longest + ".");
        }
    }

    /**
     * Bodies of up to 96 operations with three calls at least.
     *
     * @return the grouping that suits most uses
     */
    public static Grouping standard() {
        return new Grouping(96, 96, 3);
    }
}
