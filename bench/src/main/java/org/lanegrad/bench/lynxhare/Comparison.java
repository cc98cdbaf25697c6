package org.lanegrad.bench.lynxhare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanegrad.bench.hmc.Summary;

/**
 * A parameter's posterior beside the published one.
 *
 * @param parameter the parameter
 * @param found what the draws say of it
 */
public record Comparison(Parameter parameter, Summary found) {
    /** How far means may be apart, in combined standard errors. */
    static final double FARTHEST = 4;

    /** What R-hat must be below. */
    static final double R_HAT = 1.01;

    /**
     * How far the means are apart.
     *
     * @return in combined Monte Carlo standard errors
     */
    public double difference() {
        double error = found.error();
        double published = parameter.published().error();
        return (found.mean() - parameter.published().mean()) / Math.sqrt(error * error + published * published);
    }

    /** What is wrong; a figure that is not a number is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!(Math.abs(difference()) <= FARTHEST)) {
            faults.add(String.format(
                    Locale.ROOT, "the mean of %s is %.1f combined errors off", parameter.symbol(), difference()));
        }
        if (!(found.rHat() < R_HAT)) {
            faults.add(String.format(Locale.ROOT, "R-hat of %s is %.4f", parameter.symbol(), found.rHat()));
        }
        return faults;
    }
}
