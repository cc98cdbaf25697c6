package org.lanegrad.bench.lynxhare;

import java.util.List;
import java.util.stream.Stream;
import org.lanegrad.bench.hmc.Draws;
import org.lanegrad.bench.hmc.Sampler;
import org.lanegrad.bench.hmc.Settings;

/**
 * What a simulation found.
 *
 * @param settings how it sampled
 * @param sampling how sampling went; its draws are of the parameters' logarithms
 * @param seconds that sampling took
 * @param executor what computed the gradients
 * @param comparisons each parameter's posterior beside the published one
 * @param halving what half the step would change
 * @param trajectories the populations through the years
 */
public record Posterior(
        Settings settings,
        Sampler.Result sampling,
        double seconds,
        String executor,
        List<Comparison> comparisons,
        StepHalving halving,
        Trajectories trajectories) {

    /**
     * The draws.
     *
     * @return of the parameters themselves
     */
    public Draws draws() {
        return sampling.draws().map(StrictMath::exp);
    }

    /**
     * What is wrong, if anything: the posterior is not the published one, the chains don't agree, or the Runge-Kutta
     * step was not fine enough.
     *
     * @return sentences for people; empty if all is well
     */
    public List<String> faults() {
        return Stream.concat(
                        comparisons.stream().flatMap(comparison -> comparison.faults().stream()),
                        halving.faults().stream())
                .toList();
    }
}
