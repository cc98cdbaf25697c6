package org.lanegrad.bench.lynxhare;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.lanegrad.bench.hmc.Draws;

/** What a simulation found, as one page of HTML that needs no other file. */
public final class HtmlReport {
    @SuppressWarnings("InlineFormatString") // reads better by itself
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Lynx and hare</title>
            <style>
            body { font-family: sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.4; }
            pre { overflow-x: auto; background: #f6f6f6; padding: 1rem; }
            img { max-width: 100%%; }
            </style>
            </head>
            <body>
            <h1>Lynx and hare</h1>
            <p><strong>%s</strong></p>
            <h2>The pelts, and the populations of the model</h2>
            <p>Points: thousands of pelts. Lines: the posterior median of the populations; bands: the middle
            90&nbsp;%%.</p>
            %s
            <h2>The posterior beside the published one</h2>
            <pre>%s</pre>
            <h2>Marginal densities</h2>
            <p>Lines: the published mean and, dashed, one published standard deviation to either side.</p>
            %s
            <h2>Half the step</h2>
            <p>The log posterior at each draw with %d Runge-Kutta steps a year instead of %d. Weighted by what changed,
            the posterior means shift by at most %.2g of their Monte Carlo standard errors.</p>
            %s
            </body>
            </html>
            """;

    private HtmlReport() {}

    /**
     * Writes it.
     *
     * @param posterior what was found
     * @param out where to
     * @throws IOException if that fails
     */
    public static void write(Posterior posterior, Writer out) throws IOException {
        Draws draws = posterior.draws();
        StringWriter text = new StringWriter();
        TextReport.print(posterior, new PrintWriter(text));
        out.write(String.format(
                Locale.ROOT,
                PAGE,
                StringEscapeUtils.escapeHtml4(TextReport.verdict(posterior)),
                Pictures.trajectories(posterior.trajectories()),
                StringEscapeUtils.escapeHtml4(text.toString()),
                Arrays.stream(Parameter.values())
                        .map(parameter -> Pictures.density(parameter, draws))
                        .collect(Collectors.joining("\n")),
                2 * posterior.halving().stepsPerYear(),
                posterior.halving().stepsPerYear(),
                posterior.halving().largestShift(),
                Pictures.halving(posterior.halving())));
    }
}
