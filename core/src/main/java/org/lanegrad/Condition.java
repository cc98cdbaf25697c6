package org.lanegrad;

import org.lanegrad.op.Operation;

/**
 * A truth value on a tape that is being recorded, made by comparing {@link Real} values. It holds at some points of a
 * batch and not at others, so it cannot steer a Java {@code if}: {@link #select} keeps both sides on the tape.
 */
public final class Condition {
    private final TapeBuilder tape;
    private final int position;

    Condition(TapeBuilder tape, int position) {
        this.tape = tape;
        this.position = position;
    }

    /**
     * Where it stands on the tape.
     *
     * @return the position of the operation that computes it
     */
    public int position() {
        return position;
    }

    TapeBuilder tape() {
        return tape;
    }

    /**
     * Both hold.
     *
     * @param b the other condition
     * @return {@code this and b}
     */
    public Condition and(Condition b) {
        return tape.condition(tape.append(Operation.AND, position, tape.positionOf(b), -1));
    }

    /**
     * At least one holds.
     *
     * @param b the other condition
     * @return {@code this or b}
     */
    public Condition or(Condition b) {
        return tape.condition(tape.append(Operation.OR, position, tape.positionOf(b), -1));
    }

    /**
     * The opposite.
     *
     * @return {@code not this}
     */
    public Condition not() {
        return tape.condition(tape.append(Operation.NOT, position, -1, -1));
    }

    /**
     * A choice between two values. Both are computed, one is taken; what the other is, infinite or NaN, reaches neither
     * the value nor a derivative.
     *
     * @param a the value where this holds
     * @param b the value where it does not
     * @return the value taken
     */
    public Real select(Real a, Real b) {
        return tape.real(tape.append(Operation.SELECT, position, tape.positionOf(a), tape.positionOf(b)));
    }

    /**
     * A choice between a value and a constant.
     *
     * @param a the value where this holds
     * @param b the constant where it does not
     * @return the value taken
     */
    public Real select(Real a, double b) {
        return select(a, tape.constant(b));
    }

    /**
     * A choice between a constant and a value.
     *
     * @param a the constant where this holds
     * @param b the value where it does not
     * @return the value taken
     */
    public Real select(double a, Real b) {
        return select(tape.constant(a), b);
    }

    /**
     * A choice between two constants.
     *
     * @param a the constant where this holds
     * @param b the constant where it does not
     * @return the value taken
     */
    public Real select(double a, double b) {
        return select(tape.constant(a), b);
    }

    /**
     * Always throws: a recorded condition is not a Java boolean. It is here so that the mistake is explained.
     *
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated so that the compiler warns already
     */
    @Deprecated
    @SuppressWarnings("DoNotCallSuggester") // its annotation would be a dependency
    public boolean booleanValue() {
        throw new UnsupportedOperationException(this + " is neither true nor false while recording: it may hold at some"
                + " points of a batch and not at others. Use condition.select(a, b) instead of if.");
    }

    /** The name that the condition has in the recording so far, such as {@code w3}; fusion may number it anew. */
    @Override
    public String toString() {
        return tape.nameOf(position);
    }
}
