package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The sine, the cosine and the tangent, of angles in radians and of angles in half turns. */
final class Trigonometry {

    private Trigonometry() {}

    static Real sin(Real x) {
        ReducedAngle reduced = ReducedAngle.of(x);
        Real sine = sine(SmallAngle.of(reduced), Quadrant.of(reduced.withoutTurns()));
        // The sums lose the sign of zero
        return x.equalTo(0).select(x, sine);
    }

    static Real cos(Real x) {
        ReducedAngle reduced = ReducedAngle.of(x);
        return cosine(SmallAngle.of(reduced), Quadrant.of(reduced.withoutTurns()));
    }

    static Real tan(Real x) {
        ReducedAngle reduced = ReducedAngle.of(x);
        Real twice = Nearest.toProduct(reduced.quadrant(), 0.5).integer().times(2);
        Real tangent = tangent(SmallAngle.of(reduced), twice.equalTo(reduced.quadrant()));
        return x.equalTo(0).select(x, tangent);
    }

    /** The zeros have the sign of the angle (IEEE 754-2019). */
    static Real sinPi(Real x) {
        ReducedAngle reduced = ReducedAngle.ofPi(x);
        Real sine = sine(SmallAngle.of(reduced), Quadrant.of(reduced.quadrant()));
        return sine.equalTo(0).select(copySign(sine, x), sine);
    }

    /** The zeros are positive (IEEE 754-2019). */
    static Real cosPi(Real x) {
        ReducedAngle reduced = ReducedAngle.ofPi(x);
        return cosine(SmallAngle.of(reduced), Quadrant.of(reduced.quadrant()));
    }

    /** Zeros and infinities have the sign of the quotient of sine and cosine (IEEE 754-2019). */
    static Real tanPi(Real x) {
        ReducedAngle reduced = ReducedAngle.ofPi(x);
        Real quadrant = reduced.quadrant();
        Real cosineOfQuadrant = minus(1, abs(quadrant));
        Condition even = cosineOfQuadrant.equalTo(0).not();
        Real tangent = tangent(SmallAngle.of(reduced), even);
        Real zero = copySign(x.constant(0), x).times(cosineOfQuadrant);
        Real infinity = quadrant.times(Double.POSITIVE_INFINITY);
        return reduced.high().equalTo(0).select(even.select(zero, infinity), tangent);
    }

    private static Real sine(SmallAngle angle, Quadrant quadrant) {
        return fma(angle.sine(), quadrant.cosine, angle.cosine().times(quadrant.sine()));
    }

    private static Real cosine(SmallAngle angle, Quadrant quadrant) {
        return fnma(angle.sine(), quadrant.sine(), angle.cosine().times(quadrant.cosine));
    }

    /** Of a small angle and an even or odd number of quadrants. */
    private static Real tangent(SmallAngle angle, Condition even) {
        DoubleDouble sine = angle.sineInTwoParts();
        DoubleDouble cosine = angle.cosineInTwoParts();
        DoubleDouble dividend = DoubleDouble.select(even, sine, cosine);
        DoubleDouble divisor = DoubleDouble.select(even, cosine, sine);
        Real quotient = dividend.over(divisor);
        return even.select(quotient, quotient.unaryMinus());
    }

    /**
     * Sine and cosine of a multiple of pi/2: they are 0, 1 or -1, so that the formulas for a sum of angles round
     * nothing.
     */
    private record Quadrant(Real number, Real cosine) {

        /** From -2 to 2. */
        static Quadrant of(Real number) {
            return new Quadrant(number, minus(1, abs(number)));
        }

        Real sine() {
            return fma(number, cosine, number);
        }
    }
}
