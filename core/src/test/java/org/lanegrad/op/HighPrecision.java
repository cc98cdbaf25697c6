package org.lanegrad.op;

import java.math.BigInteger;

/**
 * The functions with some 60 digits or more, to measure the errors of doubles by: power series after the simplest
 * reductions, in fixed-point arithmetic whose scale is chosen so that the result is precise relative to itself.
 */
final class HighPrecision {
    private static final int BITS = 256;
    /** Bits more for what the series and squarings lose. */
    private static final int GUARD = 32;

    /** Enough for a number of any size. */
    private static final int WIDE = 2500;

    private static final int SQUARINGS = 8;
    static final Exact ONE = new Exact(BigInteger.ONE, 0);
    static final Exact LN2 = log2();
    static final Exact HALF_PI = halfPi();

    private HighPrecision() {}

    static Exact exp(double x) {
        return exp(Exact.of(x, BITS));
    }

    /** By Newton's step from the logarithm as a double, with the logarithm's series for what is left. */
    static Exact log(double x) {
        return log(Exact.of(x, 0));
    }

    static Exact log(Exact x) {
        Exact significand = x;
        int exponent = significand.exponent();
        significand = significand.timesPowerOfTwo(-exponent);
        if (significand.approximately() > 1.5) {
            // Near 1 from below no terms may cancel
            significand = significand.timesPowerOfTwo(-1);
            exponent++;
        }
        Exact sum = Exact.of(StrictMath.log(significand.approximately()), 2 * BITS);
        Exact rest = exp(sum.negate()).times(significand).minus(ONE);
        Exact power = rest;
        for (int k = 1; !power.isZero(); k++) {
            sum = sum.plus(power.div(k % 2 == 0 ? -k : k));
            power = power.times(rest);
        }
        return sum.plus(LN2.times(BigInteger.valueOf(exponent)));
    }

    static Exact sin(double x) {
        return sin(x, 0);
    }

    static Exact cos(double x) {
        return sin(x, 1);
    }

    static Exact tan(double x) {
        return sin(x).withScale(WIDE).div(cos(x));
    }

    static Exact sinPi(double x) {
        return sinPi(x, 0);
    }

    static Exact cosPi(double x) {
        return sinPi(x, 1);
    }

    static Exact tanPi(double x) {
        return sinPi(x).withScale(WIDE).div(cosPi(x));
    }

    static Exact asin(double x) {
        Exact sine = Exact.of(x, BITS + Math.max(0, -Math.getExponent(x)));
        return atan2(sine, besides(sine));
    }

    static Exact acos(double x) {
        Exact cosine = Exact.of(x, 2 * BITS);
        return atan2(besides(cosine), cosine);
    }

    static Exact atan(double x) {
        return atan2(x, 1);
    }

    static Exact atan2(double y, double x) {
        return atan2(Exact.of(y, 0), Exact.of(x, 0));
    }

    /** The square root of 1 - a^2. */
    static Exact besides(Exact a) {
        return ONE.withScale(2 * a.scale()).minus(a.withScale(2 * a.scale()).times(a)).sqrt();
    }

    /** The angle as a double, and the series of arctan for the tangent of what that is off by. */
    static Exact atan2(Exact y, Exact x) {
        int unit = Math.max(y.exponent(), x.exponent());
        int scale = BITS + GUARD + Math.min(WIDE, 2 * (unit - Math.min(y.exponent(), x.exponent())));
        Exact height = y.timesPowerOfTwo(-unit).withScale(scale);
        Exact width = x.timesPowerOfTwo(-unit).withScale(scale);
        double start = StrictMath.atan2(height.approximately(), width.approximately());
        Exact angle = Exact.of(start, scale).withScale(scale);
        Exact sine = sin(angle, 0);
        Exact cosine = sin(angle, 1);
        Exact tangent = height.times(cosine).minus(width.times(sine)).div(width.times(cosine).plus(height.times(sine)));
        Exact square = tangent.times(tangent);
        Exact sum = angle;
        Exact power = tangent;
        for (int k = 1; !power.isZero(); k += 2) {
            sum = sum.plus(power.div(k));
            power = power.times(square).negate();
        }
        return sum;
    }

