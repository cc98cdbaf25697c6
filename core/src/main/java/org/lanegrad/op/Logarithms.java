package org.lanegrad.op;

import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.op.Fused.fma;

import java.util.stream.DoubleStream;
import org.lanegrad.Real;

/** Logarithms. */
final class Logarithms {
    /** Minimax for (log((1 + s) / (1 - s)) - 2 s) / s^3 in powers of w = s^2. */
    static final double[] COEFFICIENTS = {
        0x1.5555555555592p-1, 0x1.999999997ff1cp-2, 0x1.24924941e11a5p-2, 0x1.c71c52148a5a5p-3, 0x1.74663ce021e3cp-3,
        0x1.39a1ea4279abep-3, 0x1.2f03aa1aeee9cp-3
    };

    private static final double[] MINUS_COEFFICIENTS =
            DoubleStream.of(COEFFICIENTS).map(c -> -c).toArray();

    static final double LOG2_E_REST = 0x1.777d0ffda0d24p-56;
    static final double LOG10_E = 0x1.bcb7b1526e50ep-2;
    static final double LOG10_E_REST = 0x1.95355baaafad3p-57;
    static final double LOG10_2 = 0x1.34413509f79ffp-2;
    static final double LOG10_2_REST = -0x1.9dc1da994fd21p-59;

    static final double TWO_THIRDS = 2.0 / 3;
    static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;
    static final double TWO_FIFTHS = 2.0 / 5;

    /** Minimax for (log((1 + s) / (1 - s)) - 2 s - 2/3 s^3 - 2/5 s^5) / s^7 in powers of w. */
    static final double[] TAIL = {
        0x1.24924924927ccp-2, 0x1.c71c71c65a484p-3, 0x1.745d17d73d6f8p-3, 0x1.3b13783fe76a5p-3, 0x1.111dcc735f76dp-3,
        0x1.de9edb60e0a23p-4, 0x1.e7dcd5a91c2bp-4
    };

    private static final double TWELFTH = TWO_THIRDS / 8;
    private static final double TWELFTH_REST = TWO_THIRDS_REST / 8;

    /** The series from the fifth power on, in powers of (2 s)^2. */
    private static final double[] SCALED_TAIL = scaledTail();

    private Logarithms() {}

    private static double[] scaledTail() {
        double[] scaled = new double[TAIL.length + 1];
        scaled[0] = Math.scalb(TWO_FIFTHS, -5);
        for (int k = 0; k < TAIL.length; k++) {
            scaled[k + 1] = Math.scalb(TAIL[k], -7 - 2 * k);
        }
        return scaled;
    }

    /**
     * By the series of artanh (J.-M. Muller, Elementary Functions): with {@code s = f / (2 + f)} the logarithm of
     * {@code 1 + f} is {@code 2 s + s^3 q(s^2)}, and since {@code 2 s = f - s f = f - (f^2/2 - s f^2/2)} it is
     * {@code f - f^2/2 + s (f^2/2 + s^2 q(s^2))}: only small terms are rounded before the last sum, the quotient least
     * of all.
     */
    static Real log(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real minusHalf = f.times(-0.5);
        DoubleDouble head = plusMultiple(reduced.scale(), ReducedExponent.LN2, f);
        Real low = fma(reduced.scale(), ReducedExponent.LN2_REST, head.low());
        return onDomain(x, head.high().plus(furtherTerms(f, minusHalf, fma(f, minusHalf, low))));
    }

    /** With the larger terms in two parts; the scale, an integer, needs no rounding. */
    static Real log2(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real minusHalf = f.times(-0.5);
        DoubleDouble leading = leadingTerms(f, minusHalf);
        DoubleDouble product = DoubleDouble.product(leading.high(), x.constant(ReducedExponent.LOG2_E));
        Real rest = fma(leading.high(), LOG2_E_REST, product.low());
        DoubleDouble head = DoubleDouble.orderedSum(reduced.scale(), product.high());
        Real low = fma(furtherTerms(f, minusHalf, leading.low()), ReducedExponent.LOG2_E, rest.plus(head.low()));
        return onDomain(x, head.high().plus(low));
    }

    /** As {@link #log2}, with the multiple of log10(2) added in two parts. */
    static Real log10(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real n = reduced.scale();
        Real minusHalf = f.times(-0.5);
        DoubleDouble leading = leadingTerms(f, minusHalf);
        DoubleDouble product = DoubleDouble.product(leading.high(), x.constant(LOG10_E));
        Real rest = fma(n, LOG10_2_REST, fma(leading.high(), LOG10_E_REST, product.low()));
        DoubleDouble head = plusMultiple(n, LOG10_2, product.high());
        Real low = fma(furtherTerms(f, minusHalf, leading.low()), LOG10_E, rest.plus(head.low()));
        return onDomain(x, head.high().plus(low));
    }

