package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** Inverse hyperbolic functions: logarithms of 1 plus what is small where the function is small, in two parts. */
final class InverseHyperbolics {
    /** From here on asinh x and acosh x are log(2 x) when rounded. */
    private static final double LARGE = 0x1p60;

    private InverseHyperbolics() {}

    /** With {@code r = sqrt(x^2 + 1)} the logarithm of {@code 1 + (|x| + (r - 1))}. */
    static Real asinh(Real x) {
        Real magnitude = abs(x);
        DoubleDouble square = DoubleDouble.product(magnitude, magnitude);
        DoubleDouble root = root(DoubleDouble.onePlus(square.high()).plusLow(square.low()));
        DoubleDouble above = DoubleDouble.orderedSum(magnitude, root.high().minus(1)).plusLow(root.low());
        return copySign(logOnePlus(above, magnitude), x);
    }

    /** With {@code r = sqrt(x^2 - 1)} the logarithm of {@code 1 + (r + (x - 1))}. */
    static Real acosh(Real x) {
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble root = root(DoubleDouble.orderedSum(square.high().minus(1), square.low()));
        DoubleDouble above = DoubleDouble.orderedSum(root.high(), x.minus(1)).plusLow(root.low());
        return x.greaterThan(1).select(logOnePlus(above, x), x.equalTo(1).select(x.constant(0), Double.NaN));
    }

    /** Half the logarithm of {@code 1 + 2|x| / (1 - |x|)}. */
    static Real atanh(Real x) {
        Real magnitude = abs(x);
        DoubleDouble divisor = DoubleDouble.onePlus(magnitude.unaryMinus());
        Real twice = magnitude.plus(magnitude);
        Real reciprocal = divisor.high().reciprocal();
        Real quotient = twice.times(reciprocal);
        Real remainder = fnma(quotient, divisor.low(), fnma(quotient, divisor.high(), twice));
        DoubleDouble sum = DoubleDouble.onePlus(quotient).plusLow(remainder.times(reciprocal));
        Real half = Logarithms.log(ReducedSum.of(sum)).times(0.5);
        Real beyond = magnitude.equalTo(1).select(x.constant(Double.POSITIVE_INFINITY), Double.NaN);
        return copySign(magnitude.lessThan(1).select(half, beyond), x);
    }

    /** The square root of a sum in two parts, in two parts. */
    private static DoubleDouble root(DoubleDouble square) {
        Real root = sqrt(square.high());
        Real remainder = fnma(root, root, square.high()).plus(square.low());
        return new DoubleDouble(root, remainder.times(root.constant(0.5).div(root)));
    }

    /** The logarithm of 1 plus a sum in two parts, or where x is large that of 2 x. */
    private static Real logOnePlus(DoubleDouble above, Real x) {
        Condition large = x.greaterThan(LARGE);
        DoubleDouble sum = DoubleDouble.onePlus(large.select(x, above.high())).plusLow(large.select(0, above.low()));
        Real log = Logarithms.log(ReducedSum.of(sum).plusScale(large.select(x.constant(1), 0)));
        return x.lessThan(Double.POSITIVE_INFINITY).select(log, x);
    }
}
