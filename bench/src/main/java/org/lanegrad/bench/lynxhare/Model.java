package org.lanegrad.bench.lynxhare;

import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;

/**
 * The model of B. Carpenter, Predator-Prey Population Dynamics: the Lotka-Volterra model in Stan (2018): populations
 * follow {@link Populations}, and the logarithms of each year's pelts are normal about those of the populations. The
 * inputs of its tapes are the logarithms of the {@link Parameter}s.
 *
 * @param stepsPerYear Runge-Kutta steps, at least 1
 */
record Model(int stepsPerYear) {

    /** The log posterior density of the parameters' logarithms, up to a constant. */
    Tape logPosterior() {
        return Tape.record(recording -> {
            RealVector logarithms = inputs(recording);
            List<RealVector> populations = solve(logarithms, 1);
            Real sum = recording.constant(0);
            for (Parameter parameter : Parameter.values()) {
                sum = sum.plus(parameter.prior().logDensity(logarithms.get(parameter.ordinal())));
            }
            sum = sum.plus(logLikelihood(populations, 0, Pelts.HARES, logarithms, Parameter.SIGMA_HARE));
            sum = sum.plus(logLikelihood(populations, 1, Pelts.LYNXES, logarithms, Parameter.SIGMA_LYNX));
            recording.output("log posterior", sum);
        });
    }

    /**
     * The populations through the years.
     *
     * @param pointsPerYear a divisor of the steps
     * @return a tape with outputs u and v at each time in turn
     */
    Tape populations(int pointsPerYear) {
        return Tape.record(recording -> {
            List<RealVector> populations = solve(inputs(recording), pointsPerYear);
            for (int i = 0; i < populations.size(); i++) {
                recording.output("u[" + i + "]", populations.get(i).get(0));
                recording.output("v[" + i + "]", populations.get(i).get(1));
            }
        });
    }

    private static RealVector inputs(Recording recording) {
        return new RealVector(Arrays.stream(Parameter.values())
                .map(parameter -> recording.input("log " + parameter.symbol()))
                .toList());
    }

    private List<RealVector> solve(RealVector logarithms, int pointsPerYear) {
        RealVector natural = logarithms.map(RealMath::exp);
        Populations populations = new Populations(
                natural.get(Parameter.ALPHA.ordinal()),
                natural.get(Parameter.BETA.ordinal()),
                natural.get(Parameter.GAMMA.ordinal()),
                natural.get(Parameter.DELTA.ordinal()));
        List<RealVector> solution = new ArrayList<>();
        solution.add(RealVector.of(
                natural.get(Parameter.HARES_1900.ordinal()), natural.get(Parameter.LYNXES_1900.ordinal())));
        for (int i = 1; i <= (Pelts.HARES.size() - 1) * pointsPerYear; i++) {
            solution.add(populations.after(1.0 / pointsPerYear, stepsPerYear / pointsPerYear, solution.getLast()));
        }
        return solution;
    }

    private static Real logLikelihood(
            List<RealVector> populations, int species, List<Double> pelts, RealVector logarithms, Parameter sigma) {
        Real logSigma = logarithms.get(sigma.ordinal());
        Real squares = logSigma.constant(0);
        for (int year = 0; year < pelts.size(); year++) {
            Real error = log(populations.get(year).get(species)).minus(StrictMath.log(pelts.get(year)));
            squares = squares.plus(error.square());
        }
        return squares.times(exp(logSigma.times(-2)))
                .times(-0.5)
                .minus(logSigma.times(pelts.size()));
    }
}
