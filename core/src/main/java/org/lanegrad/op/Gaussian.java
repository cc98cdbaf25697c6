package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * {@code e^-s} for an exponent s that is not negative and given in two parts: a square must be, since its rounding
 * error is far more than that of the result where the square is large.
 *
 * @param none whether the result is less than half the smallest number
 * @param significand the result, but for a power of two; the second part may be a tenth of the first
 * @param reduced the exponent, which has the power of two
 */
record Gaussian(Condition none, DoubleDouble significand, ReducedExponent reduced) {
    private static final double LARGEST = 746;

    static Gaussian of(DoubleDouble s) {
        ReducedExponent reduced = ReducedExponent.of(
                new DoubleDouble(s.high().unaryMinus(), s.low().unaryMinus()));
        DoubleDouble sum = DoubleDouble.orderedSum(s.high().constant(1), reduced.high());
        return new Gaussian(s.high().greaterThan(LARGEST), sum.plusLow(reduced.tail()), reduced);
    }

    /** The result, rounded once but for what is left of the errors. */
    Real value() {
        return scaled(significand.high().plus(significand.low()));
    }

    /** The product with a factor of about 1, rounded once. */
    Real times(DoubleDouble factor) {
        DoubleDouble product = product(factor);
        return scaled(product.high().plus(product.low()));
    }

    /** The product with a factor of about 1, in two parts. */
    DoubleDouble timesInTwoParts(DoubleDouble factor) {
        return scaledInTwoParts(product(factor));
    }

    /** The result in two parts. */
    DoubleDouble inTwoParts() {
        return scaledInTwoParts(significand);
    }

    private DoubleDouble scaledInTwoParts(DoubleDouble value) {
        DoubleDouble sum = DoubleDouble.orderedSum(value.high(), value.low());
        return new DoubleDouble(scaled(sum.high()), scaled(sum.low()));
    }

    private DoubleDouble product(DoubleDouble factor) {
        DoubleDouble product = DoubleDouble.product(significand.high(), factor.high());
        Real low = fma(significand.high(), factor.low(), fma(significand.low(), factor.high(), product.low()));
        return new DoubleDouble(product.high(), low);
    }

    private Real scaled(Real value) {
        return none.select(0, reduced.scaled(value));
    }
}
