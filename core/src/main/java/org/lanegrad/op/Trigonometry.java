package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/** The sine and the cosine. */
final class Trigonometry {
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

    private Trigonometry() {}

    static Real sin(Real x) {
        Parts parts = Parts.of(x);
        Real sine = fma(parts.sine, parts.cosineOfQuadrant, parts.cosine.times(parts.sineOfQuadrant));
        // The sums above lose the sign of zero
        return x.equalTo(0).select(x, sine);
    }

    static Real cos(Real x) {
        Parts parts = Parts.of(x);
        return fnma(parts.sine, parts.sineOfQuadrant, parts.cosine.times(parts.cosineOfQuadrant));
    }

    /**
     * What sine and cosine share: those of the reduced angle, and those of the multiple of pi/2. The latter are 0, 1 or
     * -1, so that the formulas for a sum of angles round nothing.
     */
    private record Parts(Real sine, Real cosine, Real sineOfQuadrant, Real cosineOfQuadrant) {

        static Parts of(Real x) {
            ReducedAngle angle = ReducedAngle.of(x);
            Real r = angle.high();
            Real low = angle.low();
            Real z = r.square();
            Real fourth = z.square();
            Real cube = z.times(r);
            // (cos(r + low) - 1) / r; the polynomial keeps out of the rounding of -r/2
            Real slope = fnma(r, 0.5, fms(cube, Polynomial.evenOdd(COSINE, z, fourth), low));
            Real cosine = fma(r, slope, 1);
            Real sine = r.plus(fma(cube, Polynomial.evenOdd(SINE, z, fourth), low.times(cosine)));

            Real n = angle.quadrant();
            Real turned = fnma(rint(n.times(0.25)), 4, n);
            Real cosineOfQuadrant = minus(1, abs(turned));
            return new Parts(sine, cosine, fma(turned, cosineOfQuadrant, turned), cosineOfQuadrant);
        }
    }
}
