package org.lanegrad.bench.hmc;

/**
 * The step size, adapted by dual averaging until the mean acceptance probability is as wanted: M. D. Hoffman, A.
 * Gelman, The No-U-Turn Sampler, Journal of Machine Learning Research 15 (2014), section 3.2, with its constants.
 */
final class StepSize {
    private static final double GAMMA = 0.05;
    private static final double T0 = 10;
    private static final double KAPPA = 0.75;

    private final double target;
    private double mu;
    private double error;
    private double logStep;
    private double logAverage;
    private int updates;

    /**
     * Begins.
     *
     * @param first the first step size
     * @param target the mean acceptance probability to reach
     */
    StepSize(double first, double target) {
        this.target = target;
        restart(first);
    }

    /** Forgets what was learnt but for a first step size. */
    void restart(double first) {
        logStep = StrictMath.log(first);
        logAverage = logStep;
        mu = StrictMath.log(10 * first);
        error = 0;
        updates = 0;
    }

    /** Learns from the acceptance probability that the current step size had. */
    void update(double acceptance) {
        updates++;
        error += (target - acceptance - error) / (updates + T0);
        logStep = mu - Math.sqrt(updates) / GAMMA * error;
        double weight = StrictMath.pow(updates, -KAPPA);
        logAverage += weight * (logStep - logAverage);
    }

    /** The step size to try next, while it adapts. */
    double current() {
        return StrictMath.exp(logStep);
    }

    /** The step size to keep. */
    double average() {
        return StrictMath.exp(logAverage);
    }
}
