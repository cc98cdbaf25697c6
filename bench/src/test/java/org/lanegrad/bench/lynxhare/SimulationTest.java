package org.lanegrad.bench.lynxhare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanegrad.Executors;
import org.lanegrad.bench.hmc.Draws;
import org.lanegrad.bench.hmc.Settings;
import org.lanegrad.bench.hmc.Summary;

class SimulationTest {

    /** Fewer draws than by default, so chains need not agree as well; the means must be right. */
    @Test
    void thePublishedPosteriorIsFound() throws Exception {
        Posterior posterior = run("simd", new Settings(48, 80, 40), 1);
        for (Comparison comparison : posterior.comparisons()) {
            String what = comparison.toString();
            assertTrue(Math.abs(comparison.difference()) < 4, what);
            assertTrue(comparison.found().rHat() < 1.1, what);
            assertTrue(comparison.found().effective() > 300, what);
            double published = comparison.parameter().published().deviation();
            assertEquals(published, comparison.found().deviation(), 0.15 * published, what);
        }
        assertTrue(posterior.halving().faults().isEmpty());
        assertTrue(posterior.sampling().divergences() < 10);

        StringWriter page = new StringWriter();
        HtmlReport.write(posterior, page);
        assertEquals(10, page.toString().split("src=\"data:image/svg[+]xml;base64,", -1).length - 1);
        assertFalse(page.toString().contains("http"), "the page needs nothing from elsewhere");
    }

    @Test
    void executorsDrawTheSame() {
        Settings settings = new Settings(4, 20, 8);
        Draws scalar = run("scalar", settings, 3).sampling().draws();
        assertArrayEquals(scalar.points(), run("simd", settings, 3).sampling().draws().points());
        assertTrue(scalar.points()[0] != run("scalar", settings, 4).sampling().draws().points()[0]);
    }

    @Test
    void everyFaultIsNamed() {
        Parameter alpha = Parameter.ALPHA;
        double mean = alpha.published().mean();
        assertEquals(List.of(), new Comparison(alpha, new Summary(mean, 0.06, 10_000, 1.005)).faults());
        assertEquals(
                List.of("the mean of alpha is 11.5 combined errors off", "R-hat of alpha is 1.0100"),
                new Comparison(alpha, new Summary(mean + 0.01, 0.06, 10_000, 1.01)).faults());
        assertEquals(2, new Comparison(alpha, new Summary(Double.NaN, 1, 1, Double.NaN)).faults().size());
        assertEquals(
                List.of("half the Runge-Kutta step shifts a mean by 0.20 errors"),
                new StepHalving(10, new double[1], new double[] {0.01, -0.2}).faults());
    }

    private static Posterior run(String executor, Settings settings, long seed) {
        return new Simulation(settings, seed, tape -> Executors.prepare(executor, tape))
                .run((iteration, gradients) -> {});
    }
}
