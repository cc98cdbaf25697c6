package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * The inverse functions of sine, cosine and tangent, by the classical reductions (W. J. Cody and W. Waite, Software
 * Manual for the Elementary Functions, 1980).
 */
final class Arcs {
    /** Minimax for (arcsin r - r) / r^3 in powers of z = r^2, r up to 1/2. */
    static final double[] SINE = {
        0x1.5555555555387p-3, 0x1.333333336f868p-4, 0x1.6db6db41d56fcp-5, 0x1.f1c72c6cc6957p-6, 0x1.6e89ef866deeap-6,
        0x1.1c6c2707f15c4p-6, 0x1.c6f88b22f229fp-7, 0x1.8ee45317670d6p-7, 0x1.aab65940f1cb4p-8, 0x1.40b0238b77f62p-6,
        -0x1.0af2391d1ccc8p-6, 0x1.05cd7e5e32411p-5
    };

    /** Minimax for (arctan q - q + q^3/4) / q^3 in powers of z = q^2, q up to 1. */
    static final double[] TANGENT = {
        -0x1.55555555554a8p-4, 0x1.9999999995aedp-3, -0x1.249249239248ep-3, 0x1.c71c71842aea4p-4,
        -0x1.745d11fb68303p-4, 0x1.3b136a19f97fep-4, -0x1.110e6da81554bp-4, 0x1.e1bcf8a6ffbb1p-5,
        -0x1.ae64513d30b61p-5, 0x1.82eebc223f736p-5, -0x1.59d812b4d7dd6p-5, 0x1.2c985af17c5c8p-5,
        -0x1.eb49f450b3edbp-6, 0x1.69d96c13c4d72p-6, -0x1.ca9954224e5d9p-7, 0x1.dc06dde9cbde5p-8,
        -0x1.7ea8d767ddb59p-9, 0x1.ba40232e818ddp-11, -0x1.44a6cdc23b7f1p-13, 0x1.c4a7a210b1e49p-17
    };

    /** From here on the square exceeds 1 by more than a double holds. */
    private static final double FAR = 0x1p30;

    private Arcs() {}

    static Real asin(Real x) {
        Sine arc = Sine.of(x);
        Real quarter = arc.large.select(x.constant(1), 0);
        Real factor = arc.large.select(x.constant(-2), 1);
        return copySign(add(quarter, factor, arc.angle), x);
    }

    static Real acos(Real x) {
        Sine arc = Sine.of(x);
        Real sign = copySign(x.constant(1), x);
        Real quarters = arc.large.select(minus(1, sign), 1);
        Real factor = sign.times(arc.large.select(x.constant(2), -1));
        return add(quarters, factor, arc.angle);
    }

    static Real atan(Real x) {
        Real magnitude = abs(x);
        Condition large = magnitude.greaterThan(1);
        // Beyond 2^1000 the reciprocal would be subnormal, and is nothing beside pi/2
        Real divisor = min(magnitude, 0x1p1000);
        Real reciprocal = divisor.reciprocal();
        Real rest = fnma(reciprocal, divisor, x.constant(1)).times(reciprocal);
        Real tangent = large.select(reciprocal, magnitude);
        Real quarter = large.select(x.constant(1), 0);
        Real factor = large.select(x.constant(-1), 1);
        return copySign(add(quarter, factor, arctan(tangent, large.select(rest, 0))), x);
    }

    /**
     * The arctangent of the quotient of the smaller by the larger operand, turned into the right octant. Both are
     * scaled so that the quotient and its remainder are as exact as can be.
     */
    static Real atan2(Real y, Real x) {
        Real height = abs(y);
        Real width = abs(x);
        Condition steep = width.lessThan(height);
        Real larger = max(height, width);
        Real smaller = min(height, width);
        Condition infinite = larger.equalTo(Double.POSITIVE_INFINITY);
        Real scale = larger.lessThan(0x1p500).select(x.constant(0x1p500), 0x1p-100);
        Real both = smaller.equalTo(Double.POSITIVE_INFINITY).select(x.constant(1), 0);
        Real dividend = infinite.select(both, smaller.times(scale));
        // Not zero, so that zero by zero is zero
        Real divisor = infinite.select(x.constant(1), max(larger.times(scale), 0x1p-600));

        Real reciprocal = divisor.reciprocal();
        Real quotient = dividend.times(reciprocal);
        Real rest = fnma(quotient, divisor, dividend).times(reciprocal);
        Real sign = copySign(x.constant(1), x);
        Real quarters = steep.select(x.constant(1), minus(1, sign));
        Real factor = steep.select(sign.unaryMinus(), sign);
        return copySign(add(quarters, factor, arctan(quotient, rest)), y);
    }

