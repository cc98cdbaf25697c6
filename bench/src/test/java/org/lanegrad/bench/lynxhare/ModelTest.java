package org.lanegrad.bench.lynxhare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;

class ModelTest {
    private static final double[] MEANS =
            Arrays.stream(Parameter.values()).mapToDouble(p -> p.published().mean()).toArray();

    @Test
    void theLogPosteriorIsThatOfTheFormulas() {
        Tape tape = new Model(10).logPosterior();
        double constant = PlainLogPosterior.at(MEANS, 10) - tape.evaluate(logarithms(MEANS))[0];
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            double[] point = Arrays.stream(MEANS)
                    .map(mean -> mean * Math.exp(0.3 * random.nextGaussian()))
                    .toArray();
            double expected = PlainLogPosterior.at(point, 10);
            assertEquals(expected, constant + tape.evaluate(logarithms(point))[0], 1e-11 * Math.abs(expected));
        }
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        double[] x = logarithms(MEANS);
        double[] gradient = new Model(10).logPosterior().gradient().evaluate(x);
        double h = 1e-5;
        for (int k = 0; k < x.length; k++) {
            double difference = (plain(x, k, h) - plain(x, k, -h)) / (2 * h);
            assertEquals(difference, gradient[1 + k], 1e-6 * Math.max(1, Math.abs(difference)), "parameter " + k);
        }
    }

    /** Runge-Kutta's method is of fourth order: half the step leaves a sixteenth of the error. */
    @Test
    void theErrorIsOfFourthOrder() {
        double exact = new Model(160).logPosterior().evaluate(logarithms(MEANS))[0];
        double whole = new Model(10).logPosterior().evaluate(logarithms(MEANS))[0] - exact;
        double half = new Model(20).logPosterior().evaluate(logarithms(MEANS))[0] - exact;
        assertEquals(16, whole / half, 3);
    }

    @Test
    void populationsThroughTheYears() {
        double[] yearly = new Model(10).populations(1).evaluate(logarithms(MEANS));
        double[] often = new Model(10).populations(5).evaluate(logarithms(MEANS));
        assertEquals(2 * 21, yearly.length);
        assertEquals(34.0352, yearly[0], 1e-12);
        assertEquals(5.9359, yearly[1], 1e-12);
        for (int year = 0; year < 21; year++) {
            assertEquals(yearly[2 * year], often[2 * 5 * year], 1e-12 * yearly[2 * year]);
        }
        // Volterra's integral of motion
        assertEquals(integral(yearly, 0), integral(yearly, 13), 1e-5);
    }

    private static double integral(double[] populations, int year) {
        double u = populations[2 * year];
        double v = populations[2 * year + 1];
        return MEANS[3] * u - MEANS[2] * Math.log(u) + MEANS[1] * v - MEANS[0] * Math.log(v);
    }

    private static double plain(double[] logarithms, int k, double change) {
        double[] moved = logarithms.clone();
        moved[k] += change;
        return PlainLogPosterior.at(Arrays.stream(moved).map(Math::exp).toArray(), 10);
    }

    private static double[] logarithms(double[] parameters) {
        return Arrays.stream(parameters).map(Math::log).toArray();
    }
}
