package org.lanegrad;

import java.util.Objects;
import org.lanegrad.op.Operation;

/**
 * A number on a tape that is being recorded: using it in arithmetic, in {@link RealMath} or in a comparison appends an
 * operation. It stands for a different value at every point of a batch, so it has no value of its own while recording.
 */
public final class Real implements Arithmetic<Real> {
    private final TapeBuilder tape;
    private final int position;

    Real(TapeBuilder tape, int position) {
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

    @Override
    public Real apply(Operation operation) {
        operation.requireArity(1);
        return tape.real(tape.append(operation, position, -1, -1));
    }

    @Override
    public Real apply(Operation operation, Real b) {
        operation.requireArity(2);
        return tape.real(tape.append(operation, position, tape.positionOf(b), -1));
    }

    @Override
    public Real apply(Operation operation, Real b, Real c) {
        operation.requireArity(3);
        return tape.real(tape.append(operation, position, tape.positionOf(b), tape.positionOf(c)));
    }

    @Override
    public Real constant(double value) {
        return tape.constant(value);
    }

    @Override
    public Real self() {
        return this;
    }

    /**
     * The entry of a constant table, with this value as the index.
     *
     * @param table the table; the same content is stored once
     * @return the entry at the index, an integer; that of the nearest end for an index outside, NaN for NaN
     */
    public Real lookup(double... table) {
        return tape.real(tape.lookup(position, table));
    }

    /**
     * A comparison.
     *
     * @param b the other value
     * @return {@code this < b}; false where either is NaN
     */
    public Condition lessThan(Real b) {
        return compare(Operation.LESS, this, b);
    }

    /**
     * A comparison with a constant.
     *
     * @param b the constant
     * @return {@code this < b}; false for NaN
     */
    public Condition lessThan(double b) {
        return lessThan(constant(b));
    }

    /**
     * A comparison.
     *
     * @param b the other value
     * @return {@code this <= b}; false where either is NaN
     */
    public Condition lessOrEqual(Real b) {
        return compare(Operation.LESS_OR_EQUAL, this, b);
    }

    /**
     * A comparison with a constant.
     *
     * @param b the constant
     * @return {@code this <= b}; false for NaN
     */
    public Condition lessOrEqual(double b) {
        return lessOrEqual(constant(b));
    }

    /**
     * A comparison.
     *
     * @param b the other value
     * @return {@code this > b}; false where either is NaN
     */
    public Condition greaterThan(Real b) {
        return compare(Operation.LESS, b, this);
    }

    /**
     * A comparison with a constant.
     *
     * @param b the constant
     * @return {@code this > b}; false for NaN
     */
    public Condition greaterThan(double b) {
        return greaterThan(constant(b));
    }

    /**
     * A comparison.
     *
     * @param b the other value
     * @return {@code this >= b}; false where either is NaN
     */
    public Condition greaterOrEqual(Real b) {
        return compare(Operation.LESS_OR_EQUAL, b, this);
    }

    /**
     * A comparison with a constant.
     *
     * @param b the constant
     * @return {@code this >= b}; false for NaN
     */
    public Condition greaterOrEqual(double b) {
        return greaterOrEqual(constant(b));
    }

    /**
     * A comparison.
     *
     * @param b the other value
     * @return {@code this == b}; false where either is NaN, true for the two zeros
     */
    public Condition equalTo(Real b) {
        return compare(Operation.EQUAL, this, b);
    }

    /**
     * A comparison with a constant.
     *
     * @param b the constant
     * @return {@code this == b}; false for NaN
     */
    public Condition equalTo(double b) {
        return equalTo(constant(b));
    }

    /**
     * Always throws: a recorded value has no number of its own. It is here so that the mistake is explained.
     *
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated so that the compiler warns already
     */
    @Deprecated
    @SuppressWarnings("DoNotCallSuggester") // its annotation would be a dependency
    public double doubleValue() {
        throw new UnsupportedOperationException(this + " has no number while recording: it stands for another value at"
                + " every point of a batch. Keep computing with Real, and use select(...) to choose.");
    }

    /** The name that the value has in the recording so far, such as {@code w3}; fusion may number it anew. */
    @Override
    public String toString() {
        return tape.nameOf(position);
    }

    private Condition compare(Operation operation, Real a, Real b) {
        Objects.requireNonNull(b, "b");
        return tape.condition(tape.append(operation, tape.positionOf(a), tape.positionOf(b), -1));
    }
}
