package org.lanegrad.bench.hmc;

import org.lanegrad.Executor;

/**
 * The leapfrog integrator for Hamilton's equations of all chains at once, reversible and volume-preserving. The
 * potential is minus the log density, the kinetic energy has a diagonal mass.
 */
final class Leapfrog {
    private final Executor gradient;

    Leapfrog(Executor gradient) {
        this.gradient = gradient;
    }

    /**
     * Follows the equations; each step is one batch of gradients.
     *
     * @param chains where they are, moved
     * @param momenta like the positions, changed
     * @param inverseMass for each parameter
     * @param step the time step
     * @param steps how many, at least 1
     * @param power what the density is raised to
     */
    void follow(Chains chains, double[] momenta, double[] inverseMass, double step, int steps, double power) {
        kick(chains, momenta, power * step / 2);
        for (int i = 1; i <= steps; i++) {
            drift(chains, momenta, inverseMass, step);
            chains.evaluate(gradient);
            kick(chains, momenta, power * (i < steps ? step : step / 2));
        }
    }

    private static void kick(Chains chains, double[] momenta, double time) {
        for (int i = 0; i < momenta.length; i++) {
            momenta[i] += time * chains.partial(i);
        }
    }

    private static void drift(Chains chains, double[] momenta, double[] inverseMass, double time) {
        double[] positions = chains.positions();
        for (int i = 0; i < momenta.length; i++) {
            positions[i] += time * inverseMass[i / chains.count()] * momenta[i];
        }
    }
}
