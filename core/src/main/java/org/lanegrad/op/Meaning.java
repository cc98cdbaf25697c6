package org.lanegrad.op;

/** What an operation computes on plain doubles; conditions are 1 (true) and 0 (false). */
@FunctionalInterface
public interface Meaning {
    /**
     * The value of the operation. Operands that it does not have are ignored.
     *
     * @param a the first operand
     * @param b the second operand
     * @param c the third operand
     * @return the value
     */
    double of(double a, double b, double c);
}
