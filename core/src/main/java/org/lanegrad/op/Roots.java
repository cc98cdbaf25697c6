package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** Roots other than the square root. */
final class Roots {
    /** Minimax for the reciprocal of the cube root between 1 and 2. */
    static final double[] RECIPROCAL_CUBE_ROOT = {
        0x1.c7f36fb324d74p0, -0x1.90e76601bfa3fp0, 0x1.3e68ed697be74p0, -0x1.321ca85c5e14ep-1, 0x1.3fa2d1bf9fde6p-3,
        -0x1.16d7659fa57a4p-6
    };

    static final double CUBE_ROOT_OF_HALF = 0x1.965fea53d6e3dp-1;
    static final double CUBE_ROOT_OF_QUARTER = 0x1.428a2f98d728bp-1;

    private Roots() {}

    /**
     * The quotient of 1 and the square root, with one step of Newton's from the error {@code 1 - x y^2}, which needs
     * the product in two parts. Where the quotient is 0, infinite or NaN, so that the error is NaN, it is the result.
     */
    static Real rsqrt(Real x) {
        Real y = sqrt(x).reciprocal();
        DoubleDouble root = DoubleDouble.product(x, y);
        Real error = fnma(root.low(), y, fnma(root.high(), y, x.constant(1)));
        return error.equalTo(error).select(fma(y.times(0.5), error, y), y);
    }

    /**
     * With {@code |x| = 8^k m} and m from 1 to 8, a polynomial for the reciprocal of the root of m is improved by one
     * step of Newton's, and from it the root of m by another, whose remainder needs the square in two parts. So what is
     * rounded is nearly exact.
     */
    static Real cbrt(Real x) {
        Real magnitude = abs(x);
        // Far inside the range of normal numbers, by a power of 8
        Condition small = magnitude.lessThan(1);
        Real shifted = magnitude.times(small.select(0x1p60, 0x1p-60));
        Exponent exponent = Exponent.of(shifted);
        // Less 1/3, so that rounding to the nearest integer rounds down
        Real k = Nearest.to(fma(exponent.integer(), 1.0 / 3, x.constant(-1.0 / 3))).integer();
        Real left = fma(k, -3, exponent.integer());
        Real significand = shifted.times(exponent.inversePower());
        Real m = significand.times(Nearest.power(left));

        Real factor = left.equalTo(0)
                .select(1, left.equalTo(1).select(x.constant(CUBE_ROOT_OF_HALF), CUBE_ROOT_OF_QUARTER));
        Real estimate = Polynomial.horner(RECIPROCAL_CUBE_ROOT, significand).times(factor);
        Real error = fnma(m.times(estimate), estimate.square(), x.constant(1));
        Real reciprocal = fma(estimate.times(error), 1.0 / 3, estimate);
        Real square = reciprocal.square();
        Real root = m.times(square);
        DoubleDouble rootSquare = DoubleDouble.product(root, root);
        Real remainder = fma(rootSquare.low(), root, fms(rootSquare.high(), root, m));
        Real better = fnma(remainder, square.times(1.0 / 3), root);

        Real scale = Nearest.power(k.plus(small.select(-20, 20)));
        Real finite = magnitude.lessThan(Double.POSITIVE_INFINITY).select(better.times(scale), magnitude);
        return copySign(finite, x);
    }
}
