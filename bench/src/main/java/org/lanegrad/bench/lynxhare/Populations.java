package org.lanegrad.bench.lynxhare;

import org.lanegrad.Real;
import org.lanegrad.RealVector;

/**
 * Hares u and lynxes v after Lotka and Volterra: u' = (alpha - beta v) u, v' = (delta u - gamma) v.
 *
 * @param alpha how fast hares multiply
 * @param beta how lynxes keep them down
 * @param gamma how fast lynxes starve
 * @param delta how hares feed them
 */
record Populations(Real alpha, Real beta, Real gamma, Real delta) {

    /** The populations (u, v) some years later, by steps of the classical Runge-Kutta method of fourth order. */
    RealVector after(double years, int steps, RealVector now) {
        double h = years / steps;
        RealVector z = now;
        for (int step = 0; step < steps; step++) {
            RealVector k1 = rate(z);
            RealVector k2 = rate(z.plus(k1.times(h / 2)));
            RealVector k3 = rate(z.plus(k2.times(h / 2)));
            RealVector k4 = rate(z.plus(k3.times(h)));
            z = z.plus(k1.plus(k2.plus(k3).times(2)).plus(k4).times(h / 6));
        }
        return z;
    }

    private RealVector rate(RealVector z) {
        Real u = z.get(0);
        Real v = z.get(1);
        return RealVector.of(
                alpha.minus(beta.times(v)).times(u), delta.times(u).minus(gamma).times(v));
    }
}
