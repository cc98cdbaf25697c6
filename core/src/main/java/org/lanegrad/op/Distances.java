package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The distance of a point from the origin, and its direction. */
final class Distances {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private Distances() {}

    /** The root with its rest, scaled back. An infinite operand decides, even beside NaN. */
    static Real hypot(Real x, Real y) {
        Real a = abs(x);
        Real b = abs(y);
        ReducedDistance reduced = ReducedDistance.of(a, b);
        Real back = reduced.huge()
                .select(1 / ReducedDistance.DOWN, reduced.tiny().select(x.constant(1 / ReducedDistance.UP), 1));
        Real distance = reduced.root().plus(reduced.rest()).times(back);
        return a.equalTo(INFINITY).or(b.equalTo(INFINITY)).select(INFINITY, distance);
    }

    /**
     * x times the reciprocal of the root, with both in two parts. The scale is applied to x before where it is large
     * and after where it is small, so that no digits of x are lost.
     */
    static Real directionCosine(Real x, Real y) {
        Real a = abs(x);
        Real b = abs(y);
        ReducedDistance reduced = ReducedDistance.of(a, b);
        Real reciprocal = reduced.reciprocal();
        Real error = fnma(reciprocal, reduced.rest(), fnma(reciprocal, reduced.root(), x.constant(1)));
        Real scaled = reduced.tiny().select(a.times(ReducedDistance.UP), a);
        DoubleDouble product = DoubleDouble.product(scaled, reciprocal);
        Real quotient = product.high().plus(fma(product.high(), error, product.low()));
        Real finite = reduced.huge().select(quotient.times(ReducedDistance.DOWN), quotient);
        Condition infinite = reduced.larger().equalTo(INFINITY);
        Real atInfinity = a.lessThan(INFINITY).select(0, b.lessThan(INFINITY).select(x.constant(1), Double.NaN));
        return copySign(infinite.select(atInfinity, finite), x);
    }
}
