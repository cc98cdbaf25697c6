package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * The logarithm of the gamma function and its derivative, the digamma function. Up to {@link #FAR} each is the product
 * of the differences from its positive zeros and a polynomial on a piece a quarter of a power of two wide, so that it
 * is accurate around the zeros; below 1/2 the recurrence leads there. Beyond, there is Stirling's series, and for
 * negative arguments the reflection formula (M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 1964,
 * chapter 6).
 *
 * @param x the argument
 * @param magnitude its magnitude
 * @param negative whether the argument is negative
 * @param small whether the magnitude is below 1/2: then the near part is the function of 1 more
 * @param far whether the series is to be used
 * @param piece the number of the piece
 * @param offset 1 where small, and 0
 * @param t the argument of the polynomials
 */
record Gamma(
        Real x, Real magnitude, Condition negative, Condition small, Condition far, Real piece, Real offset, Real t) {
    /** From here on Stirling's series. */
    static final double FAR = 8;

    /** Below it the sine of pi times a number is pi times that number. */
    private static final double LINEAR = 0x1p-30;

    /** The positive zero of the digamma function. */
    static final double ZERO = 0x1.762d86356be3fp0;

    static final double ZERO_REST = 0x1.b86a722197829p-54;

    /** (log(2 pi) - 1) / 2. */
    static final double STIRLING_CONSTANT = 0x1.acfe390c97d69p-2;

    /** {@code B_2j / (2j (2j - 1))} with Bernoulli's numbers, from j = 1 on. */
    static final double[] STIRLING = {
        0x1.5555555555555p-4, -0x1.6c16c16c16c17p-9, 0x1.a01a01a01a01ap-11, -0x1.3813813813814p-11,
        0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10, 0x1.a41a41a41a41ap-8, -0x1.e4286cb0f5398p-6,
        0x1.6fe96381e068p-3
    };

    /** {@code B_2j / 2j}, from j = 1 on. */
    static final double[] DIGAMMA = {
        0x1.5555555555555p-4, -0x1.1111111111111p-7, 0x1.041041041041p-8, -0x1.1111111111111p-8, 0x1.f07c1f07c1f08p-8,
        -0x1.5995995995996p-6, 0x1.5555555555555p-4, -0x1.c5e5e5e5e5e5ep-2, 0x1.86e7f9b9fe6e8p1, -0x1.a74ca514ca515p4
    };

    private static final Pieces LOGARITHM_PIECES = new Pieces(GammaTable.LOGARITHM);
    private static final Pieces DIGAMMA_PIECES = new Pieces(GammaTable.DIGAMMA);
    private static final double[] CENTRES = centres();

    private static Gamma of(Real x) {
        Real magnitude = abs(x);
        Condition small = magnitude.lessThan(0.5);
        Real offset = small.select(x.constant(1), 0);
        Real shifted = magnitude.plus(offset);
        Real piece = Pieces.quarterOctave(shifted.plus(shifted));
        Real t = magnitude.minus(piece.lookup(CENTRES).minus(offset));
        Condition far = magnitude.greaterOrEqual(FAR);
        return new Gamma(x, magnitude, x.lessThan(0), small, far, piece, offset, t);
    }

    /** For -y it is {@code log(pi / (y sin(pi y)))} less that for y; near poles and far out no more than the last. */
    static Real lgamma(Real x) {
        Gamma gamma = of(x);
        Real y = gamma.magnitude;
        // y - 1 and y - 2, or y and y - 1 for the function of 1 more; the sum with 0 makes the zeros positive
        Real first = y.minus(minus(1, gamma.offset));
        Real zeros = fma(first, y.minus(minus(2, gamma.offset)), 0);
        Real near = zeros.times(LOGARITHM_PIECES.value(gamma.piece, gamma.t));
        Real regular = gamma.far.select(stirling(y), near);

        Real product = abs(Trigonometry.sinPi(y)).times(1 / Math.PI);
        // The multiple of a subnormal number would be rounded too much
        Real sine = y.lessThan(LINEAR).select(y, product);
        Real mirrored = gamma.small.select(sine, y.times(sine));
        Real log = Logarithms.log(gamma.negative.select(mirrored, y));
        Real positive = gamma.small.select(near.minus(log), regular);
        Real value = gamma.negative.select(log.plus(regular).unaryMinus(), positive);
        return gamma.pole().select(Double.POSITIVE_INFINITY, value);
    }

    /** For -y it is {@code pi cot(pi y) + 1/y} more than that for y. */
    static Real digamma(Real x) {
        Gamma gamma = of(x);
        Real y = gamma.magnitude;
        Real zero = x.constant(ZERO).minus(gamma.offset);
        Real distance = y.minus(zero).minus(ZERO_REST);
        Real near = distance.times(DIGAMMA_PIECES.value(gamma.piece, gamma.t));
        Real reciprocal = div(1, x);
        Real regular = gamma.far.select(digammaSeries(y), near);

        Real cotangent = div(Math.PI, Trigonometry.tanPi(y));
        Real recurrence = gamma.small.select(0, reciprocal);
        Real reflected = regular.minus(recurrence).plus(cotangent);
        Real positive = gamma.small.select(regular.minus(reciprocal), regular);
        Real value = gamma.negative.select(reflected, positive);
        return gamma.negative.and(gamma.integer()).select(Double.NaN, value);
    }

    private Condition integer() {
        return rint(x).equalTo(x);
    }

    private Condition pole() {
        return x.lessOrEqual(0).and(integer());
    }

    /** {@code (y - 1/2) (log y - 1)} in two parts, a constant and the series. */
    private static Real stirling(Real y) {
        Real x = min(max(y, FAR), 0x1p1023);
        Real reciprocal = x.reciprocal();
        DoubleDouble log = Logarithms.logInTwoParts(x);
        DoubleDouble less = DoubleDouble.orderedSum(log.high(), x.constant(-1)).plusLow(log.low());
        DoubleDouble product = DoubleDouble.orderedSum(x, x.constant(-0.5)).times(less);
        Real series = fma(Polynomial.horner(STIRLING, reciprocal.square()), reciprocal, STIRLING_CONSTANT);
        Real high = product.high();
        Real sum = high.plus(product.low().plus(series));
        return high.equalTo(Double.POSITIVE_INFINITY).select(high, sum);
    }

    private static Real digammaSeries(Real y) {
        Real x = max(y, FAR);
        Real reciprocal = x.reciprocal();
        Real square = reciprocal.square();
        Real series = Polynomial.horner(DIGAMMA, square).times(square);
        return Logarithms.log(x).minus(fma(reciprocal, 0.5, series));
    }

    private static double[] centres() {
        double[] centres = new double[GammaTable.LOGARITHM.length];
        for (int piece = 0; piece < centres.length; piece++) {
            centres[piece] = (Pieces.start(piece) + Pieces.start(piece + 1)) / 4;
        }
        return centres;
    }
}