    /** Of 1 + x in two parts: small arguments keep all their digits. */
    static Real log1p(Real x) {
        Real log = log(ReducedSum.of(DoubleDouble.onePlus(x)));
        Real finite = x.lessThan(Double.POSITIVE_INFINITY).select(copySign(log, x), x);
        return x.greaterThan(-1)
                .select(finite, x.equalTo(-1).select(x.constant(Double.NEGATIVE_INFINITY), Double.NaN));
    }

    /** The logarithm of a positive finite sum in two parts. */
    static Real log(ReducedSum reduced) {
        Real f = reduced.fraction();
        Real minusHalf = f.times(-0.5);
        DoubleDouble head = plusMultiple(reduced.scale(), ReducedExponent.LN2, f);
        Real rest = reduced.rest().plus(head.low());
        Real low = fma(reduced.scale(), ReducedExponent.LN2_REST, rest);
        return head.high().plus(furtherTerms(f, minusHalf, fma(f, minusHalf, low)));
    }

    /** f - f^2/2. */
    private static DoubleDouble leadingTerms(Real f, Real minusHalf) {
        Real high = fma(f, minusHalf, f);
        return new DoubleDouble(high, fma(f, minusHalf, f.minus(high)));
    }

    /** log(1 + f) - f + f^2/2, plus what is small beside f. */
    private static Real furtherTerms(Real f, Real minusHalf, Real small) {
        Real minusS = f.div(minus(-2, f));
        Real w = minusS.square();
        Real q = Polynomial.horner(MINUS_COEFFICIENTS, w);
        return fma(minusS, fma(w, q, f.times(minusHalf)), small);
    }

    /** A logarithm of a number that is neither 0, negative, infinite nor NaN, and its values elsewhere. */
    private static Real onDomain(Real x, Real log) {
        Real finite = x.lessThan(Double.POSITIVE_INFINITY).select(log, x);
        return x.greaterThan(0)
                .select(finite, x.equalTo(0).select(x.constant(Double.NEGATIVE_INFINITY), Double.NaN));
    }

    /**
     * The logarithm of a positive finite number with a relative error of about 2^-65. With {@code q = 2 s} it is
     * {@code q + q^3/12} and a tail that is below 2^-12 beside it, so that only those two need two parts. Where an error
     * is computed negated, that is because it takes no operation more.
     */
    static DoubleDouble logInTwoParts(Real x) {
        ReducedLogarithm reduced = ReducedLogarithm.of(x);
        Real f = reduced.fraction();
        Real n = reduced.scale();
        DoubleDouble q = twiceS(f);
        Real high = q.high();
        Real minusHigh = high.unaryMinus();
        Real w = high.square();
        Real minusRest = fma(minusHigh.plus(minusHigh), q.low(), fma(minusHigh, high, w));

        Real tail = fma(w, Polynomial.estrin(SCALED_TAIL, w, w.square()), TWELFTH_REST);
        Real factor = tail.plus(TWELFTH);
        Real minusFactorRest = factor.minus(TWELFTH).minus(tail);
        Real m = w.times(factor);
        Real minusLost = fma(w.unaryMinus(), factor, m);
        Real minusMRest = fma(minusRest, factor, fma(w, minusFactorRest, minusLost));

        Real cube = high.times(m);
        Real minusCubeRest = fma(high, minusMRest, fma(minusHigh, m, cube));
        DoubleDouble head = plusMultiple(n, ReducedExponent.LN2, high);
        Real low = fma(n, ReducedExponent.LN2_REST, head.low()).plus(fma(q.low(), m, q.low()));
        DoubleDouble sum = DoubleDouble.orderedSum(head.high(), cube);
        return new DoubleDouble(sum.high(), sum.low().plus(low).minus(minusCubeRest));
    }

    /** f / (1 + f/2). The difference of f and the quotient is exact, since they lie within a factor of 2. */
    private static DoubleDouble twiceS(Real f) {
        Real minusHalf = f.times(-0.5);
        Real reciprocal = minus(1, minusHalf).reciprocal();
        Real quotient = f.times(reciprocal);
        Real remainder = fma(quotient, minusHalf, f.minus(quotient));
        return new DoubleDouble(quotient, remainder.times(reciprocal));
    }

    /** n times a constant plus a number below it in magnitude, exactly. */
    private static DoubleDouble plusMultiple(Real n, double constant, Real x) {
        Real sum = fma(n, constant, x);
        return new DoubleDouble(sum, x.minus(fma(n, -constant, sum)));
    }
}
