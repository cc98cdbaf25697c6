package org.lanegrad.op;

import org.lanegrad.Real;

/** Placeholder. */
final class Exponentials {
    private Exponentials() {}
    static Real exp(Real x) { return x; }
    static Real log(Real x) { return x; }
    static Real tanh(Real x) { return x; }
    static Real pow(Real x, Real y) { return x.times(y); }
}
