package org.lanegrad.op;

/** The derivative rule of an operation with respect to one operand, written in operations. */
@FunctionalInterface
public interface Rule {
    /**
     * The local derivative at one step of a tape.
     *
     * @param step the step
     * @return its partial derivative with respect to the operand that this rule stands for
     */
    Partial partial(Step step);
}
