package org.lanegrad.op;

import static org.lanegrad.op.HighPrecision.HALF_PI;
import static org.lanegrad.op.HighPrecision.ONE;
import static org.lanegrad.op.HighPrecision.log;

import java.math.BigInteger;

/**
 * The logarithm of the gamma function and its derivatives with some 50 digits: by the series of Stirling far out, to
 * which the recurrence leads, and for negative arguments by the reflection formula.
 */
final class HighPrecisionGamma {
    private static final int SCALE = 512;
    private static final int SHIFT = 60;
    private static final int TERMS = 40;
    private static final BigInteger[] TANGENTS = tangentNumbers();

    /** The positive zero of {@link #digamma}. */
    static final Exact ZERO = zero();

    private static final Exact PI = HALF_PI.timesPowerOfTwo(1);

    private HighPrecisionGamma() {}

    static Exact lgamma(double x) {
        if (x > 0) {
            return lgamma(Exact.of(x, 256));
        }
        Exact y = Exact.of(-x, 256);
        Exact sine = HighPrecision.sinPi(x);
        Exact product = new Exact(sine.digits().multiply(y.digits()).abs(), sine.scale() + y.scale());
        return log(PI.withScale(SCALE)).minus(log(product)).minus(lgamma(y));
    }

    /** Of a positive number. */
    static Exact lgamma(Exact x) {
        Exact far = far(x, SCALE);
        Exact product = ONE.withScale(far.scale());
        for (int k = 0; k < SHIFT; k++) {
            product = far.minus(integer(SHIFT - k)).times(product);
        }
        Exact log = log(far).withScale(SCALE);
        Exact half = ONE.withScale(SCALE).timesPowerOfTwo(-1);
        Exact sum = far.minus(half).times(log).minus(far);
        sum = sum.plus(log(PI.timesPowerOfTwo(1).withScale(SCALE)).timesPowerOfTwo(-1));
        Exact reciprocal = ONE.withScale(SCALE).div(far);
        Exact square = reciprocal.times(reciprocal);
        Exact power = reciprocal;
        for (int j = 1; j <= TERMS; j++) {
            sum = sum.plus(bernoulli(j, power).div(2 * j * (2 * j - 1)));
            power = power.times(square);
        }
        return sum.minus(log(product));
    }

    static Exact digamma(double x) {
        if (x > 0) {
            return digamma(Exact.of(x, 256));
        }
        Exact y = Exact.of(-x, 256);
        Exact cotangent = PI.withScale(5 * SCALE)
                .times(HighPrecision.cosPi(-x))
                .div(HighPrecision.sinPi(-x));
        return cotangent
                .plus(digamma(y))
                .plus(ONE.withScale(4 * SCALE).div(y));
    }

    /** Of a positive number. */
    static Exact digamma(Exact x) {
        Exact far = far(x, SCALE);
        Exact reciprocal = ONE.withScale(SCALE).div(far);
        Exact square = reciprocal.times(reciprocal);
        Exact sum = log(far).minus(reciprocal.timesPowerOfTwo(-1));
        Exact power = square;
        for (int j = 1; j <= TERMS; j++) {
            sum = sum.minus(bernoulli(j, power).div(2 * j));
            power = power.times(square);
        }
        for (int k = 1; k <= SHIFT; k++) {
            sum = sum.minus(ONE.withScale(SCALE).div(far.minus(integer(k))));
        }
        return sum;
    }

    /** The derivative of {@link #digamma} of a positive order. */
    static Exact polygamma(double x, int n) {
        if (x > 0) {
            return positive(Exact.of(x, 256), n, 0);
        }
        Exact regular = positive(Exact.of(-x, 256), n, 1);
        int scale = Math.max(2, n + 1) * (SCALE + 2 * Math.max(0, -Math.getExponent(x)));
        Exact sine = HighPrecision.sinPi(x).withScale(scale);
        Exact square = sine.times(sine);
        Exact pole =
                switch (n) {
                    case 1 -> PI.withScale(scale).times(PI).div(square);
                    case 2 -> PI.withScale(scale).times(PI).times(PI)
                            .times(HighPrecision.cosPi(x))
                            .timesPowerOfTwo(1)
                            .negate()
                            .div(square)
                            .div(sine);
                    case 3 -> PI.withScale(scale).times(PI).times(PI).times(PI)
                            .times(integer(3).minus(square.timesPowerOfTwo(1)))
                            .timesPowerOfTwo(1)
                            .div(square)
                            .div(square);
                    default -> throw new IllegalArgumentException("order " + n);
                };
        return n % 2 == 0 ? pole.plus(regular) : pole.minus(regular);
    }

