package org.lanegrad.bench.hmc;

import java.util.Arrays;
import org.lanegrad.Executor;

/**
 * The step of all Markov chains: fresh momenta, a trajectory, and its end accepted or not (R. M. Neal, MCMC using
 * Hamiltonian dynamics, 2011). The chains share the step size, the mass and the number of leapfrog steps, which is
 * drawn anew for each trajectory; momenta and acceptance are each chain's own.
 */
final class Transition {
    /** The energy error from which a trajectory counts as divergent; Stan's. */
    private static final double DIVERGENT = 1000;
    /** However small the step size is. */
    private static final int MOST_STEPS = 32;

    private final Leapfrog leapfrog;
    private final Randomness randomness;
    private final double meanLength;
    private final Chains chains;
    private final Chains proposals;
    private final double[] momenta;
    private double[] inverseMass;

    /**
     * What became of the trajectories.
     *
     * @param acceptance the mean of the chains' acceptance probabilities
     * @param divergences how many trajectories left their energy behind
     * @param gradients how many gradients were computed
     */
    record Outcome(double acceptance, int divergences, int gradients) {}

    /**
     * Takes charge of chains.
     *
     * @param gradient computes log densities and gradients
     * @param randomness what is random
     * @param meanLength of trajectories, in standard deviations of the parameters
     * @param chains where they are, evaluated
     */
    Transition(Executor gradient, Randomness randomness, double meanLength, Chains chains) {
        this.leapfrog = new Leapfrog(gradient);
        this.randomness = randomness;
        this.meanLength = meanLength;
        this.chains = chains;
        proposals = new Chains(chains.parameters(), chains.count());
        momenta = new double[chains.positions().length];
        inverseMass = new double[chains.parameters()];
        Arrays.fill(inverseMass, 1);
    }

    Chains chains() {
        return chains;
    }

    /** Sets the inverse mass of each parameter: best is its variance. */
    void setInverseMass(double[] variances) {
        inverseMass = variances.clone();
    }

    /**
     * Moves all chains once.
     *
     * @param stepSize of the leapfrog steps
     * @param power what the density is raised to: below 1 it is flatter
     */
    Outcome run(double stepSize, double power) {
        int steps = (int) Math.min(MOST_STEPS, Math.ceil(2 * meanLength * randomness.uniform() / stepSize));
        drawMomenta();
        double[] before = energies(chains, power);
        proposals.set(chains);
        leapfrog.follow(proposals, momenta, inverseMass, stepSize, steps, power);
        double[] after = energies(proposals, power);
        double acceptance = 0;
        int divergences = 0;
        for (int chain = 0; chain < chains.count(); chain++) {
            double change = after[chain] - before[chain];
            double error = Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
            double probability = StrictMath.exp(-Math.max(error, 0));
            if (randomness.uniform() < probability) {
                chains.set(chain, proposals, chain);
            }
            acceptance += probability;
            divergences += error < DIVERGENT ? 0 : 1;
        }
        return new Outcome(acceptance / chains.count(), divergences, steps * chains.count());
    }

    private void drawMomenta() {
        for (int i = 0; i < momenta.length; i++) {
            momenta[i] = randomness.normal() / Math.sqrt(inverseMass[i / chains.count()]);
        }
    }

    /** Potential plus kinetic energy of each chain. */
    private double[] energies(Chains state, double power) {
        int count = state.count();
        double[] energies = new double[count];
        for (int i = 0; i < momenta.length; i++) {
            energies[i % count] += 0.5 * momenta[i] * momenta[i] * inverseMass[i / count];
        }
        for (int chain = 0; chain < count; chain++) {
            energies[chain] -= power * state.logDensity(chain);
        }
        return energies;
    }
}
