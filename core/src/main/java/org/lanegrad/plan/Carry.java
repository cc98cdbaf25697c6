package org.lanegrad.plan;

/**
 * What a call of a body takes over from the call of the same body right before it, in a {@linkplain Runs run}: values
 * that need not be read again, and results that nobody else reads, which need not be written. The same for all runs of
 * the body.
 */
public final class Carry {
    /** The number of no value. */
    public static final int NONE = -1;

    private final int[] source;
    private final boolean[] kept;

    /** Makes a carry of columns that it keeps. */
    Carry(int[] source, boolean[] kept) {
        this.source = source;
        this.kept = kept;
    }

    /**
     * Where an operand comes from in all calls of a run but the first.
     *
     * @param operand from 0, below the number of operands of the body
     * @return what it is in the call before: below the number of operands one of them (the same one if it doesn't
     *     change), from there on one of the results; {@link #NONE} if it is read anew
     */
    public int source(int operand) {
        return source[operand];
    }

    /**
     * Whether every call leaves a result behind.
     *
     * @param result from 0, below the number of results of the body
     * @return false if only the last call of a run does, since the others' is read by the next call alone, if at all
     */
    public boolean isKept(int result) {
        return kept[result];
    }
}
