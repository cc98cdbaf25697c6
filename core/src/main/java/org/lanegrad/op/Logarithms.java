package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Real;

/** The natural logarithm. */
final class Logarithms {
    /** Minimax for (log((1 + s) / (1 - s)) - 2 s) / s^3 in powers of w = s^2. */
    static final double[] COEFFICIENTS = {
        0x1.5555555555592p-1, 0x1.999999997ff1cp-2, 0x1.24924941e11a5p-2, 0x1.c71c52148a5a5p-3, 0x1.74663ce021e3cp-3,
        0x1.39a1ea4279abep-3, 0x1.2f03aa1aeee9cp-3
    };

    static final double TWO_THIRDS = 2.0 / 3;
    static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;
    static final double TWO_FIFTHS = 2.0 / 5;
    static final double TWO_FIFTHS_REST = -0x1.999999999999ap-56;

    /** Minimax for (log((1 + s) / (1 - s)) - 2 s - 2/3 s^3 - 2/5 s^5) / s^7 in powers of w. */
    static final double[] TAIL = {
        0x1.24924924927ccp-2, 0x1.c71c71c65a484p-3, 0x1.745d17d73d6f8p-3, 0x1.3b13783fe76a5p-3, 0x1.111dcc735f76dp-3,
        0x1.de9edb60e0a23p-4, 0x1.e7dcd5a91c2bp-4
    };

    private Logarithms() {}

    /**
     * By the series of artanh (J.-M. Muller, Elementary Functions): with {@code s = f / (2 + f)} the logarithm of
     * {@code 1 + f} is {@code 2 s + s^3 q(s^2)}, and since {@code 2 s = f - s f = f - (f^2/2 - s f^2/2)} it is
     * {@code f - f^2/2 + s (f^2/2 + s^2 q(s^2))}: only small terms are rounded before the last sum, the quotient least
     * of all.
     */
    static Real log(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real n = reduced.scale();
        Real s = f.div(f.plus(2));
        Real w = s.square();
        Real halved = f.times(0.5);
        Real bracket = fma(w, Polynomial.horner(COEFFICIENTS, w), f.times(halved));
        DoubleDouble head = plusLn2(n, f);
        Real small = fnma(f, halved, fma(n, ReducedExponent.LN2_REST, head.low()));
        Real log = head.high().plus(fma(s, bracket, small));
        Real finite = x.lessThan(Double.POSITIVE_INFINITY).select(log, x);
        return x.greaterThan(0)
                .select(finite, x.equalTo(0).select(x.constant(Double.NEGATIVE_INFINITY), Double.NaN));
    }

    /**
     * The logarithm of a positive finite number with a relative error of about 2^-70: the same series, but all that is
     * larger than 2^-18 beside the result in two parts.
     */
    static DoubleDouble logInTwoParts(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real n = reduced.scale();
        DoubleDouble s = quotient(f);
        DoubleDouble w = s.square();
        Real tail = fma(w.high(), Polynomial.horner(TAIL, w.high()), TWO_FIFTHS_REST);
        DoubleDouble fifth = w.times(DoubleDouble.orderedSum(x.constant(TWO_FIFTHS), tail));
        DoubleDouble third = DoubleDouble.orderedSum(x.constant(TWO_THIRDS), fifth.high())
                .plusLow(fifth.low().plus(TWO_THIRDS_REST));
        DoubleDouble cube = w.times(third);
        DoubleDouble log =
                s.times(DoubleDouble.orderedSum(x.constant(2), cube.high()).plusLow(cube.low()));
        DoubleDouble head = plusLn2(n, log.high());
        return head.plusLow(fma(n, ReducedExponent.LN2_REST, log.low()));
    }

    /** f / (2 + f). */
    private static DoubleDouble quotient(Real f) {
        DoubleDouble divisor = DoubleDouble.orderedSum(f.constant(2), f);
        Real reciprocal = divisor.high().reciprocal();
        Real quotient = f.times(reciprocal);
        Real remainder = fnma(quotient, divisor.low(), fnma(quotient, divisor.high(), f));
        return new DoubleDouble(quotient, remainder.times(reciprocal));
    }

    /** n times the leading part of ln(2), plus a number below it in magnitude, exactly. */
    private static DoubleDouble plusLn2(Real n, Real x) {
        Real sum = fma(n, ReducedExponent.LN2, x);
        return new DoubleDouble(sum, x.plus(fms(n, ReducedExponent.LN2, sum)));
    }
}
