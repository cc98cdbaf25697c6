package org.lanegrad.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.workload.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures how many gradients of a workload an executor computes in a second. */
@Command(
        name = "bench",
        description = {
            "Measure how many gradients of a workload an executor computes in a second.",
            "First it computes value and gradient at all points of the workload's full batch and compares their sums "
                    + "with those of other programs. After a warm-up it takes the median of several repeats."
        },
        footerHeading = "%nWorkloads:%n",
        footer = {
            "  1  a product and a sine of 2 inputs",
            "  2  Rosenbrock's function of 100 inputs",
            "  3  the logarithm of a mixture of 16 normal densities in 8 dimensions",
            "  4  the Lennard-Jones energy of 13 atoms",
            "  5  100 Runge-Kutta steps of the Lotka-Volterra equations, 6 inputs",
            "  6  a swaption portfolio in the LIBOR market model, 80 rates, 40 random numbers"
        })
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "N", description = "The workload, from 1 to 6.")
    private int number;

    @Mixin
    private final ExecutorOption executor = new ExecutorOption();

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            converter = LayoutConverter.class,
            defaultValue = "ip",
            description = "lane for [block][input][lane] with 8 lanes, ip for [input][point], pi for [point][input]."
                    + " Default: ${DEFAULT-VALUE}.")
    private Layout layout = Layout.BY_COLUMN;

    @Option(names = "--points", paramLabel = "B", description = "Points in a batch. Default: the workload's own.")
    private int points = -1;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "How long to measure, after a warm-up as long. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workload[] workloads = Workload.values();
        require(number >= 1 && number <= workloads.length, "There is no workload " + number + ".");
        require(points == -1 || points > 0, "--points: at least 1, not " + points + ".");
        require(seconds > 0 && seconds < Double.POSITIVE_INFINITY, "--seconds: more than 0, not " + seconds + ".");
        Workload workload = workloads[number - 1];
        int size = points == -1 ? workload.points() : points;
        Tape gradient = workload.tape().gradient();
        try (Executor prepared = executor.prepare(gradient)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(workload.title() + ", value and gradient, " + size + " points, " + describe(layout));
            out.println(prepared.describe());
            workload.verify(run(prepared, workload.batch(workload.points(), layout)));
            out.println("sums over " + workload.points() + " points are right");
            report(out, size, time(workload, prepared, size));
        }
        return 0;
    }

    private Timing time(Workload workload, Executor prepared, int size) {
        try {
            Batch inputs = workload.batch(size, layout);
            Batch results = run(prepared, inputs);
            return Timing.of(seconds, () -> prepared.run(inputs, results));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--points: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("There is not enough memory for " + size + " points.", e);
        }
    }

    private static Batch run(Executor prepared, Batch inputs) {
        Batch results = Batch.allocate(prepared.tape().outputs().size(), inputs.points(), inputs.layout());
        prepared.run(inputs, results);
        return results;
    }

    private static void report(PrintWriter out, int size, Timing timing) {
        // Only the last figure has the unit, so that scripts find it
        out.printf(
                Locale.ROOT,
                "%d repeats: median %.4g s, from %.4g to %.4g s for a batch%n%.1f gradients/s%n",
                Timing.REPEATS,
                timing.median(),
                timing.shortest(),
                timing.longest(),
                size / timing.median());
    }

    private static String describe(Layout layout) {
        return layout.lanes() == 0
                ? "[input][point]"
                : layout.lanes() == 1 ? "[point][input]" : "[block][input][lane] with " + layout.lanes() + " lanes";
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** Reads a layout's name. */
    static final class LayoutConverter implements ITypeConverter<Layout> {
        @Override
        public Layout convert(String name) {
            return switch (name) {
                case "lane" -> Layout.LANE_BLOCKED;
                case "ip" -> Layout.BY_COLUMN;
                case "pi" -> Layout.BY_POINT;
                default -> throw new TypeConversionException("'" + name + "' is none of lane, ip and pi");
            };
        }
    }
}
