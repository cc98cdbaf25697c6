package org.lanegrad.op;

import org.lanegrad.Real;

/** Placeholder. */
final class Trigonometry {
    private Trigonometry() {}
    static Real sin(Real x) { return x; }
    static Real cos(Real x) { return x; }
}
