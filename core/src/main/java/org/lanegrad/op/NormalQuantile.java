package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/**
 * The inverse of the standard normal distribution function. As in M. J. Wichura, Algorithm AS 241, 1988, there is one
 * approximation around 1/2, and in the tails the argument is the root of the tail's logarithm.
 */
final class NormalQuantile {
    /** The half-width of the interval around 1/2 where the quantile is a polynomial in the distance from there. */
    static final double CENTRAL = 0.25;

    /** For the quantile of 1/2 + x over x, in powers of x^2. */
    static final double[] COEFFICIENTS = {
        0x1.40d931ff62706p1, 0x1.4ffddeaa22e3dp1, 0x1.71713082cad68p2, 0x1.f55d0d84c0334p3, 0x1.7849488286471p5,
        0x1.2ba92838a4231p7, 0x1.f039c090ff58ap8, 0x1.a720a3446c56ep10, 0x1.68d33552aa323p12, 0x1.6e04207d016dbp14,
        0x1.87656d6772bf1p14, 0x1.a97812d04645bp19, -0x1.b8aa5819fc90ap21, 0x1.47b17a814ae47p24
    };

    static final double SQRT_HALF_PI = 0x1.40d931ff62706p0;
    private static final Pieces TAIL = new Pieces(NormalQuantileTable.COEFFICIENTS);
    private static final double[] CENTRES = centres();

    private NormalQuantile() {}

    static Real quantile(Real p) {
        return quantile(p, nearerTail(p));
    }

    /**
     * Its derivative, one over the density at the quantile q. The density is the tail p over Mills' ratio: so a
     * rounding error of q stays as small as it is, while in {@code e^(q^2/2)} it would grow by q^2.
     */
    static Real slope(Real p) {
        Real tail = nearerTail(p);
        Real magnitude = abs(quantile(p, tail));
        DoubleDouble scaled = ScaledErfc.near(NormalDistribution.overSqrtTwo(magnitude));
        Real slope = scaled.high().plus(scaled.low()).times(SQRT_HALF_PI).div(tail);
        return magnitude.lessThan(Double.POSITIVE_INFINITY).select(slope, magnitude);
    }

    /** The smaller one of p and 1 - p, exactly. */
    private static Real nearerTail(Real p) {
        return min(p, minus(1, p));
    }

    /** In the tails by polynomials on pieces in s, where the tail is {@code e^-s^2}. */
    private static Real quantile(Real p, Real tail) {
        Real x = p.minus(0.5);
        Real central = x.times(Polynomial.horner(COEFFICIENTS, x.square()));

        Real square = Logarithms.log(tail).unaryMinus();
        Real s = sqrt(square);
        Real rest = fnma(s, s, square).times(s.reciprocal().times(0.5));
        Real piece = Pieces.quarterOctave(s);
        Real t = s.minus(piece.lookup(CENTRES)).plus(rest);
        Real outer = TAIL.value(piece, t);
        Real magnitude = s.lessThan(Double.POSITIVE_INFINITY).select(outer, s);
        return abs(x).lessOrEqual(CENTRAL).select(central, copySign(magnitude, x));
    }

    private static double[] centres() {
        double[] centres = new double[NormalQuantileTable.COEFFICIENTS.length];
        for (int piece = 0; piece < centres.length; piece++) {
            centres[piece] = (Pieces.start(piece) + Pieces.start(piece + 1)) / 2;
        }
        return centres;
    }
}
