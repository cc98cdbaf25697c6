package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/**
 * An exponent x reduced so that {@code e^x = 2^scale * (1 + high + tail)}: a multiple of ln(2) is subtracted in two
 * parts (W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980), the first of which a fused
 * multiplication subtracts exactly. Then {@code e^r = 1 + r + r^2 * q(r)}.
 *
 * <p>The reduced exponent r is taken between log(3/4) and log(3/2) and not within ln(2)/2 of zero. So e^r - 1 lies
 * between -1/4 and 1/2, where its last bit is at most a quarter of the last bit of e^r, and arguments are reduced only
 * from log(3/2) on, which spares tanh a cancellation.
 *
 * @param scale an integer
 * @param high the reduced exponent but for its last bits, exact
 * @param tail the rest of {@code e^r - 1}, at most 0.1
 */
record ReducedExponent(Nearest scale, Real high, Real tail) {
    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2 = 0x1.62e42fefa39efp-1;
    static final double LN2_REST = 0x1.abc9e3b39803fp-56;

    /** 1/2 - log2(3/2): with it the scale is rounded so that {@code e^r} lies between 3/4 and 3/2. */
    private static final double SHIFT = -0x1.5c01a39fbd688p-4;

    /** Minimax for (e^r - 1 - r) / r^2 between log(3/4) and log(3/2). */
    static final double[] COEFFICIENTS = {
        0x1.0p-1, 0x1.5555555555555p-3, 0x1.55555555555d8p-5, 0x1.11111111113b3p-7, 0x1.6c16c16bc37b3p-10,
        0x1.a01a019fa7306p-13, 0x1.a01a03e6d94ecp-16, 0x1.71de30ddecbbcp-19, 0x1.27de39ab4f491p-22,
        0x1.aed80b1e3f6dcp-26, 0x1.2da883bc2a339p-29
    };

    /** An order of operations. */
    private interface Evaluation {
        Real of(double[] coefficients, Real x, Real square);
    }

    static ReducedExponent of(Real x) {
        Nearest n = scale(x);
        return of(n, x, n.integer().times(-LN2_REST), Polynomial::evenOdd);
    }

    /** Of an exponent given in two parts. */
    static ReducedExponent of(DoubleDouble x) {
        Nearest n = scale(x.high());
        // The exponent is the end of a long computation
        return of(n, x.high(), fma(n.integer(), -LN2_REST, x.low()), Polynomial::estrin);
    }

    /** Of an exponent to base 2: {@code 2^x = 2^scale * (1 + high + tail)}. */
    static ReducedExponent ofBase2(Real x) {
        Nearest n = Nearest.to(x.plus(SHIFT));
        DoubleDouble r = DoubleDouble.product(x.minus(n.integer()), x.constant(LN2));
        Real square = r.high().square();
        return new ReducedExponent(
                n, r.high(), fma(square, Polynomial.evenOdd(COEFFICIENTS, r.high(), square), r.low()));
    }

    /** 2 to the power of the scale times a factor. It takes two steps, since the power may be no normal number. */
    Real scaled(Real factor) {
        Nearest half = half();
        return factor.times(half.power()).times(otherHalf(half).power());
    }

    /** 2 to the power of the scale times the exponential of the reduced exponent, rounded once unless subnormal. */
    Real power() {
        Nearest half = half();
        return timesExponential(half.power()).times(otherHalf(half).power());
    }

    /** The same where 2 to the power of the scale is a normal number. */
    Real normalPower() {
        return timesExponential(scale.power());
    }

    private Real timesExponential(Real factor) {
        return fma(high.plus(tail), factor, factor);
    }

    private Nearest half() {
        return Nearest.toProduct(scale.integer(), 0.5);
    }

    private Nearest otherHalf(Nearest half) {
        return scale.minus(half.integer());
    }

    private static Nearest scale(Real x) {
        return Nearest.to(fma(x, LOG2_E, x.constant(SHIFT)));
    }

    private static ReducedExponent of(Nearest n, Real x, Real rest, Evaluation polynomial) {
        Real high = fma(n.integer(), -LN2, x);
        Real r = high.plus(rest);
        Real square = r.square();
        return new ReducedExponent(n, high, fma(square, polynomial.of(COEFFICIENTS, r, square), rest));
    }
}
