package org.lanegrad.sweep;

import org.lanegrad.Real;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;

/**
 * A sum of signed terms being appended to a tape, {@code ±x ±(y*z) ...}, from left to right, each product fused with
 * the addition after it. The sign of the sum is kept apart from its value: negating is exact, so it can wait, and most
 * often a subtraction takes it over.
 */
final class SignedSum {
    private static final int NONE = -1;

    private final TapeBuilder tape;
    private int value = NONE;
    private boolean negative;

    SignedSum(TapeBuilder tape) {
        this.tape = tape;
    }

    void add(Term term) {
        if (value == NONE) {
            value = term.value(tape);
            negative = term.negative;
        } else if (term.isProduct()) {
            addProduct(term);
        } else {
            addValue(term);
        }
    }

    private void addProduct(Term term) {
        if (term.negative == negative) {
            value = tape.append(Operation.FMA, term.first, term.factor, value);
        } else if (term.negative) {
            value = tape.append(Operation.FNMA, term.first, term.factor, value);
        } else {
            value = tape.append(Operation.FMS, term.first, term.factor, value);
            negative = false;
        }
    }

    private void addValue(Term term) {
        if (term.negative == negative) {
            value = tape.append(Operation.ADD, value, term.first, NONE);
        } else if (term.negative) {
            value = tape.append(Operation.SUBTRACT, value, term.first, NONE);
        } else {
            value = tape.append(Operation.SUBTRACT, term.first, value, NONE);
            negative = false;
        }
    }

    boolean isEmpty() {
        return value == NONE;
    }

    Signed result() {
        return new Signed(value, negative);
    }

    /**
     * What is added: plus or minus a value or a product.
     *
     * @param negative whether it is subtracted
     * @param first the position of the value or of the product's first factor
     * @param factor the position of the other factor, or -1
     */
    record Term(boolean negative, int first, int factor) {

        /** An adjoint or tangent times a local derivative; all multiplications but the last are appended at once. */
        static Term of(TapeBuilder tape, Signed seed, Partial partial) {
            int first = seed.value;
            int factor = NONE;
            for (Real next : partial.factors()) {
                first = factor == NONE ? first : tape.append(Operation.MULTIPLY, first, factor, NONE);
                factor = next.position();
            }
            return new Term(seed.negative != partial.negative(), first, factor);
        }

        boolean isProduct() {
            return factor != NONE;
        }

        /** The position of the term's value, its sign apart. */
        int value(TapeBuilder tape) {
            return isProduct() ? tape.append(Operation.MULTIPLY, first, factor, NONE) : first;
        }

        /** The same value, or 0 where it is not selected. */
        Term selected(TapeBuilder tape, int condition, boolean side) {
            int zero = tape.constantPosition(0);
            int value = value(tape);
            int chosen = tape.append(Operation.SELECT, condition, side ? value : zero, side ? zero : value);
            return new Term(negative, chosen, NONE);
        }
    }

    /**
     * A value with its sign kept apart.
     *
     * @param value the position of its magnitude
     * @param negative whether it is minus that
     */
    record Signed(int value, boolean negative) {
        /** The position of the value itself. */
        int resolve(TapeBuilder tape) {
            return negative ? tape.append(Operation.NEGATE, value, -1, -1) : value;
        }
    }
}
