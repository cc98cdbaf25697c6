package org.lanegrad;

import org.lanegrad.op.Operation;

/**
 * The functions of {@link Math} for recorded values ({@link Real}) and for eager variables. Each is an
 * {@link Operation}, whose entry there says its domain, accuracy and derivative.
 */
public final class RealMath {

    private RealMath() {}

    /**
     * The difference of a constant and a value.
     *
     * @param <T> the type of value
     * @param a the constant
     * @param b what is subtracted
     * @return {@code a - b}
     */
    public static <T extends Arithmetic<T>> T minus(double a, T b) {
        return b.constant(a).minus(b);
    }

    /**
     * The quotient of a constant and a value.
     *
     * @param <T> the type of value
     * @param a the constant
     * @param b the divisor
     * @return {@code a / b}
     */
    public static <T extends Arithmetic<T>> T div(double a, T b) {
        return b.constant(a).div(b);
    }

    /**
     * The square.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code a * a}
     */
    public static <T extends Arithmetic<T>> T square(T a) {
        return a.square();
    }

    /**
     * The reciprocal.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code 1 / a}
     */
    public static <T extends Arithmetic<T>> T reciprocal(T a) {
        return a.reciprocal();
    }

    /**
     * Multiplication and addition with one rounding.
     *
     * @param <T> the type of value
     * @param a a factor
     * @param b a factor
     * @param c the summand
     * @return {@code a * b + c}
     */
    public static <T extends Arithmetic<T>> T fma(T a, T b, T c) {
        return a.apply(Operation.FMA, b, c);
    }

    /**
     * The square root.
     *
     * @param <T> the type of value
     * @param a the value, at least 0
     * @return the square root, correctly rounded; NaN below 0
     */
    public static <T extends Arithmetic<T>> T sqrt(T a) {
        return a.apply(Operation.SQRT);
    }

    /**
     * The absolute value. Its derivative at 0 is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return |a|
     */
    public static <T extends Arithmetic<T>> T abs(T a) {
        return a.apply(Operation.ABS);
    }

    /**
     * The smaller of two values. At a tie each side has half the derivative.
     *
     * @param <T> the type of value
     * @param a a value
     * @param b a value
     * @return the smaller; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T min(T a, T b) {
        return a.apply(Operation.MIN, b);
    }

    /**
     * The smaller of a value and a constant.
     *
     * @param <T> the type of value
     * @param a a value
     * @param b a constant
     * @return the smaller; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T min(T a, double b) {
        return min(a, a.constant(b));
    }

    /**
     * The larger of two values. At a tie each side has half the derivative.
     *
     * @param <T> the type of value
     * @param a a value
     * @param b a value
     * @return the larger; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T max(T a, T b) {
        return a.apply(Operation.MAX, b);
    }

    /**
     * The larger of a value and a constant.
     *
     * @param <T> the type of value
     * @param a a value
     * @param b a constant
     * @return the larger; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T max(T a, double b) {
        return max(a, a.constant(b));
    }

    /**
     * The nearest integer, ties to even. Its derivative is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the integer
     */
    public static <T extends Arithmetic<T>> T rint(T a) {
        return a.apply(Operation.RINT);
    }

    /**
     * The largest integer not above a value. Its derivative is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the integer
     */
    public static <T extends Arithmetic<T>> T floor(T a) {
        return a.apply(Operation.FLOOR);
    }

    /**
     * A magnitude with another value's sign.
     *
     * @param <T> the type of value
     * @param magnitude the magnitude
     * @param sign the sign; NaN counts as positive
     * @return the magnitude of the first with the sign of the second
     */
    public static <T extends Arithmetic<T>> T copySign(T magnitude, T sign) {
        return magnitude.apply(Operation.COPY_SIGN, sign);
    }

    /**
     * The exponential function.
     *
     * @param <T> the type of value
     * @param a the exponent
     * @return e to the power of a
     */
    public static <T extends Arithmetic<T>> T exp(T a) {
        return a.apply(Operation.EXP);
    }

    /**
     * The natural logarithm.
     *
     * @param <T> the type of value
     * @param a the value, at least 0
     * @return the logarithm; negative infinity at 0, NaN below
     */
    public static <T extends Arithmetic<T>> T log(T a) {
        return a.apply(Operation.LOG);
    }

    /**
     * The sine.
     *
     * @param <T> the type of value
     * @param a an angle in radians
     * @return the sine
     */
    public static <T extends Arithmetic<T>> T sin(T a) {
        return a.apply(Operation.SIN);
    }

    /**
     * The cosine.
     *
     * @param <T> the type of value
     * @param a an angle in radians
     * @return the cosine
     */
    public static <T extends Arithmetic<T>> T cos(T a) {
        return a.apply(Operation.COS);
    }

    /**
     * The hyperbolic tangent.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the hyperbolic tangent
     */
    public static <T extends Arithmetic<T>> T tanh(T a) {
        return a.apply(Operation.TANH);
    }

    /**
     * A power.
     *
     * @param <T> the type of value
     * @param a the base
     * @param b the exponent
     * @return a to the power of b, with the special cases of {@link Math#pow}
     */
    public static <T extends Arithmetic<T>> T pow(T a, T b) {
        return a.pow(b);
    }

    /**
     * A power with a constant exponent.
     *
     * @param <T> the type of value
     * @param a the base
     * @param b the exponent
     * @return a to the power of b
     */
    public static <T extends Arithmetic<T>> T pow(T a, double b) {
        return a.pow(b);
    }

    /**
     * An integer power, by repeated squaring up to an exponent of 16 in magnitude.
     *
     * @param <T> the type of value
     * @param a the base
     * @param b the exponent
     * @return a to the power of b
     */
    public static <T extends Arithmetic<T>> T pow(T a, int b) {
        return a.pow(b);
    }

    /**
     * A choice between two recorded values; both are computed, one is taken.
     *
     * @param condition the condition
     * @param a the value where it holds
     * @param b the value where it does not
     * @return the value taken
     */
    public static Real select(Condition condition, Real a, Real b) {
        return condition.select(a, b);
    }
}
