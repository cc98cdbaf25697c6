package org.lanegrad.bench.hmc;

import org.lanegrad.Executor;

/**
 * Hamiltonian Monte Carlo with many chains that advance together: every leapfrog step is one batch of gradients. All
 * arithmetic is done in a fixed order, exactly as Java defines it, by {@link StrictMath} or by Lanegrad's own
 * functions: so the draws depend on the settings and the seed alone, on no executor, machine or thread.
 */
public final class Sampler {
    /**
     * The mean length of a trajectory, in standard deviations of the parameters: a quarter of a period of the widest
     * direction, which correlations make wider than that.
     */
    private static final double MEAN_LENGTH = 2.5;

    private final Settings settings;
    private final Randomness randomness;
    private final Listener listener;

    /** Hears of each iteration. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An iteration is done.
         *
         * @param iteration how many are done, warm-up included
         * @param gradients how many gradients were computed so far
         */
        void done(int iteration, long gradients);
    }

    /**
     * What came out.
     *
     * @param draws the draws after the warm-up
     * @param stepSize the leapfrog step size found
     * @param acceptance the mean acceptance probability after the warm-up
     * @param divergences trajectories after the warm-up whose energy error was above 1000 or not a number
     * @param gradients how many gradients were computed, warm-up included
     */
    public record Result(Draws draws, double stepSize, double acceptance, int divergences, long gradients) {}

    /**
     * A sampler.
     *
     * @param settings how to sample
     * @param randomness what is random
     * @param listener hears of the progress
     */
    public Sampler(Settings settings, Randomness randomness, Listener listener) {
        this.settings = settings;
        this.randomness = randomness;
        this.listener = listener;
    }

    /**
     * Draws.
     *
     * @param gradient a prepared gradient tape: the log density, then its partial derivatives
     * @param start a starting point for each chain, as {@code [parameter][chain]}, where the log density is finite
     * @return the draws and how it went
     */
    public Result sample(Executor gradient, double[] start) {
        Chains chains = new Chains(start.length / settings.chains(), settings.chains());
        System.arraycopy(start, 0, chains.positions(), 0, start.length);
        chains.evaluate(gradient);
        Transition transition = new Transition(gradient, randomness, MEAN_LENGTH, chains);
        Tally tally = new Tally();
        double stepSize = new WarmUp(transition, randomness, settings.warmup()).run(tally::add);
        return draw(transition, stepSize, tally);
    }

    private Result draw(Transition transition, double stepSize, Tally tally) {
        Chains chains = transition.chains();
        Draws draws = new Draws(chains.parameters(), chains.count(), settings.draws());
        double acceptance = 0;
        int divergences = 0;
        for (int i = 0; i < settings.draws(); i++) {
            Transition.Outcome outcome = transition.run(stepSize, 1);
            draws.set(i, chains);
            acceptance += outcome.acceptance();
            divergences += outcome.divergences();
            tally.add(outcome);
        }
        return new Result(draws, stepSize, acceptance / settings.draws(), divergences, tally.gradients);
    }

    /** Counts what was done, and tells. */
    private final class Tally {
        private int iterations;
        private long gradients;

        void add(Transition.Outcome outcome) {
            iterations++;
            gradients += outcome.gradients();
            listener.done(iterations, gradients);
        }
    }
}