    /** The derivative of a positive number x plus first, by the formula of Euler and Maclaurin. */
    private static Exact positive(Exact x, int n, int first) {
        int scale = SCALE + (n + 1) * Math.max(8, x.exponent() + 1);
        Exact far = far(x, scale);
        Exact reciprocal = ONE.withScale(scale).div(far);
        Exact factor = ONE.withScale(scale);
        for (int k = 0; k < n; k++) {
            factor = factor.times(reciprocal);
        }
        Exact sum = factor.div(n).plus(factor.times(reciprocal).timesPowerOfTwo(-1));
        Exact square = reciprocal.times(reciprocal);
        Exact term = factor.times(square).times(BigInteger.valueOf(n + 1L)).div(2);
        for (int j = 1; j <= TERMS; j++) {
            sum = sum.plus(bernoulli(j, term));
            term = term.times(square).times(BigInteger.valueOf(n + 2L * j)).times(BigInteger.valueOf(n + 2L * j + 1));
            term = term.div((2 * j + 1) * (2 * j + 2));
        }
        for (int k = 1; k <= SHIFT - first; k++) {
            Exact power = ONE.withScale(2 * scale);
            for (int i = 0; i <= n; i++) {
                power = power.div(far.minus(integer(k)));
            }
            sum = sum.plus(power);
        }
        for (int k = 2; k <= n; k++) {
            sum = sum.times(BigInteger.valueOf(k));
        }
        return n % 2 == 0 ? sum.negate() : sum;
    }

    /** The logarithm over its zeros. */
    static Exact lgammaOverZeros(Exact x) {
        Exact zeros = x.withScale(SCALE).minus(integer(1)).times(x.minus(integer(2)));
        return lgamma(x).withScale(SCALE).div(zeros);
    }

    /** The derivative over its zero. */
    static Exact digammaOverZero(Exact x) {
        return digamma(x).withScale(SCALE).div(x.withScale(SCALE).minus(ZERO));
    }

    /** The positive zero of {@link #digamma}, by bisection. */
    private static Exact zero() {
        Exact low = Exact.of(1.25, SCALE);
        Exact step = Exact.of(0.25, SCALE);
        for (int k = 0; k < 300; k++) {
            step = step.timesPowerOfTwo(-1).withScale(SCALE);
            Exact middle = low.plus(step);
            low = digamma(middle).digits().signum() < 0 ? middle : low;
        }
        return low;
    }

    /** The Bernoulli number 2 j times a factor. */
    static Exact bernoulli(int j, Exact factor) {
        BigInteger power = BigInteger.ONE.shiftLeft(2 * j);
        BigInteger divisor = power.multiply(power.subtract(BigInteger.ONE));
        BigInteger dividend = TANGENTS[j].multiply(BigInteger.valueOf(j % 2 == 0 ? -2L * j : 2L * j));
        return new Exact(factor.digits().multiply(dividend).divide(divisor), factor.scale());
    }

    private static Exact far(Exact x, int scale) {
        return x.withScale(Math.max(x.scale(), scale)).plus(integer(SHIFT));
    }

    private static Exact integer(int n) {
        return ONE.times(BigInteger.valueOf(n));
    }

    /** The coefficients of the tangent, 1, 2, 16, 272, ..., by additions and small factors. */
    private static BigInteger[] tangentNumbers() {
        BigInteger[] t = new BigInteger[TERMS + 1];
        t[1] = BigInteger.ONE;
        for (int k = 2; k <= TERMS; k++) {
            t[k] = t[k - 1].multiply(BigInteger.valueOf(k - 1L));
        }
        for (int k = 2; k <= TERMS; k++) {
            for (int j = k; j <= TERMS; j++) {
                t[j] = t[j - 1].multiply(BigInteger.valueOf(j - k)).add(t[j].multiply(BigInteger.valueOf(j - k + 2L)));
            }
        }
        return t;
    }
}
