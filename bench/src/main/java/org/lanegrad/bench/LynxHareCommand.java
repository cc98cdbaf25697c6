package org.lanegrad.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lanegrad.bench.hmc.Settings;
import org.lanegrad.bench.lynxhare.HtmlReport;
import org.lanegrad.bench.lynxhare.Posterior;
import org.lanegrad.bench.lynxhare.Simulation;
import org.lanegrad.bench.lynxhare.TextReport;
import org.lanegrad.bench.points.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits a predator-prey model to real data and compares the posterior with the published one. */
@Command(
        name = "lynx-hare",
        description = {
            "Fit a predator-prey model to the pelts of lynx and hare, 1900 to 1920, and compare the posterior with the "
                    + "published one.",
            "Hamiltonian Monte Carlo with many chains that advance together: each leapfrog step is one batch of "
                    + "gradients. The numbers depend on the options alone, not on the executor."
        },
        sortOptions = false)
final class LynxHareCommand implements Callable<Integer> {
    @Option(
            names = "--chains",
            paramLabel = "N",
            defaultValue = "256",
            description = "Chains, at least 2. Default: ${DEFAULT-VALUE}.")
    private int chains;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "400",
            description = "Iterations that adapt step size and mass and are then forgotten, a multiple of 4, at least "
                    + "20. Default: ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "400",
            description = "Draws of each chain, at least 8. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private final ExecutorOption executor = new ExecutorOption();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "lynx-hare.html",
            description = "Where to write the report, a page of HTML with pictures; it appears when it is complete. "
                    + "Default: ${DEFAULT-VALUE} in the current folder.")
    private Path report = Path.of("lynx-hare.html");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Lynx and hare: %d chains, %d iterations of warm-up, %d draws each%n",
                settings.chains(), settings.warmup(), settings.draws());
        out.flush();
        // Opened first: what cannot be written should not take a minute to compute
        try (WholeFile file = new WholeFile(report)) {
            Posterior posterior = run(settings);
            TextReport.print(posterior, out);
            HtmlReport.write(posterior, file.writer());
            file.commit();
            out.println("report: " + report.toAbsolutePath());
            return posterior.faults().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Posterior run(Settings settings) {
        int iterations = settings.warmup() + settings.draws();
        try (Progress progress = Progress.of(iterations, spec.commandLine().getErr())) {
            return new Simulation(settings, seed, executor::prepare).run(progress);
        }
    }

    private Settings settings() {
        try {
            return new Settings(chains, warmup, draws);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
