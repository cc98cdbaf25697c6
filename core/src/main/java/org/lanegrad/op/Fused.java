package org.lanegrad.op;

import org.lanegrad.Real;

/** Multiplication and addition with one rounding, as the definitions of functions write it. */
final class Fused {
    private Fused() {}

    /** a * b + c. */
    static Real fma(Real a, Real b, Real c) {
        return a.apply(Operation.FMA, b, c);
    }

    /** a * b + c. */
    static Real fma(Real a, double b, Real c) {
        return fma(a, a.constant(b), c);
    }

    /** a * b + c. */
    static Real fma(Real a, Real b, double c) {
        return fma(a, b, a.constant(c));
    }

    /** a * b - c. */
    static Real fms(Real a, Real b, Real c) {
        return a.apply(Operation.FMS, b, c);
    }

    /** a * b - c. */
    static Real fms(Real a, double b, Real c) {
        return fms(a, a.constant(b), c);
    }

    /** c - a * b. */
    static Real fnma(Real a, Real b, Real c) {
        return a.apply(Operation.FNMA, b, c);
    }

    /** c - a * b. */
    static Real fnma(Real a, double b, Real c) {
        return fnma(a, a.constant(b), c);
    }
}
