package org.lanegrad.bench.hmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTest {

    /** The effective size of an autoregressive process is n (1 - phi) / (1 + phi). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, -0.3})
    void autoregressiveChains(double phi) {
        double[][] chains = autoregressive(64, 1000, phi);
        double expected = 64_000 * (1 - phi) / (1 + phi);
        assertEquals(1, EffectiveSampleSize.of(chains) / expected, 0.1);
        assertEquals(1, SplitRHat.of(chains), 0.02);
    }

    @Test
    void chainsApart() {
        double[][] chains = autoregressive(4, 100, 0);
        for (int i = 0; i < 100; i++) {
            chains[0][i] += 3;
        }
        assertTrue(SplitRHat.of(chains) > 1.3);
        assertTrue(EffectiveSampleSize.of(chains) < 20);
    }

    @Test
    void aChainThatDriftsDisagreesWithItself() {
        double[][] chains = autoregressive(4, 100, 0);
        for (double[] chain : chains) {
            for (int i = 0; i < 100; i++) {
                chain[i] += 0.05 * i;
            }
        }
        assertTrue(SplitRHat.of(chains) > 1.3);
    }

    /** Equal means and different widths: only folding shows it. */
    @Test
    void chainsOfDifferentWidth() {
        double[][] chains = autoregressive(4, 1000, 0);
        for (int i = 0; i < 1000; i++) {
            chains[0][i] *= 10;
        }
        assertTrue(SplitRHat.of(chains) > 1.1);
        assertEquals(1, SplitRHat.plain(SplitRHat.normalised(SplitChains.of(chains))), 0.02);
    }

    @Test
    void equalDrawsSayNothing() {
        double[][] chains = new double[4][100];
        assertTrue(Double.isNaN(SplitRHat.of(chains)));
        assertTrue(Double.isNaN(EffectiveSampleSize.of(chains)));
    }

    /** By hand: halves (1, 2) and (4, 5), means 1.5 and 4.5, variances 0.5, between them 4.5. */
    @Test
    void theRatioByHand() {
        SplitChains split = SplitChains.of(new double[][] {{1, 2, 4, 5}});
        assertEquals(0.5, split.within());
        assertEquals(0.25 + 4.5, split.total());
        assertEquals(Math.sqrt(4.75 / 0.5), SplitRHat.plain(split), 1e-15);
        assertEquals(0.25, split.autocovariance(0));
        assertEquals(-0.125, split.autocovariance(1));
    }

    @Test
    void equalDrawsShareTheirRank() {
        double[][] scores =
                SplitRHat.normalised(SplitChains.of(new double[][] {{3, 1, 2, 2}})).halves();
        assertEquals(scores[1][0], scores[1][1]);
        assertEquals(0, scores[1][0], 1e-15);
        assertEquals(-scores[0][1], scores[0][0], 1e-15);
        assertEquals(0.92, scores[0][0], 0.2);
    }

    @Test
    void summary() {
        Summary summary = Summary.of(new double[][] {{1, 2, 3, 4}, {4, 3, 2, 1}});
        assertEquals(2.5, summary.mean(), 1e-15);
        assertEquals(Math.sqrt(10 / 7.0), summary.deviation(), 1e-15);
        assertEquals(summary.deviation() / Math.sqrt(summary.effective()), summary.error());
    }

    private static double[][] autoregressive(int chains, int length, double phi) {
        Randomness randomness = new Randomness(11);
        double[][] values = new double[chains][length];
        for (double[] chain : values) {
            double x = randomness.normal() / Math.sqrt(1 - phi * phi);
            for (int i = 0; i < length; i++) {
                chain[i] = x;
                x = phi * x + randomness.normal();
            }
        }
        return values;
    }
}
