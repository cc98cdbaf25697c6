package org.lanegrad.op;

import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * The distance of a point from the origin, scaled by a power of two so that squares neither overflow nor lose digits:
 * the root of a sum in two parts.
 *
 * @param larger the larger of the coordinates' magnitudes
 * @param huge whether the scale is 2^-600
 * @param tiny whether the scale is 2^700; else it is 1
 * @param root the scaled distance, rounded
 * @param rest what the root lacks
 * @param reciprocal the reciprocal of the root, finite at the origin
 */
record ReducedDistance(Real larger, Condition huge, Condition tiny, Real root, Real rest, Real reciprocal) {
    private static final double HUGE = 0x1p500;
    private static final double TINY = 0x1p-300;

    static final double DOWN = 0x1p-600;
    static final double UP = 0x1p700;

    /** Instead of the root at the origin: far below all others. */
    private static final double NO_ROOT = 0x1p-1000;

    /** Of a point given by the magnitudes of its coordinates. */
    static ReducedDistance of(Real a, Real b) {
        Real larger = max(a, b);
        Condition huge = larger.greaterThan(HUGE);
        Condition tiny = larger.lessThan(TINY);
        Real scale = huge.select(DOWN, tiny.select(a.constant(UP), 1));
        Real first = larger.times(scale);
        Real second = min(a, b).times(scale);
        DoubleDouble square = DoubleDouble.product(first, first);
        Real sum = fma(second, second, square.high());
        Real low = fms(second, second, sum.minus(square.high())).plus(square.low());
        Real root = sqrt(sum);
        Real reciprocal = max(root, NO_ROOT).reciprocal();
        Real rest = fnma(root, root, sum).plus(low).times(reciprocal.times(0.5));
        return new ReducedDistance(larger, huge, tiny, root, rest, reciprocal);
    }
}
