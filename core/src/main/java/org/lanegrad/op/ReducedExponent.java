package org.lanegrad.op;

import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/**
 * An exponent x reduced so that {@code e^x = 2^scale * (1 + high + tail)}: x is brought within ln(2)/2 of zero by a
 * multiple of ln(2) in two parts (W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980), the
 * first of which a fused multiplication subtracts exactly. Then {@code e^r = 1 + r + r^2 * q(r)}.
 *
 * @param scale an integer
 * @param high the reduced exponent but for its last bits, exact
 * @param tail the rest of {@code e^r - 1}: at most 0.08, with an error of about 2^-57
 */
record ReducedExponent(Real scale, Real high, Real tail) {
    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2 = 0x1.62e42fefa39efp-1;
    static final double LN2_REST = 0x1.abc9e3b39803fp-56;

    /** Minimax for (e^r - 1 - r - r^2/2) / r^3 within ln(2)/2 of zero. */
    static final double[] COEFFICIENTS = {
        0x1.5555555555559p-3, 0x1.5555555555559p-5, 0x1.111111110f709p-7, 0x1.6c16c16c1628ep-10, 0x1.a01a01af7c5p-13,
        0x1.a01a019846a34p-16, 0x1.71ddf953399ap-19, 0x1.27e51082ff895p-22, 0x1.af5dfdee10116p-26,
        0x1.1f11e1c3cb0d4p-29
    };

    static ReducedExponent of(Real x) {
        Real n = rint(x.times(LOG2_E));
        return of(n, x, n.times(LN2_REST));
    }

    /** Of an exponent given in two parts. */
    static ReducedExponent of(DoubleDouble x) {
        Real n = rint(x.high().times(LOG2_E));
        return of(n, x.high(), fms(n, LN2_REST, x.low()));
    }

    private static ReducedExponent of(Real n, Real x, Real rest) {
        Real high = fnma(n, LN2, x);
        Real r = high.minus(rest);
        Real square = r.square();
        // The 1/2 is apart from the polynomial, so that only one rounding is of its size
        Real q = fma(r, Polynomial.evenOdd(COEFFICIENTS, r, square), 0.5);
        return new ReducedExponent(n, high, fms(square, q, rest));
    }
}