    static Exact tanh(double x) {
        if (Math.abs(x) > 200) {
            return ONE.times(BigInteger.valueOf((long) Math.signum(x)));
        }
        int scale = BITS + Math.max(0, -Math.getExponent(x));
        Exact power = exp(Exact.of(-2 * Math.abs(x), scale)).withScale(scale);
        Exact tanh = ONE.withScale(scale).minus(power).div(ONE.plus(power));
        return x < 0 ? tanh.negate() : tanh;
    }

    /** Of a positive base. */
    static Exact pow(double x, double y) {
        Exact product = log(x).withScale(3 * BITS).times(Exact.of(y, 0));
        if (product.exponent() > 11) {
            return product.digits().signum() > 0 ? ONE.timesPowerOfTwo(4096) : ONE.timesPowerOfTwo(-4096);
        }
        return exp(product);
    }

    static Exact exp(Exact x) {
        int scale = Math.max(x.scale(), BITS) + GUARD;
        BigInteger n = x.div(LN2).round();
        Exact rest = x.withScale(scale).minus(LN2.times(n).withScale(scale)).timesPowerOfTwo(-SQUARINGS);
        rest = rest.withScale(scale);
        Exact sum = ONE.withScale(scale);
        Exact term = sum;
        for (int k = 1; !term.isZero(); k++) {
            term = term.times(rest).div(k);
            sum = sum.plus(term);
        }
        for (int k = 0; k < SQUARINGS; k++) {
            sum = sum.times(sum);
        }
        return sum.timesPowerOfTwo(n.intValueExact());
    }

    /** sin(x + turns * pi/2). */
    private static Exact sin(double x, int turns) {
        int scale = BITS + Math.max(0, -Math.getExponent(x)) + GUARD;
        return sin(Exact.of(x, scale), turns);
    }

    private static Exact sin(Exact angle, int turns) {
        BigInteger n = angle.div(HALF_PI).round();
        return sin(angle.minus(HALF_PI.times(n)).withScale(angle.scale()), n.intValue() + turns & 3, angle.scale());
    }

    /** Of what is left of the angle in a quadrant. */
    private static Exact sin(Exact rest, int quadrant, int scale) {
        Exact value = quadrant % 2 == 0 ? series(rest, rest, 1) : series(ONE.withScale(scale), rest, 0);
        return quadrant < 2 ? value : value.negate();
    }

    /** sin(pi x + turns * pi/2). */
    private static Exact sinPi(double x, int turns) {
        int scale = BITS + Math.max(0, -Math.getExponent(x)) + GUARD;
        Exact quadrants = Exact.of(x, scale).timesPowerOfTwo(1).withScale(scale);
        BigInteger n = quadrants.round();
        Exact rest = quadrants.minus(ONE.times(n)).withScale(scale).times(HALF_PI);
        return sin(rest, n.intValue() + turns & 3, scale);
    }

    /** The series of sine from x on, or of cosine from 1 on. */
    private static Exact series(Exact first, Exact x, int power) {
        Exact square = x.times(x);
        Exact sum = first;
        Exact term = first;
        for (int k = power; !term.isZero(); k += 2) {
            term = term.times(square).div(-(k + 1) * (k + 2));
            sum = sum.plus(term);
        }
        return sum;
    }

    /** ln(2) = 2 artanh(1/3). */
    private static Exact log2() {
        return inverse(3, 1, 4 * BITS).timesPowerOfTwo(1);
    }

    /** pi/2 = 8 arctan(1/5) - 2 arctan(1/239), J. Machin 1706. */
    private static Exact halfPi() {
        int scale = 1024 + 4 * BITS;
        Exact sum = inverse(5, -1, scale).timesPowerOfTwo(2).minus(inverse(239, -1, scale));
        return sum.timesPowerOfTwo(1).withScale(scale);
    }

    /** artanh(1/n) with sign 1, arctan(1/n) with sign -1. */
    private static Exact inverse(int n, int sign, int scale) {
        Exact sum = new Exact(BigInteger.ZERO, scale);
        Exact power = ONE.withScale(scale).div(n);
        for (int k = 1; !power.isZero(); k += 2) {
            sum = sum.plus(power.div(k));
            power = power.div(sign * n * n);
        }
        return sum;
    }
}
