package org.lanegrad.op;

import static org.lanegrad.op.HighPrecision.ONE;
import static org.lanegrad.op.HighPrecision.exp;
import static org.lanegrad.op.HighPrecision.log;

import java.math.BigInteger;

/** The error function, the normal distribution and their relatives with some 50 digits. */
final class HighPrecisionNormal {
    private static final int BITS = 256;
    /** From it on the continued fraction converges faster than the power series. */
    private static final double FAR = 3;
    /** Precise enough beside 1 and as a factor. */
    private static final int GOAL = 170;

    static final Exact PI = HighPrecision.HALF_PI.timesPowerOfTwo(1).withScale(2 * BITS);
    static final Exact SQRT_PI = sqrt(PI);
    static final Exact SQRT_HALF = sqrt(ONE.withScale(2 * BITS).timesPowerOfTwo(-1).withScale(2 * BITS));
    static final Exact SQRT_TWO_PI = sqrt(PI.timesPowerOfTwo(1).withScale(2 * BITS));

    private HighPrecisionNormal() {}

    static Exact erf(double x) {
        Exact u = Exact.of(x, BITS);
        return Math.abs(x) < FAR ? series(u) : ONE.withScale(BITS).minus(erfc(u));
    }

    /** The derivative of erf. */
    static Exact erfSlope(double x) {
        return expMinusSquare(x).timesPowerOfTwo(1).div(SQRT_PI);
    }

    /** The second derivative of erf. */
    static Exact erfBend(double x) {
        return times(erfSlope(x), -2 * x);
    }

    /** The product, precise relative to itself. */
    static Exact times(Exact a, double x) {
        Exact b = Exact.of(x, 0);
        return new Exact(a.digits().multiply(b.digits()), a.scale() + b.scale());
    }

    static Exact erfc(double x) {
        return erfc(Exact.of(x, BITS));
    }

    static Exact expMinusSquare(double x) {
        return gaussian(square(Exact.of(x, BITS)));
    }

    static Exact normalPdf(double x) {
        return gaussian(square(Exact.of(x, BITS)).timesPowerOfTwo(-1)).div(SQRT_TWO_PI);
    }

    static Exact normalCdf(double x) {
        return erfc(overSqrtTwo(x).negate()).timesPowerOfTwo(-1);
    }

    static Exact logNormalCdf(double x) {
        if (x < 0) {
            Exact scaled = erfcx(overSqrtTwo(-x)).timesPowerOfTwo(-1);
            return log(scaled).minus(square(Exact.of(x, BITS)).timesPowerOfTwo(-1));
        }
        Exact upper = normalCdf(-x);
        if (upper.exponent() > -60) {
            return log(ONE.withScale(BITS).minus(upper));
        }
        Exact cube = upper.times(upper).times(upper);
        return upper.plus(upper.times(upper).timesPowerOfTwo(-1)).plus(cube.div(3)).negate();
    }

    /** The density over the distribution function. */
    static Exact inverseMills(double x) {
        return x < 0 ? overErfcx(ONE.withScale(3 * BITS), overSqrtTwo(-x)) : normalPdf(x).div(normalCdf(x));
    }

    /** The same plus x. */
    static Exact inverseMillsPlus(double x) {
        if (x >= 0) {
            return inverseMills(x).plus(Exact.of(x, 0));
        }
        // sqrt(2/pi) / erfcx(u) - sqrt(2) u
        Exact u = overSqrtTwo(-x);
        int scale = 2 * BITS + 3 * Math.max(0, u.exponent());
        return overErfcx(ONE.withScale(scale), u).plus(Exact.of(x, 0)).withScale(scale);
    }

    /** By Halley's step from a value that is right to some digits. */
    static Exact normalQuantile(double p, double about) {
        Exact error = Math.abs(p - 0.5) < 0.25
                ? series(overSqrtTwo(about)).timesPowerOfTwo(-1).minus(Exact.of(p - 0.5, 0))
                : p < 0.5
                        ? normalCdf(about).minus(Exact.of(p, 0))
                        : Exact.of(1 - p, 0).minus(normalCdf(-about));
        Exact density = normalPdf(about);
        Exact step = error.withScale(density.scale() + BITS).div(density);
        Exact bend = step.times(step).times(Exact.of(about, BITS)).timesPowerOfTwo(-1).withScale(step.scale());
        return Exact.of(about, step.scale()).minus(step).plus(bend);
    }

    /** One over the density at the quantile. */
    static Exact normalQuantileSlope(double p, double about) {
        Exact q = normalQuantile(p, about).withScale(2 * BITS);
        Exact density = gaussian(square(q).timesPowerOfTwo(-1)).div(SQRT_TWO_PI);
        return ONE.withScale(density.scale() + BITS).div(density);
    }

    /** The second derivative of the quantile. */
    static Exact normalQuantileBend(double p, double about) {
        Exact q = normalQuantile(p, about);
        Exact slope = normalQuantileSlope(p, about);
        return new Exact(
                q.digits().multiply(slope.digits()).multiply(slope.digits()), q.scale() + 2 * slope.scale());
    }

    /** s = sqrt(-log m) for the upper tail m. */
    static Exact normalQuantileOfTail(Exact s) {
        Exact goal = square(s);
        double about = s.approximately();
        Exact q = Exact.of(Math.sqrt(2) * about, BITS);
        for (int k = 0; k < 60; k++) {
            Exact u = q.times(SQRT_HALF);
            Exact scaled = erfcx(u);
            Exact error = goal.minus(square(q).timesPowerOfTwo(-1)).plus(log(scaled).minus(HighPrecision.LN2));
            double slope = Math.sqrt(2 / Math.PI) / scaled.approximately();
            Exact step = error.withScale(BITS).div(Exact.of(slope, BITS));
            if (step.isZero() || step.exponent() < -160) {
                break;
            }
            q = q.plus(step).withScale(BITS);
        }
        return q;
    }

