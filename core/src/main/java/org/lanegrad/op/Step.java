package org.lanegrad.op;

import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.TapeBuilder;

/**
 * One step of an evaluation trace, {@code y = f(a, b, c)}, as a derivative rule sees it.
 *
 * @param tape the tape that the step is on and that the rule appends to
 * @param position where on it
 */
public record Step(TapeBuilder tape, int position) {

    /**
     * The step's result.
     *
     * @return y
     */
    public Real y() {
        return tape.real(position);
    }

    /**
     * The first operand.
     *
     * @return a
     */
    public Real a() {
        return tape.real(tape.a(position));
    }

    /**
     * The second operand.
     *
     * @return b
     */
    public Real b() {
        return tape.real(tape.b(position));
    }

    /**
     * The third operand.
     *
     * @return c
     */
    public Real c() {
        return tape.real(tape.c(position));
    }

    /**
     * The first operand of a select.
     *
     * @return a, as a condition
     */
    public Condition condition() {
        return tape.condition(tape.a(position));
    }

    /**
     * A constant on the same tape.
     *
     * @param value its value
     * @return the constant
     */
    public Real constant(double value) {
        return tape.constant(value);
    }
}
