package org.lanegrad.op;

import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * A number as the unevaluated sum of two, about 106 bits. The exact sums and products are those of T. J. Dekker, A
 * Floating-Point Technique for Extending the Available Precision, 1971, and D. E. Knuth; fused multiplication gives the
 * error of a product at once.
 *
 * @param high the leading part
 * @param low the rest, small beside it
 */
record DoubleDouble(Real high, Real low) {

    /** a + b exactly. */
    static DoubleDouble sum(Real a, Real b) {
        Real sum = a.plus(b);
        Real fromB = sum.minus(a);
        return new DoubleDouble(sum, a.minus(sum.minus(fromB)).plus(b.minus(fromB)));
    }

    /** a + b exactly, where a is 0 or not smaller than b in magnitude. */
    static DoubleDouble orderedSum(Real a, Real b) {
        Real sum = a.plus(b);
        return new DoubleDouble(sum, b.minus(sum.minus(a)));
    }

    /**
     * 1 + x exactly, for x from -1 to 2^53: there the sum less 1 is a double, although x may be the larger one. Beyond,
     * the low part may be wrong.
     */
    static DoubleDouble onePlus(Real x) {
        return orderedSum(x.constant(1), x);
    }

    /** a * b exactly, unless the error underflows. */
    static DoubleDouble product(Real a, Real b) {
        Real product = a.times(b);
        return new DoubleDouble(product, fms(a, b, product));
    }

    /** One of two, part by part. */
    static DoubleDouble select(Condition condition, DoubleDouble a, DoubleDouble b) {
        return new DoubleDouble(condition.select(a.high, b.high), condition.select(a.low, b.low));
    }

    /** This and a small number more. */
    DoubleDouble plusLow(Real more) {
        return new DoubleDouble(high, low.plus(more));
    }

    /** The product with a relative error of about 2^-104. */
    DoubleDouble times(DoubleDouble b) {
        DoubleDouble product = product(high, b.high);
        return new DoubleDouble(product.high, fma(low, b.high, fma(high, b.low, product.low)));
    }

    /** The square, as {@link #times}. */
    DoubleDouble square() {
        DoubleDouble square = product(high, high);
        return new DoubleDouble(square.high, fma(high.plus(high), low, square.low));
    }

    /** The quotient, rounded twice: the second time what the first has left. */
    Real over(DoubleDouble divisor) {
        Real reciprocal = divisor.high.reciprocal();
        Real quotient = high.times(reciprocal);
        Real remainder = fnma(quotient, divisor.high, high).plus(fnma(quotient, divisor.low, low));
        return fma(remainder, reciprocal, quotient);
    }

    /** The quotient with a relative error of about 2^-100. */
    DoubleDouble div(DoubleDouble b) {
        Real reciprocal = b.high.reciprocal();
        Real quotient = high.times(reciprocal);
        Real rest = fnma(quotient, b.high, high).plus(low);
        return new DoubleDouble(quotient, fnma(quotient, b.low, rest).times(reciprocal));
    }
}
