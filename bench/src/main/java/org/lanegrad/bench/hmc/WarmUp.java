package org.lanegrad.bench.hmc;

import java.util.function.Consumer;

/**
 * Brings the chains to where the density is, and finds step size and mass. In the first half the density is raised to a
 * power that grows to 1, and the chains are resampled as it does. After each of the first three quarters, the variances
 * of the parameters over it and all chains become the inverse masses. The step size adapts throughout.
 */
final class WarmUp {
    private static final double FIRST_STEP_SIZE = 0.1;
    private static final double FIRST_POWER = 0.1;

    /** Between 0.6 and 0.9 the cost of an effective draw varies little; higher is safer. */
    private static final double ACCEPTANCE = 0.8;

    private final Transition transition;
    private final Randomness randomness;
    private final int quarter;
    private final StepSize stepSize = new StepSize(FIRST_STEP_SIZE, ACCEPTANCE);

    WarmUp(Transition transition, Randomness randomness, int iterations) {
        this.transition = transition;
        this.randomness = randomness;
        this.quarter = iterations / 4;
    }

    /** Runs it and returns the step size found. */
    double run(Consumer<Transition.Outcome> progress) {
        for (int part = 0; part < 4; part++) {
            Spread spread = new Spread(transition.chains().parameters());
            for (int i = 0; i < quarter; i++) {
                double power = power(part * quarter + i);
                Transition.Outcome outcome = transition.run(stepSize.current(), power);
                stepSize.update(outcome.acceptance());
                if (power < 1) {
                    double increment = power(part * quarter + i + 1) - power;
                    Resampling.run(transition.chains(), increment, randomness.uniform());
                }
                spread.add(transition.chains());
                progress.accept(outcome);
            }
            if (part < 3) {
                transition.setInverseMass(spread.variances());
                stepSize.restart(stepSize.average());
            }
        }
        return stepSize.average();
    }

    private double power(int iteration) {
        return Math.min(1, FIRST_POWER + (1 - FIRST_POWER) * iteration / (2 * quarter));
    }
}