    /** The quantile of 1/2 + x over x, by x^2. */
    static Exact normalQuantileOverCentral(Exact square) {
        Exact x = sqrt(square.withScale(2 * BITS)).withScale(BITS);
        Exact q = x.times(SQRT_TWO_PI);
        for (int k = 0; k < 60; k++) {
            Exact u = q.times(SQRT_HALF);
            Exact error = x.minus(series(u).timesPowerOfTwo(-1)).withScale(BITS);
            double at = q.approximately();
            Exact step = error.times(SQRT_TWO_PI).times(Exact.of(StrictMath.exp(at * at / 2), BITS));
            if (step.isZero() || step.exponent() < x.exponent() - 170) {
                break;
            }
            q = q.plus(step).withScale(BITS);
        }
        return q.div(x);
    }

    /** The derivative of {@link #inverseMills}. */
    static Exact inverseMillsSlope(double x) {
        Exact plus = inverseMillsPlus(x);
        Exact ratio = inverseMills(x);
        return new Exact(
                plus.digits().multiply(ratio.digits()).negate(), plus.scale() + ratio.scale());
    }

    private static Exact overErfcx(Exact a, Exact u) {
        return a.times(SQRT_HALF).timesPowerOfTwo(1).div(SQRT_PI).div(erfcx(u));
    }

    /** e^(u^2) erfc(u). */
    static Exact erfcx(Exact u) {
        return u.approximately() < FAR
                ? exp(square(u).withScale(BITS)).times(ONE.withScale(BITS).minus(series(u)))
                : continuedFraction(u).div(SQRT_PI);
    }

    /** Minus half the derivative of {@link #erfcx}. */
    static Exact erfcxDecline(Exact u) {
        return ONE.withScale(400).div(SQRT_PI).minus(erfcx(u).withScale(400).times(u));
    }

    /** u times {@link #erfcx}, by 1 / u^2. */
    static Exact farErfcx(Exact z) {
        Exact u = reciprocalRoot(z).withScale(600);
        return erfcx(u).withScale(600).times(u);
    }

    /** u^2 times {@link #erfcxDecline}, by 1 / u^2. */
    static Exact farErfcxDecline(Exact z) {
        Exact limit = ONE.withScale(600).div(SQRT_PI);
        return limit.minus(farErfcx(z)).div(z.withScale(600));
    }

    private static Exact reciprocalRoot(Exact z) {
        return sqrt(ONE.withScale(1024).div(z.withScale(1024)));
    }

    private static Exact erfc(Exact u) {
        return u.approximately() < FAR
                ? ONE.withScale(BITS).minus(series(u))
                : gaussian(square(u)).times(continuedFraction(u)).div(SQRT_PI);
    }

    /** erf(u) = 2/sqrt(pi) e^(-u^2) sum of 2^n u^(2n+1) / (1 3 5 ... (2n+1)), which has no cancellation. */
    private static Exact series(Exact u) {
        if (u.approximately() <= -FAR) {
            return erfc(u.negate()).minus(ONE.withScale(BITS));
        }
        int scale = BITS + Math.max(0, -u.exponent());
        Exact term = u.withScale(scale);
        Exact twice = square(term).timesPowerOfTwo(1).withScale(scale);
        Exact sum = term;
        for (int n = 1; !term.isZero(); n++) {
            term = term.times(twice).div(2 * n + 1);
            sum = sum.plus(term);
        }
        return sum.times(gaussian(square(u))).timesPowerOfTwo(1).div(SQRT_PI);
    }

    /** sqrt(pi) e^(u^2) erfc(u) = 1/(u + (1/2)/(u + 1/(u + (3/2)/(u + ...)))), Laplace. */
    private static Exact continuedFraction(Exact u) {
        double about = u.approximately();
        int terms = about > 1e6 ? 6 : 40 + (int) (GOAL * GOAL * 0.0601 / (about * about));
        int scale = GOAL + 20 + Math.max(0, 3 * u.exponent());
        Exact argument = u.withScale(scale);
        Exact value = argument;
        BigInteger one = BigInteger.ONE.shiftLeft(2 * scale - 1);
        for (int k = terms; k >= 1; k--) {
            BigInteger quotient = one.multiply(BigInteger.valueOf(k)).divide(value.digits());
            value = new Exact(argument.digits().add(quotient), scale);
        }
        return new Exact(one.shiftLeft(1).divide(value.digits()), scale);
    }

    /** e^-s, or something as good as 0. */
    private static Exact gaussian(Exact s) {
        return s.exponent() > 12 ? ONE.timesPowerOfTwo(-4096).withScale(4096 + BITS) : exp(s.withScale(BITS).negate());
    }

    private static Exact overSqrtTwo(double x) {
        return Exact.of(x, 2 * BITS).times(SQRT_HALF);
    }

    private static Exact square(Exact u) {
        return new Exact(u.digits().multiply(u.digits()), 2 * u.scale());
    }

    private static Exact sqrt(Exact a) {
        int scale = a.scale() + (a.scale() & 1);
        return new Exact(a.digits().shiftLeft(scale).sqrt(), scale);
    }
}
