package org.lanegrad;

import org.lanegrad.op.Operation;

/**
 * The arithmetic that recorded values ({@link Real}) and eager variables share. The names are those of Kotlin's
 * operators, so that {@code x * y + 1} works there.
 *
 * @param <T> the type of value
 */
public interface Arithmetic<T extends Arithmetic<T>> {

    /**
     * An operation of one operand, applied to this value.
     *
     * @param operation the operation
     * @return its result
     * @throws IllegalArgumentException if it has another number of operands, or they are not all numbers
     */
    T apply(Operation operation);

    /**
     * An operation of two operands, applied to this value and another.
     *
     * @param operation the operation
     * @param b the second operand
     * @return its result
     * @throws IllegalArgumentException if it has another number of operands, or they are not all numbers
     */
    T apply(Operation operation, T b);

    /**
     * An operation of three operands, applied to this value and two others.
     *
     * @param operation the operation
     * @param b the second operand
     * @param c the third operand
     * @return its result
     * @throws IllegalArgumentException if it has another number of operands, or they are not all numbers
     */
    T apply(Operation operation, T b, T c);

    /**
     * A constant of the same kind.
     *
     * @param value its value
     * @return the constant
     */
    T constant(double value);

    /**
     * The sum.
     *
     * @param b the summand
     * @return {@code this + b}
     */
    default T plus(T b) {
        return apply(Operation.ADD, b);
    }

    /**
     * The sum with a constant.
     *
     * @param b the summand
     * @return {@code this + b}
     */
    default T plus(double b) {
        return plus(constant(b));
    }

    /**
     * The difference.
     *
     * @param b what is subtracted
     * @return {@code this - b}
     */
    default T minus(T b) {
        return apply(Operation.SUBTRACT, b);
    }

    /**
     * The difference to a constant.
     *
     * @param b what is subtracted
     * @return {@code this - b}
     */
    default T minus(double b) {
        return minus(constant(b));
    }

    /**
     * The product.
     *
     * @param b the factor
     * @return {@code this * b}
     */
    default T times(T b) {
        return apply(Operation.MULTIPLY, b);
    }

    /**
     * The product with a constant.
     *
     * @param b the factor
     * @return {@code this * b}
     */
    default T times(double b) {
        return times(constant(b));
    }

    /**
     * The quotient.
     *
     * @param b the divisor
     * @return {@code this / b}
     */
    default T div(T b) {
        return apply(Operation.DIVIDE, b);
    }

    /**
     * The quotient by a constant.
     *
     * @param b the divisor
     * @return {@code this / b}
     */
    default T div(double b) {
        return div(constant(b));
    }

    /**
     * The negative.
     *
     * @return {@code -this}
     */
    default T unaryMinus() {
        return apply(Operation.NEGATE);
    }

    /**
     * The square.
     *
     * @return {@code this * this}
     */
    default T square() {
        return apply(Operation.MULTIPLY, self());
    }

    /**
     * The reciprocal.
     *
     * @return {@code 1 / this}
     */
    default T reciprocal() {
        return constant(1).div(self());
    }

    /**
     * A power.
     *
     * @param exponent the exponent
     * @return {@code this} to the power of {@code exponent}, by {@link Operation#POW}
     */
    default T pow(T exponent) {
        return apply(Operation.POW, exponent);
    }

    /**
     * A power with a constant exponent.
     *
     * @param exponent the exponent
     * @return {@code this} to the power of {@code exponent}, by {@link Operation#POW}
     */
    default T pow(double exponent) {
        return pow(constant(exponent));
    }

    /**
     * An integer power: by repeated squaring up to an exponent of 16 in magnitude, by {@link Operation#POW} beyond. A
     * negative exponent gives the reciprocal of the positive power, 0 or infinite where that over- or underflows.
     *
     * @param exponent the exponent
     * @return {@code this} to the power of {@code exponent}; 1 for an exponent of 0
     */
    default T pow(int exponent) {
        int n = Math.abs(exponent);
        if (n > 16 || n < 0) {
            return pow((double) exponent);
        }
        if (n == 0) {
            return constant(1);
        }
        T power = self();
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            power = power.square();
            if ((n & bit) != 0) {
                power = power.times(self());
            }
        }
        return exponent < 0 ? power.reciprocal() : power;
    }

    /**
     * This value, as its own type.
     *
     * @return this
     */
    T self();
}
