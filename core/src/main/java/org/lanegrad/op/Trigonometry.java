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
     * What sine and cosine share: those of the reduced angle and of the multiple of pi/2, which are 0, 1 or -1, so that
     * the formulas for a sum of angles round nothing.
     */
    private record Parts(Real sine, Real cosine, Real sineOfQuadrant, Real cosineOfQuadrant) {

        static Parts of(Real x) {
            ReducedAngle angle = ReducedAngle.of(x);
            Real r = angle.high();
            Real low = angle.low();
            Real z = r.square();
            Real fourth = z.square();
            // The 1/2 is apart from the polynomial, so that only one rounding is of its size
            Real tail = fma(z, Polynomial.evenOdd(COSINE, z, fourth), -0.5);
            Real cosine = fma(r, fms(r, tail, low), 1);
            Real sineTail = Polynomial.evenOdd(SINE, z, fourth);
            Real sine = r.plus(fma(z.times(r), sineTail, low.times(cosine)));

            Real n = angle.quadrant();
            Real turned = fnma(rint(n.times(0.25)), 4, n);
            Real cosineOfQuadrant = minus(1, abs(turned));
            return new Parts(sine, cosine, fma(turned, cosineOfQuadrant, turned), cosineOfQuadrant);
        }
    }
}
