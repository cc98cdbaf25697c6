package org.lanegrad.plan;

/**
 * What groups an executor wants.
 *
 * @param longest how many operations a body may have
 * @param unrolled up to how many operations short rounds of a loop are unrolled; 0 if each is to be called for itself,
 *     because the executor runs loops of calls: then functions that come last in long rounds get a loop of their own
 * @param fewest how many calls a body must have. What recurs less falls apart into single operations; 1 means that it
 *     is kept as it is, so that even a tape without repetition becomes bodies of {@code longest} operations
 * @param recomputing how many operations a body may have where cheap values of other calls are computed again instead
 *     of being kept; 0 if none are
 */
public record Grouping(int longest, int unrolled, int fewest, int recomputing) {

    /** Checks that bodies may exist. */
    public Grouping {
        if (longest < 1) {
            throw new IllegalArgumentException("A body has an operation at least, not " + longest + ".");
        }
    }

    /**
     * Groups in which every value is computed once.
     *
     * @param longest how many operations a body may have
     * @param unrolled up to how many operations short rounds of a loop are unrolled
     * @param fewest how many calls a body must have
     */
    public Grouping(int longest, int unrolled, int fewest) {
        this(longest, unrolled, fewest, 0);
    }

    /**
     * Bodies of up to 96 operations with three calls at least.
     *
     * @return the grouping that suits most uses
     */
    public static Grouping standard() {
        return new Grouping(96, 96, 3, 0);
    }
}
