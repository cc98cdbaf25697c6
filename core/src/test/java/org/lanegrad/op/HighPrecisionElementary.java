package org.lanegrad.op;

import java.math.BigInteger;

/** More functions with some 60 digits or more, from exp and log; every intermediate result is precise beside itself. */
final class HighPrecisionElementary {
    private static final int BITS = 256;
    /** Below it three terms of a series are enough. */
    private static final int TINY = -110;

    static final Exact ONE = HighPrecision.ONE;
    private static final Exact LN10 = HighPrecision.log(10);

    private HighPrecisionElementary() {}

    static Exact exp2(double x) {
        return HighPrecision.exp(times(exact(x), HighPrecision.LN2));
    }

    static Exact expm1(double x) {
        return expm1(exact(x));
    }

    static Exact expm1(Exact x) {
        return HighPrecision.exp(x.withScale(Math.max(0, BITS - x.exponent()))).minus(ONE);
    }

    static Exact log2(double x) {
        return div(HighPrecision.log(x), HighPrecision.LN2);
    }

    static Exact log10(double x) {
        return div(HighPrecision.log(x), LN10);
    }

    static Exact log1p(double x) {
        return log1p(exact(x));
    }

    static Exact log1p(Exact x) {
        if (x.isZero() || x.exponent() < TINY) {
            return series(x, 3);
        }
        // By Newton's step from the logarithm as a double
        Exact sum = ONE.plus(x);
        int exponent = Math.abs(sum.exponent()) > 1 ? sum.exponent() : 0;
        Exact significand = rounded(sum.timesPowerOfTwo(-exponent));
        Exact start = exact(StrictMath.log(significand.approximately()));
        Exact rest = times(HighPrecision.exp(start.negate()), significand).minus(ONE);
        return start.plus(series(rest, 6)).plus(HighPrecision.LN2.times(BigInteger.valueOf(exponent)));
    }

    /** The first terms of the series of log(1 + x). */
    private static Exact series(Exact x, int terms) {
        Exact sum = x;
        Exact power = x;
        for (int k = 2; k <= terms; k++) {
            power = times(power, x);
            sum = sum.plus(div(power, integer(k % 2 == 0 ? -k : k)));
        }
        return sum;
    }

    static Exact sinh(double x) {
        return expm1(x).minus(expm1(-x)).timesPowerOfTwo(-1);
    }

    static Exact cosh(double x) {
        return HighPrecision.exp(x).plus(HighPrecision.exp(-x)).timesPowerOfTwo(-1);
    }

    static Exact tanh(double x) {
        return div(sinh(x), cosh(x));
    }

    static Exact asinh(double x) {
        Exact a = exact(Math.abs(x));
        Exact square = times(a, a);
        Exact y = log1p(a.plus(div(square, ONE.plus(sqrt(ONE.plus(square))))));
        return x < 0 ? y.negate() : y;
    }

    static Exact acosh(double x) {
        Exact above = exact(x).minus(ONE);
        return above.isZero() ? above : log1p(above.plus(sqrt(times(above, above.plus(integer(2))))));
    }

    static Exact atanh(double x) {
        Exact a = exact(Math.abs(x));
        Exact y = log1p(div(a.timesPowerOfTwo(1), ONE.minus(a))).timesPowerOfTwo(-1);
        return x < 0 ? y.negate() : y;
    }

    static Exact sigmoid(double x) {
        return div(ONE, ONE.plus(HighPrecision.exp(-x)));
    }

    static Exact logisticDensity(double x) {
        return times(sigmoid(x), sigmoid(-x));
    }

    static Exact softplus(double x) {
        return log1p(HighPrecision.exp(x));
    }

    static Exact rsqrt(double x) {
        return div(ONE, sqrt(exact(x)));
    }

    /** By Newton's method. */
    static Exact cbrt(double x) {
        Exact exact = exact(x);
        Exact y = exact(Math.cbrt(x));
        for (int k = 0; k < 3; k++) {
            Exact square = times(y, y);
            y = y.minus(div(times(square, y).minus(exact), times(square, integer(3))));
        }
        return y;
    }

    static Exact hypot(double a, double b) {
        return sqrt(times(exact(a), exact(a)).plus(times(exact(b), exact(b))));
    }

    static Exact directionCosine(double a, double b) {
        return div(exact(a), hypot(a, b));
    }

    static Exact exact(double x) {
        return Exact.of(x, 0);
    }

    static Exact integer(int n) {
        return ONE.times(BigInteger.valueOf(n));
    }

    static Exact times(Exact a, Exact b) {
        return rounded(new Exact(a.digits().multiply(b.digits()), a.scale() + b.scale()));
    }

    static Exact div(Exact a, Exact b) {
        if (a.isZero()) {
            return a;
        }
        int scale = BITS + Math.max(0, Math.max(-a.exponent(), b.exponent() - a.exponent()));
        return rounded(a.withScale(Math.max(scale, a.scale())).div(b));
    }

    static Exact sqrt(Exact a) {
        int scale = 2 * BITS - a.exponent();
        scale += scale & 1;
        return new Exact(a.withScale(scale).digits().sqrt(), scale / 2);
    }

    private static Exact rounded(Exact a) {
        int drop = a.digits().bitLength() - BITS;
        return drop > 0 ? a.withScale(a.scale() - drop) : a;
    }
}
