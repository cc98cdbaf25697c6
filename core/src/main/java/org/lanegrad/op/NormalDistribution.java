package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The standard normal distribution: density, distribution function, its logarithm and the derivatives of that. */
final class NormalDistribution {
    static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;
    static final double SQRT_HALF_REST = -0x1.bdd3413b26456p-55;
    static final double ONE_OVER_SQRT_TWO_PI = 0x1.9884533d43651p-2;
    static final double ONE_OVER_SQRT_TWO_PI_REST = -0x1.cbc0d30ebfd15p-56;
    static final double SQRT_TWO_OVER_PI = 0x1.9884533d43651p-1;
    static final double SQRT_TWO_OVER_PI_REST = -0x1.cbc0d30ebfd15p-55;
    static final double ONE_OVER_SQRT_PI = 0x1.20dd750429b6dp-1;
    static final double ONE_OVER_SQRT_PI_REST = 0x1.1ae3a914fed8p-57;
    static final double SQRT_TWO = 0x1.6a09e667f3bcdp0;
    static final double SQRT_TWO_REST = -0x1.bdd3413b26456p-54;

    /** From it on neither the rounding error of the square nor the scaled function's logarithm matters beside it. */
    private static final double HUGE = 0x1p400;

    private NormalDistribution() {}

    static Real pdf(Real x) {
        DoubleDouble factor = new DoubleDouble(
                x.constant(ONE_OVER_SQRT_TWO_PI), x.constant(ONE_OVER_SQRT_TWO_PI_REST));
        return Gaussian.of(halfSquare(x)).times(factor);
    }

    /** Half of {@code erfc(-x / sqrt(2))}, with the square root of 2 taken in two parts. */
    static Real cdf(Real x) {
        Real magnitude = abs(x);
        DoubleDouble scaled = ScaledErfc.near(overSqrtTwo(magnitude));
        Real tail = Gaussian.of(halfSquare(magnitude)).times(halved(scaled));
        return x.greaterThan(0).select(minus(1, tail), tail);
    }

    /**
     * Left of 0 the sum of {@code -x^2/2} and the logarithm of half the scaled complementary error function, both
     * negative; right of it the logarithm of 1 less the other tail, as precise as that tail.
     */
    static Real logCdf(Real x) {
        Real magnitude = abs(x);
        DoubleDouble square = halfSquare(magnitude);
        ScaledErfc erfc = ScaledErfc.of(overSqrtTwo(min(magnitude, HUGE)));
        DoubleDouble half = halved(erfc.unscaled(erfc.value()));
        DoubleDouble tail = Gaussian.of(square).timesInTwoParts(half);
        DoubleDouble rest = DoubleDouble.orderedSum(x.constant(1), tail.high().unaryMinus());

        Condition right = x.greaterThan(0);
        Real high = right.select(rest.high(), half.high());
        Real low = right.select(rest.low().minus(tail.low()), half.low());
        Real leading = right.select(0, square.high());
        Real trailing = right.or(magnitude.greaterThan(HUGE)).select(0, square.low());
        return Logarithms.log(high).plus(fms(low, high.reciprocal(), trailing)).minus(leading);
    }

    /** The density over the distribution function; left of 0 without either, both of which underflow. */
    static Real inverseMills(Real x) {
        Real magnitude = abs(x);
        ScaledErfc erfc = ScaledErfc.of(overSqrtTwo(magnitude));
        DoubleDouble value = erfc.value();
        DoubleDouble density = Gaussian.of(halfSquare(magnitude)).inTwoParts();
        Condition right = x.greaterThan(0);
        Condition far = erfc.far();
        // On the last piece the value is u times the function
        Condition whole = right.or(far.not());
        DoubleDouble factor = new DoubleDouble(
                whole.select(x.constant(SQRT_TWO_OVER_PI), ONE_OVER_SQRT_PI),
                whole.select(x.constant(SQRT_TWO_OVER_PI_REST), ONE_OVER_SQRT_PI_REST));
        DoubleDouble multiple = new DoubleDouble(
                right.select(density.high(), far.select(magnitude, 1)), right.select(density.low(), 0));
        DoubleDouble quotient = multiple.times(factor).div(DoubleDouble.select(right, twiceCdf(density, value), value));
        // An infinite quotient has no remainder
        Real finite = quotient.high().lessThan(Double.POSITIVE_INFINITY).select(quotient.low(), 0);
        return quotient.high().plus(finite);
    }

    /** Left of 0 from the decline of the scaled complementary error function, since the sum would cancel. */
    static Real inverseMillsPlus(Real x) {
        Real magnitude = abs(x);
        ScaledErfc erfc = ScaledErfc.of(overSqrtTwo(magnitude));
        DoubleDouble value = erfc.value();
        DoubleDouble density = Gaussian.of(halfSquare(magnitude)).inTwoParts();
        Condition right = x.greaterThan(0);
        Condition far = erfc.far();
        // On the last piece the decline over the value is that of the functions times u = |x| / sqrt(2)
        DoubleDouble leftFactor = new DoubleDouble(
                far.select(x.constant(2), SQRT_TWO), far.select(x.constant(0), SQRT_TWO_REST));
        DoubleDouble rightFactor =
                new DoubleDouble(x.constant(SQRT_TWO_OVER_PI), x.constant(SQRT_TWO_OVER_PI_REST));
        DoubleDouble multiple = DoubleDouble.select(right, density, erfc.decline());
        DoubleDouble dividend = multiple.times(DoubleDouble.select(right, rightFactor, leftFactor));
        Real scale = far.select(magnitude, 1);
        DoubleDouble product = DoubleDouble.product(value.high(), scale);
        DoubleDouble left = product.plusLow(value.low().times(scale));
        DoubleDouble quotient = dividend.div(DoubleDouble.select(right, twiceCdf(density, value), left));
        DoubleDouble sum = DoubleDouble.sum(right.select(x, 0), quotient.high());
        // Infinity leaves nothing to be rounded
        Real rest = magnitude.lessThan(Double.POSITIVE_INFINITY).select(sum.low().plus(quotient.low()), 0);
        return sum.high().plus(rest);
    }

    /** Twice the distribution function right of 0, from {@code e^(-x^2/2)} and the scaled function. */
    private static DoubleDouble twiceCdf(DoubleDouble density, DoubleDouble scaled) {
        DoubleDouble product = density.times(scaled);
        return DoubleDouble.orderedSum(product.high().constant(2), product.high().unaryMinus())
                .plusLow(product.low().unaryMinus());
    }

    static DoubleDouble halfSquare(Real x) {
        return DoubleDouble.product(x, x.times(0.5));
    }

    static DoubleDouble overSqrtTwo(Real x) {
        Real high = x.times(SQRT_HALF);
        return new DoubleDouble(high, fma(x, SQRT_HALF_REST, fms(x, SQRT_HALF, high)));
    }

    private static DoubleDouble halved(DoubleDouble x) {
        return new DoubleDouble(x.high().times(0.5), x.low().times(0.5));
    }
}
