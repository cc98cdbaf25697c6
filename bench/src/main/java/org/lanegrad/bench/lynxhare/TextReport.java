package org.lanegrad.bench.lynxhare;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.lanegrad.bench.hmc.Sampler;

/** What a simulation found, as lines of text. */
public final class TextReport {
    private TextReport() {}

    /**
     * Prints it.
     *
     * @param posterior what was found
     * @param out where to
     */
    public static void print(Posterior posterior, PrintWriter out) {
        row(out, "", "mean", "error", "published", "error", "apart", "sd", "published", "ESS", "R-hat");
        posterior.comparisons().forEach(comparison -> print(comparison, out));
        out.println("apart: the difference of the means in combined Monte Carlo standard errors");
        out.println();
        Sampler.Result sampling = posterior.sampling();
        out.printf(
                Locale.ROOT,
                "leapfrog step %.3f, acceptance %.3f, %d of %,d trajectories divergent%n",
                sampling.stepSize(),
                sampling.acceptance(),
                sampling.divergences(),
                sampling.draws().count());
        out.printf(
                Locale.ROOT,
                "half the Runge-Kutta step changes the log posterior by at most %.2g, a mean by %.2g of its errors%n",
                posterior.halving().largestChange(),
                posterior.halving().largestShift());
        out.printf(
                Locale.ROOT,
                "%,d gradients in %.1f s: %,.0f gradients/s%n",
                sampling.gradients(),
                posterior.seconds(),
                sampling.gradients() / posterior.seconds());
        out.println(posterior.executor());
        out.println(verdict(posterior));
    }

    /** One line: PASS, or FAIL and everything that is wrong. */
    static String verdict(Posterior posterior) {
        List<String> faults = posterior.faults();
        return faults.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "PASS: all means within %.0f combined errors of the published ones, R-hat below %.2f",
                        Comparison.FARTHEST,
                        Comparison.R_HAT)
                : "FAIL: " + String.join("; ", faults);
    }

    private static void print(Comparison comparison, PrintWriter out) {
        Published published = comparison.parameter().published();
        row(
                out,
                comparison.parameter().symbol(),
                significant(comparison.found().mean(), 6),
                significant(comparison.found().error(), 2),
                significant(published.mean(), 6),
                significant(published.error(), 2),
                String.format(Locale.ROOT, "%+.2f", comparison.difference()),
                significant(comparison.found().deviation(), 4),
                significant(published.deviation(), 4),
                String.format(Locale.ROOT, "%.0f", comparison.found().effective()),
                String.format(Locale.ROOT, "%.4f", comparison.found().rHat()));
    }

    private static void row(PrintWriter out, Object... cells) {
        out.printf(Locale.ROOT, "%-8s%10s %9s  %10s %9s  %6s  %9s %9s  %7s  %6s%n", cells);
    }

    private static String significant(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).toPlainString()
                : Double.toString(value);
    }
}
