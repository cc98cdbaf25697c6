package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The error function and its complement. */
final class ErrorFunctions {
    static final double TWO_OVER_SQRT_PI = 0x1.20dd750429b6dp0;

    /** Below it in magnitude the error function has a series of its own, since its complement would cancel. */
    private static final double SMALL = 0.5;

    /** Minimax for erf(x) / x - 1 in powers of x^2. */
    static final double[] COEFFICIENTS = {
        0x1.06eba8214db69p-3, -0x1.812746b037a78p-2, 0x1.ce2f21a051ddcp-4, -0x1.b82ce31c3b168p-6,
        0x1.565bd02b75d47p-8, -0x1.c02ed36436643p-11, 0x1.f9dffaa5fd76ep-14, -0x1.fc5068009ccf9p-17,
        0x1.1c6b0d8a836f9p-19, -0x1.3479e8fcd364dp-21
    };

    private ErrorFunctions() {}

    static Real erf(Real x) {
        Real magnitude = abs(x);
        Real near = fma(x, Polynomial.horner(COEFFICIENTS, x.square()), x);
        Real far = copySign(minus(1, complement(magnitude)), x);
        return magnitude.lessThan(SMALL).select(near, far);
    }

    static Real erfc(Real x) {
        Real complement = complement(abs(x));
        Condition negative = x.lessThan(0);
        return negative.select(minus(2, complement), complement);
    }

    static Real expMinusSquare(Real x) {
        return Gaussian.of(DoubleDouble.product(x, x)).value();
    }

    /** Where the last piece of the scaled function would be needed, the result is 0. */
    private static Real complement(Real u) {
        return Gaussian.of(DoubleDouble.product(u, u)).times(ScaledErfc.near(u));
    }
}
