package org.lanegrad.op;

import static org.lanegrad.RealMath.minus;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/**
 * What sine, cosine and tangent share of an angle within about pi/4 of zero.
 *
 * @param angle the angle, rounded
 * @param correction the sine less the rounded angle
 * @param bend what the slope is more than minus half the angle
 * @param slope the cosine less 1, divided by the rounded angle
 * @param cosine the cosine
 */
record SmallAngle(Real angle, Real correction, Real bend, Real slope, Real cosine) {
    /** Minimax for (sin r - r) / r^3 in powers of z = r^2, r within pi/4 of zero. */
    static final double[] SINE = {
        -0x1.5555555555549p-3, 0x1.111111110f8a6p-7, -0x1.a01a019c1618dp-13, 0x1.71de357b1a205p-19,
        -0x1.ae5e689d02ffdp-26, 0x1.5d93a3bdb2d7cp-33
    };

    /** Minimax for (cos r - 1 + r^2/2) / r^4 in powers of z. */
    static final double[] COSINE = {
        0x1.555555555554cp-5, -0x1.6c16c16c1521fp-10, 0x1.a01a019cbf629p-16, -0x1.27e4f812b674bp-22,
        0x1.1ee9f152a2755p-29, -0x1.8fb1310dd956cp-37
    };

    static SmallAngle of(ReducedAngle reduced) {
        Real r = reduced.high();
        Real low = reduced.low();
        Real z = r.square();
        Real fourth = z.square();
        Real cube = z.times(r);
        // The polynomial keeps out of the rounding of -r/2
        Real bend = fms(cube, Polynomial.evenOdd(COSINE, z, fourth), low);
        Real slope = fnma(r, 0.5, bend);
        Real cosine = fma(r, slope, 1);
        Real correction = fma(cube, Polynomial.evenOdd(SINE, z, fourth), low.times(cosine));
        return new SmallAngle(r, correction, bend, slope, cosine);
    }

    Real sine() {
        return angle.plus(correction);
    }

    DoubleDouble sineInTwoParts() {
        return DoubleDouble.orderedSum(angle, correction);
    }

    DoubleDouble cosineInTwoParts() {
        Real lost = bend.minus(fma(angle, 0.5, slope));
        return new DoubleDouble(cosine, fma(angle, lost, fma(angle, slope, minus(1, cosine))));
    }
}
