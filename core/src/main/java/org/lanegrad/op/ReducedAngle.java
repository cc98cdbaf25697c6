package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * An angle as {@code quadrant * pi/2 + high + low} with a rest of at most about pi/4, accurate relative to the rest.
 *
 * @param quadrant an integer
 * @param high the rest
 * @param low what the rest is rounded by
 */
record ReducedAngle(Real quadrant, Real high, Real low) {
    static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    static final double HALF_PI = 0x1.921fb54442d18p0;
    static final double HALF_PI_REST = 0x1.1a62633145c07p-54;
    static final double HALF_PI_THIRD = -0x1.f1976b7ed8fbcp-110;

    /** Beyond it the multiple of pi/2 is no longer found by one product. */
    private static final double HUGE = 0x1p30;

    static ReducedAngle of(Real x) {
        ReducedAngle usual = usual(x);
        ReducedAngle huge = HugeAngle.reduce(x);
        Condition isHuge = abs(x).greaterThan(HUGE);
        return new ReducedAngle(
                isHuge.select(huge.quadrant, usual.quadrant),
                isHuge.select(huge.high, usual.high),
                isHuge.select(huge.low, usual.low));
    }

    /**
     * Subtracts the nearest multiple of pi/2 in three parts (Cody and Waite 1980). Fused multiplication makes the first
     * difference exact; the second is taken of the rounded product, so that its own error is exact too.
     */
    private static ReducedAngle usual(Real x) {
        Real n = Nearest.toProduct(x, TWO_OVER_PI).integer();
        Real first = fma(n, -HALF_PI, x);
        Real second = n.times(-HALF_PI_REST);
        Real high = first.plus(second);
        Real low = fma(n, -HALF_PI_REST, first.minus(high));
        return new ReducedAngle(n, high, fma(n, -HALF_PI_THIRD, low));
    }

    /**
     * Of pi times x, from -2 to 2 quadrants. The multiples of 2 and of 1/2 are subtracted exactly.
     */
    static ReducedAngle ofPi(Real x) {
        Real turned = fma(rint(x.times(0.5)), -2, x);
        Real n = Nearest.toProduct(turned, 2).integer();
        Real rest = fma(n, -0.5, turned);
        Real high = rest.times(Math.PI);
        return new ReducedAngle(n, high, fma(rest, 2 * HALF_PI_REST, fms(rest, Math.PI, high)));
    }

    /** The quadrant less whole turns, from -2 to 2. */
    Real withoutTurns() {
        return fma(Nearest.toProduct(quadrant, 0.25).integer(), -4, quadrant);
    }
}
