package org.lanegrad.bench.hmc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Real;
import org.lanegrad.Tape;

class SamplerTest {
    private static final int CHAINS = 50;

    /** A normal density: x about 1 with deviation 2; y given x about x with deviation 0.5. */
    private final Executor gradient = Executors.prepare(
            "scalar",
            Tape.record(r -> {
                        Real x = r.input("x");
                        Real y = r.input("y");
                        Real first = x.minus(1).div(2).square();
                        Real second = y.minus(x).div(0.5).square();
                        r.output("log density", first.plus(second).times(-0.5));
                    })
                    .gradient());

    @AfterEach
    void close() {
        gradient.close();
    }

    @Test
    void aNormalDensity() {
        int[] heard = new int[1];
        Sampler.Result result = new Sampler(
                        new Settings(CHAINS, 200, 400), new Randomness(1), (iteration, gradients) -> heard[0]++)
                .sample(gradient, new double[2 * CHAINS]);
        Summary x = Summary.of(result.draws().of(0));
        Summary y = Summary.of(result.draws().of(1));
        assertEquals(1, x.mean(), 4 * x.error());
        assertEquals(1, y.mean(), 4 * y.error());
        assertEquals(2, x.deviation(), 0.08);
        assertEquals(Math.sqrt(4.25), y.deviation(), 0.08);
        assertTrue(x.rHat() < 1.02 && y.rHat() < 1.02);
        assertEquals(0.8, result.acceptance(), 0.15);
        assertEquals(0, result.divergences());
        assertEquals(600, heard[0]);
        assertEquals(CHAINS * 400, result.draws().count());
    }

    @Test
    void leapfrogsGoBackWhereTheyCameFrom() {
        Chains chains = chains();
        double[] start = chains.positions().clone();
        double[] momenta = {0.3, -1, 2, 0.7};
        double[] mass = {4, 0.2};
        Leapfrog leapfrog = new Leapfrog(gradient);
        leapfrog.follow(chains, momenta, mass, 0.1, 25, 1);
        assertTrue(Math.abs(chains.positions()[0] - start[0]) > 0.1);
        Arrays.setAll(momenta, i -> -momenta[i]);
        leapfrog.follow(chains, momenta, mass, 0.1, 25, 1);
        assertArrayEquals(start, chains.positions(), 1e-12);
        assertArrayEquals(new double[] {-0.3, 1, -2, -0.7}, momenta, 1e-12);
    }

    /** The energy error of the leapfrog is of second order. */
    @Test
    void leapfrogsKeepTheEnergy() {
        double whole = energyError(0.1, 10);
        double half = energyError(0.05, 20);
        assertTrue(Math.abs(whole) < 0.2, "energy error " + whole);
        assertEquals(4, whole / half, 0.5);
    }

    @Test
    void theStepSizeReachesItsTarget() {
        StepSize stepSize = new StepSize(0.01, 0.8);
        for (int i = 0; i < 500; i++) {
            stepSize.update(Math.exp(-stepSize.current()));
        }
        assertEquals(-Math.log(0.8), stepSize.average(), 0.005);
        stepSize.restart(3);
        assertEquals(3, stepSize.current(), 1e-12);
    }

    @Test
    void variancesOverChains() {
        Spread spread = new Spread(2);
        spread.add(chains());
        Chains others = chains();
        others.positions()[0] = 7;
        spread.add(others);
        // x: 1, 2, 7, 2; y: 3, 4, 3, 4
        assertArrayEquals(new double[] {22 / 3.0, 1 / 3.0}, spread.variances(), 1e-14);
    }

    @Test
    void resamplingFollowsTheWeights() {
        assertArrayEquals(new int[] {1, 1, 1, 1}, Resampling.copies(new double[] {2, 2, 2, 2}, 0.5));
        assertArrayEquals(new int[] {0, 3, 0, 1}, Resampling.copies(new double[] {0.1, 3, 0.1, 0.8}, 0.5));
        assertArrayEquals(new int[] {0, 0, 3}, Resampling.copies(new double[] {0, 0, 1}, 0.999));
    }

    @Test
    void aChainFarOffIsBroughtBack() {
        Chains chains = chains();
        chains.positions()[1] = 1000;
        chains.evaluate(gradient);
        Resampling.run(chains, 0.5, 0.5);
        assertArrayEquals(new double[] {1, 1, 3, 3}, chains.positions());
        assertEquals(chains.logDensity(0), chains.logDensity(1));
        assertEquals(chains.partial(2), chains.partial(3));
    }

    @Test
    void settingsOutOfRange() {
        assertMessage("There must be at least 2 chains, not 1.", 1, 20, 8);
        assertMessage("There must be at least 20 warm-up iterations, not 16.", 2, 16, 8);
        assertMessage("There must be at least 8 draws, not 7.", 2, 20, 7);
        assertMessage("The number of warm-up iterations must be a multiple of 4, but it is 21.", 2, 21, 8);
    }

    private static void assertMessage(String message, int chains, int warmup, int draws) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> new Settings(chains, warmup, draws));
        assertEquals(message, fault.getMessage());
    }

    private Chains chains() {
        Chains chains = new Chains(2, 2);
        System.arraycopy(new double[] {1, 2, 3, 4}, 0, chains.positions(), 0, 4);
        chains.evaluate(gradient);
        return chains;
    }

    private double energyError(double step, int steps) {
        Chains chains = chains();
        double[] momenta = {0.3, -1, 2, 0.7};
        double before = energy(chains, momenta);
        new Leapfrog(gradient).follow(chains, momenta, new double[] {1, 1}, step, steps, 1);
        return energy(chains, momenta) - before;
    }

    private static double energy(Chains chains, double[] momenta) {
        return (momenta[0] * momenta[0] + momenta[2] * momenta[2]) / 2 - chains.logDensity(0);
    }
}