    /** The derivative of arcsine. The fused product loses nothing near 1 and -1. */
    static Real slope(Real x) {
        return div(1, sqrt(fnma(x, x, x.constant(1))));
    }

    /** 1 + a^2, by which the tangent grows. */
    static Real onePlusSquare(Real a) {
        return fma(a, a, 1);
    }

    /**
     * The derivative of arctangent, {@code 1 / (1 + x^2)}. Far out the 1 is lost in any case, and without it the
     * reciprocal of x gives what the square, or those of higher derivatives, would overflow for.
     */
    static Partial slopeOfTangent(Real x) {
        Condition far = abs(x).greaterThan(FAR);
        Real reciprocal = div(1, far.select(x, onePlusSquare(x)));
        return Partial.of(reciprocal, far.select(reciprocal, 1));
    }

    /** The derivative of the angle of a point by its ordinate. */
    static Partial byOrdinate(Real y, Real x) {
        Real scale = scale(y, x);
        return Partial.of(x.times(scale), scaledSquare(y, x, scale), scale);
    }

    /** The derivative of the angle of a point by its abscissa. */
    static Partial byAbscissa(Real y, Real x) {
        Real scale = scale(y, x);
        return Partial.minus(y.times(scale), scaledSquare(y, x, scale), scale);
    }

    /** The power of two that brings a point near the unit circle. It is flat, as no derivative depends on it. */
    private static Real scale(Real y, Real x) {
        Real exponent = Exponent.of(max(abs(y), abs(x))).integer();
        return Nearest.power(min(exponent, Double.MAX_EXPONENT - 1).unaryMinus());
    }

    /** The reciprocal of the square of the distance from the origin, after scaling. */
    private static Real scaledSquare(Real y, Real x, Real scale) {
        Real height = y.times(scale);
        Real width = x.times(scale);
        return div(1, fma(width, width, height.square()));
    }

    /**
     * The arctangent of q + rest, q up to 1. It is q - q^3/4 in two parts and, next to that, little: near 1 all of
     * arctan q - q would be too large to be rounded.
     */
    private static DoubleDouble arctan(Real q, Real rest) {
        Real z = q.square();
        Real quarter = z.times(0.25);
        Real high = fnma(quarter, q, q);
        Real low = fnma(quarter, q, q.minus(high));
        // By Horner's rule, since of alternating terms those of one sign would add up to more than the sum
        Real small = fma(q.times(z), Polynomial.horner(TANGENT, z), low);
        // By the derivative 1 / (1 + z), about
        Real ofRest = fnma(rest, z.times(0.5), rest);
        return new DoubleDouble(high, small.plus(ofRest));
    }

    /**
     * A number of quarter turns plus factor * angle, rounded about once. The factor is 1, 2, -1 or -2, and the product
     * not larger than the turns unless there are none, so that nothing else is lost.
     */
    private static Real add(Real quarters, Real factor, DoubleDouble angle) {
        Real turns = quarters.times(ReducedAngle.HALF_PI);
        Real sum = fma(factor, angle.high(), turns);
        Real lost = fma(factor, angle.high(), turns.minus(sum));
        return sum.plus(fma(factor, angle.low(), fma(quarters, ReducedAngle.HALF_PI_REST, lost)));
    }

    /**
     * What arcsine and arccosine share: the angle is the arcsine of |x| up to 1/2, and half the arccosine of
     * |x| beyond, by {@code arccos x = 2 arcsin sqrt((1 - x) / 2)}.
     */
    private record Sine(Condition large, DoubleDouble angle) {

        static Sine of(Real x) {
            Real magnitude = abs(x);
            Condition large = magnitude.greaterThan(0.5);
            Real halved = fnma(magnitude, 0.5, x.constant(0.5));
            Real square = large.select(halved, x.square());
            Real rounded = sqrt(halved);
            Real root = large.select(rounded, magnitude);
            // By what the root is rounded; the divisor is never 0
            Real lost = fnma(rounded, rounded, halved).div(max(rounded.plus(rounded), Double.MIN_NORMAL));
            Real arc = root.times(square).times(Polynomial.evenOdd(SINE, square, square.square()));
            return new Sine(large, new DoubleDouble(root, arc.plus(large.select(lost, 0))));
        }
    }
}
