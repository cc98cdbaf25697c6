package org.lanegrad.bench.lynxhare;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.bench.hmc.Draws;
import org.lanegrad.bench.hmc.Randomness;
import org.lanegrad.bench.hmc.Sampler;
import org.lanegrad.bench.hmc.Settings;
import org.lanegrad.bench.hmc.Summary;

/**
 * Fits the model to the pelts.
 *
 * @param settings how to sample
 * @param seed of the random numbers
 * @param executors prepares tapes for the executor that is wanted
 */
public record Simulation(Settings settings, long seed, Function<Tape, Executor> executors) {
    private static final Model MODEL = new Model(10);
    private static final Model HALF_STEP = new Model(2 * MODEL.stepsPerYear());

    /**
     * Runs.
     *
     * @param listener hears of the sampler's progress
     * @return what was found
     */
    public Posterior run(Sampler.Listener listener) {
        Tape logPosterior = MODEL.logPosterior();
        try (Executor density = executors.apply(logPosterior);
                Executor gradient = executors.apply(logPosterior.gradient());
                Executor finer = executors.apply(HALF_STEP.logPosterior());
                Executor populations = executors.apply(MODEL.populations(Trajectories.TIMES_A_YEAR))) {
            Randomness randomness = new Randomness(seed);
            double[] start = Start.of(density, settings.chains(), randomness);
            long begin = System.nanoTime();
            Sampler.Result sampling = new Sampler(settings, randomness, listener).sample(gradient, start);
            double seconds = (System.nanoTime() - begin) * 1e-9;
            List<Comparison> comparisons = compare(sampling.draws().map(StrictMath::exp));
            return new Posterior(
                    settings,
                    sampling,
                    seconds,
                    gradient.describe(),
                    comparisons,
                    StepHalving.of(MODEL.stepsPerYear(), density, finer, sampling.draws(), comparisons),
                    Trajectories.of(populations, sampling.draws()));
        }
    }

    private static List<Comparison> compare(Draws draws) {
        return Arrays.stream(Parameter.values())
                .map(parameter -> new Comparison(parameter, Summary.of(draws.of(parameter.ordinal()))))
                .toList();
    }
}
