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
     * The smaller of a constant and a value.
     *
     * @param <T> the type of value
     * @param a a constant
     * @param b a value
     * @return the smaller; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T min(double a, T b) {
        return min(b.constant(a), b);
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
     * The larger of a constant and a value.
     *
     * @param <T> the type of value
     * @param a a constant
     * @param b a value
     * @return the larger; NaN if one is NaN
     */
    public static <T extends Arithmetic<T>> T max(double a, T b) {
        return max(b.constant(a), b);
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
     * The smallest integer not below a value. Its derivative is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the integer
     */
    public static <T extends Arithmetic<T>> T ceil(T a) {
        return floor(a.unaryMinus()).unaryMinus();
    }

    /**
     * The integer part: a value rounded towards zero. Its derivative is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the integer
     */
    public static <T extends Arithmetic<T>> T trunc(T a) {
        return copySign(floor(abs(a)), a);
    }

    /**
     * The sign. Its derivative is 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return 1 or -1; zeros as they are, NaN if it is NaN
     */
    public static <T extends Arithmetic<T>> T sign(T a) {
        // Of a magnitude this is -1, unless it is 0
        return copySign(max(floor(abs(a).unaryMinus()), -1), a);
    }

    /**
     * The remainder of a division, exact: that of Java's {@code %}. Its derivative by the divisor is minus the integer
     * part of the quotient.
     *
     * @param <T> the type of value
     * @param a the dividend
     * @param b the divisor
     * @return the remainder, with the sign of the dividend; NaN if the divisor is 0 or the dividend infinite
     */
    public static <T extends Arithmetic<T>> T fmod(T a, T b) {
        return a.apply(Operation.FMOD, b);
    }

    /**
     * The remainder of a division by a constant.
     *
     * @param <T> the type of value
     * @param a the dividend
     * @param b the divisor
     * @return the remainder, as {@link #fmod(Arithmetic, Arithmetic)}
     */
    public static <T extends Arithmetic<T>> T fmod(T a, double b) {
        return fmod(a, a.constant(b));
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
     * The exponential function to base 2.
     *
     * @param <T> the type of value
     * @param a the exponent
     * @return 2 to the power of a
     */
    public static <T extends Arithmetic<T>> T exp2(T a) {
        return a.apply(Operation.EXP2);
    }

    /**
     * The exponential function less 1, accurate near 0.
     *
     * @param <T> the type of value
     * @param a the exponent
     * @return e to the power of a, less 1
     */
    public static <T extends Arithmetic<T>> T expm1(T a) {
        return a.apply(Operation.EXPM1);
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
     * The logarithm to base 2.
     *
     * @param <T> the type of value
     * @param a the value, at least 0
     * @return the logarithm; negative infinity at 0, NaN below
     */
    public static <T extends Arithmetic<T>> T log2(T a) {
        return a.apply(Operation.LOG2);
    }

    /**
     * The logarithm to base 10.
     *
     * @param <T> the type of value
     * @param a the value, at least 0
     * @return the logarithm; negative infinity at 0, NaN below
     */
    public static <T extends Arithmetic<T>> T log10(T a) {
        return a.apply(Operation.LOG10);
    }

    /**
     * The natural logarithm of 1 + a, accurate near 0.
     *
     * @param <T> the type of value
     * @param a the value, at least -1
     * @return the logarithm; negative infinity at -1, NaN below
     */
    public static <T extends Arithmetic<T>> T log1p(T a) {
        return a.apply(Operation.LOG1P);
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
     * The tangent.
     *
     * @param <T> the type of value
     * @param a an angle in radians
     * @return the tangent
     */
    public static <T extends Arithmetic<T>> T tan(T a) {
        return a.apply(Operation.TAN);
    }

    /**
     * The sine of an angle in half turns.
     *
     * @param <T> the type of value
     * @param a an angle, divided by pi
     * @return the sine of pi a; exactly 0, 1 or -1 at multiples of 1/2
     */
    public static <T extends Arithmetic<T>> T sinPi(T a) {
        return a.apply(Operation.SIN_PI);
    }

    /**
     * The cosine of an angle in half turns.
     *
     * @param <T> the type of value
     * @param a an angle, divided by pi
     * @return the cosine of pi a; exactly 0, 1 or -1 at multiples of 1/2
     */
    public static <T extends Arithmetic<T>> T cosPi(T a) {
        return a.apply(Operation.COS_PI);
    }

    /**
     * The tangent of an angle in half turns.
     *
     * @param <T> the type of value
     * @param a an angle, divided by pi
     * @return the tangent of pi a; exactly 0 at integers, infinite halfway between them
     */
    public static <T extends Arithmetic<T>> T tanPi(T a) {
        return a.apply(Operation.TAN_PI);
    }

    /**
     * The arcsine.
     *
     * @param <T> the type of value
     * @param a the value, from -1 to 1
     * @return the angle in radians, from -pi/2 to pi/2, whose sine it is; NaN outside
     */
    public static <T extends Arithmetic<T>> T asin(T a) {
        return a.apply(Operation.ASIN);
    }

    /**
     * The arccosine.
     *
     * @param <T> the type of value
     * @param a the value, from -1 to 1
     * @return the angle in radians, from 0 to pi, whose cosine it is; NaN outside
     */
    public static <T extends Arithmetic<T>> T acos(T a) {
        return a.apply(Operation.ACOS);
    }

    /**
     * The arctangent.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the angle in radians, from -pi/2 to pi/2, whose tangent it is
     */
    public static <T extends Arithmetic<T>> T atan(T a) {
        return a.apply(Operation.ATAN);
    }

    /**
     * The angle of a point. It has no derivative at the origin.
     *
     * @param <T> the type of value
     * @param y the ordinate
     * @param x the abscissa
     * @return the angle in radians, from -pi to pi, with the special cases of {@link Math#atan2}
     */
    public static <T extends Arithmetic<T>> T atan2(T y, T x) {
        return y.apply(Operation.ATAN2, x);
    }

    /**
     * The hyperbolic sine.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the hyperbolic sine
     */
    public static <T extends Arithmetic<T>> T sinh(T a) {
        return a.apply(Operation.SINH);
    }

    /**
     * The hyperbolic cosine.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the hyperbolic cosine
     */
    public static <T extends Arithmetic<T>> T cosh(T a) {
        return a.apply(Operation.COSH);
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
     * The inverse hyperbolic sine.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the number whose hyperbolic sine it is
     */
    public static <T extends Arithmetic<T>> T asinh(T a) {
        return a.apply(Operation.ASINH);
    }

    /**
     * The inverse hyperbolic cosine.
     *
     * @param <T> the type of value
     * @param a the value, at least 1
     * @return the number from 0 on whose hyperbolic cosine it is; NaN below 1
     */
    public static <T extends Arithmetic<T>> T acosh(T a) {
        return a.apply(Operation.ACOSH);
    }

    /**
     * The inverse hyperbolic tangent.
     *
     * @param <T> the type of value
     * @param a the value, from -1 to 1
     * @return the number whose hyperbolic tangent it is; NaN outside
     */
    public static <T extends Arithmetic<T>> T atanh(T a) {
        return a.apply(Operation.ATANH);
    }

    /**
     * The logistic function, accurate in its tails.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code 1 / (1 + exp(-a))}
     */
    public static <T extends Arithmetic<T>> T sigmoid(T a) {
        return a.apply(Operation.SIGMOID);
    }

    /**
     * The derivative of the logistic function: the density of the logistic distribution.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code exp(a) / (1 + exp(a))^2}
     */
    public static <T extends Arithmetic<T>> T logisticDensity(T a) {
        return a.apply(Operation.LOGISTIC_DENSITY);
    }

    /**
     * The integral of the logistic function, accurate in its tails.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code log(1 + exp(a))}
     */
    public static <T extends Arithmetic<T>> T softplus(T a) {
        return a.apply(Operation.SOFTPLUS);
    }

    /**
     * The reciprocal of the square root.
     *
     * @param <T> the type of value
     * @param a the value, at least 0
     * @return {@code 1 / sqrt(a)}; infinity of the sign of a zero, NaN below
     */
    public static <T extends Arithmetic<T>> T rsqrt(T a) {
        return a.apply(Operation.RSQRT);
    }

    /**
     * The cube root.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the cube root; of a negative number it is negative
     */
    public static <T extends Arithmetic<T>> T cbrt(T a) {
        return a.apply(Operation.CBRT);
    }

    /**
     * The distance of a point from the origin. Its derivatives at the origin are 0.
     *
     * @param <T> the type of value
     * @param a a coordinate
     * @param b a coordinate
     * @return {@code sqrt(a^2 + b^2)} without overflow on the way; infinity if one coordinate is, even beside NaN
     */
    public static <T extends Arithmetic<T>> T hypot(T a, T b) {
        return a.apply(Operation.HYPOT, b);
    }

    /**
     * The cosine of the angle between the direction from the origin to a point and the first axis: the derivative of
     * the distance. At the origin it and its derivatives are 0.
     *
     * @param <T> the type of value
     * @param a the first coordinate
     * @param b the second coordinate
     * @return {@code a / hypot(a, b)}
     */
    public static <T extends Arithmetic<T>> T directionCosine(T a, T b) {
        return a.apply(Operation.DIRECTION_COSINE, b);
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
     * A power of a constant.
     *
     * @param <T> the type of value
     * @param a the base
     * @param b the exponent
     * @return a to the power of b
     */
    public static <T extends Arithmetic<T>> T pow(double a, T b) {
        return pow(b.constant(a), b);
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
     * The error function.
     *
     * @param <T> the type of value
     * @param a the value
     * @return 2 / sqrt(pi) times the integral of {@code e^(-t^2)} from 0 to a
     */
    public static <T extends Arithmetic<T>> T erf(T a) {
        return a.apply(Operation.ERF);
    }

    /**
     * The complementary error function, without the cancellation of a difference.
     *
     * @param <T> the type of value
     * @param a the value
     * @return 1 - erf(a)
     */
    public static <T extends Arithmetic<T>> T erfc(T a) {
        return a.apply(Operation.ERFC);
    }

    /**
     * The exponential function of minus a square, as precise where the square is large as where it is small.
     *
     * @param <T> the type of value
     * @param a the value
     * @return e to the power of -a^2
     */
    public static <T extends Arithmetic<T>> T expMinusSquare(T a) {
        return a.apply(Operation.EXP_MINUS_SQUARE);
    }

    /**
     * The density of the standard normal distribution.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code e^(-a^2/2) / sqrt(2 pi)}
     */
    public static <T extends Arithmetic<T>> T normalPdf(T a) {
        return a.apply(Operation.NORMAL_PDF);
    }

    /**
     * The standard normal distribution function.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the probability of a number up to a
     */
    public static <T extends Arithmetic<T>> T normalCdf(T a) {
        return a.apply(Operation.NORMAL_CDF);
    }

    /**
     * The logarithm of the standard normal distribution function, also where that underflows or is nearly 1.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the logarithm of the probability of a number up to a
     */
    public static <T extends Arithmetic<T>> T logNormalCdf(T a) {
        return a.apply(Operation.LOG_NORMAL_CDF);
    }

    /**
     * The derivative of {@link #logNormalCdf}: the density of the standard normal distribution over its distribution
     * function.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the inverse Mills ratio of -a
     */
    public static <T extends Arithmetic<T>> T inverseMills(T a) {
        return a.apply(Operation.INVERSE_MILLS);
    }

    /**
     * A value and its inverse Mills ratio together, which nearly cancel where the value is far below 0.
     *
     * @param <T> the type of value
     * @param a the value
     * @return {@code a + inverseMills(a)}
     */
    public static <T extends Arithmetic<T>> T inverseMillsPlus(T a) {
        return a.apply(Operation.INVERSE_MILLS_PLUS);
    }

    /**
     * The inverse of the standard normal distribution function.
     *
     * @param <T> the type of value
     * @param a a probability, from 0 to 1
     * @return the number up to which the probability is a; infinite at 0 and 1, NaN outside
     */
    public static <T extends Arithmetic<T>> T normalQuantile(T a) {
        return a.apply(Operation.NORMAL_QUANTILE);
    }

    /**
     * The derivative of {@link #normalQuantile}.
     *
     * @param <T> the type of value
     * @param a a probability, from 0 to 1
     * @return one over the density at the quantile
     */
    public static <T extends Arithmetic<T>> T normalQuantileSlope(T a) {
        return a.apply(Operation.NORMAL_QUANTILE_SLOPE);
    }

    /**
     * The logarithm of the magnitude of the gamma function.
     *
     * @param <T> the type of value
     * @param a the value
     * @return log |gamma(a)|; infinite at 0 and the negative integers
     */
    public static <T extends Arithmetic<T>> T lgamma(T a) {
        return a.apply(Operation.LGAMMA);
    }

    /**
     * The derivative of {@link #lgamma}.
     *
     * @param <T> the type of value
     * @param a the value
     * @return the logarithmic derivative of the gamma function; NaN at the negative integers, -infinity at 0 and
     *     infinity at -0
     */
    public static <T extends Arithmetic<T>> T digamma(T a) {
        return a.apply(Operation.DIGAMMA);
    }

    /**
     * The derivatives of {@link #digamma}.
     *
     * @param <T> the type of value
     * @param a the value
     * @param order which derivative: an integer from 1 to 30, or to 3 where a is negative; NaN otherwise
     * @return the derivative of that order; at the negative integers infinite for odd orders and NaN for even ones
     */
    public static <T extends Arithmetic<T>> T polygamma(T a, T order) {
        return a.apply(Operation.POLYGAMMA, order);
    }

    /**
     * The derivatives of {@link #digamma}.
     *
     * @param <T> the type of value
     * @param a the value
     * @param order which derivative: an integer from 1 to 30, or to 3 where a is negative; NaN otherwise
     * @return the derivative of that order; at the negative integers infinite for odd orders and NaN for even ones
     */
    public static <T extends Arithmetic<T>> T polygamma(T a, int order) {
        return polygamma(a, a.constant(order));
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

    /**
     * A choice between a recorded value and a constant.
     *
     * @param condition the condition
     * @param a the value where it holds
     * @param b the constant where it does not
     * @return the value taken
     */
    public static Real select(Condition condition, Real a, double b) {
        return condition.select(a, b);
    }

    /**
     * A choice between a constant and a recorded value.
     *
     * @param condition the condition
     * @param a the constant where it holds
     * @param b the value where it does not
     * @return the value taken
     */
    public static Real select(Condition condition, double a, Real b) {
        return condition.select(a, b);
    }
}
