package org.lanegrad.bench.rival;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Executors;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the executors that can run here beside their rivals and writes what came out. A wrong sum ends it, and then
 * nothing is written.
 */
public final class Comparison {
    private static final String EVERYBODY = Comparison.class.getPackageName() + "\\.";

    private Comparison() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments the folder to write to, and {@code full} or {@code quick}
     * @throws RunnerException if a benchmark fails
     * @throws IOException if nothing can be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        if (arguments.length != 2 || !List.of("full", "quick").contains(arguments[1])) {
            throw new IllegalArgumentException("Arguments: the folder to write to, then full or quick.");
        }
        List<String> notes = new ArrayList<>();
        String[] executors = executors(notes);
        List<Options> runs = arguments[1].equals("quick") ? quick(executors) : full(executors);
        List<RunResult> results = new ArrayList<>();
        for (Options run : runs) {
            results.addAll(new Runner(run).run());
        }
        write(results, notes, Files.createDirectories(Path.of(arguments[0])));
    }

    /** The names of the executors that can run; about the others there will be a note. */
    private static String[] executors(List<String> notes) {
        List<String> names = new ArrayList<>();
        for (ExecutorProvider provider : Executors.providers()) {
            Optional<String> reason = provider.unavailable();
            if (reason.isEmpty()) {
                names.add(provider.name());
            } else {
                notes.add("Not measured: " + provider.name() + ", since " + reason.get());
            }
        }
        notes.forEach(System.out::println);
        return names.toArray(String[]::new);
    }

    /** All layouts in large batches, the usual one in small ones: each takes a JVM in which kernels are compiled. */
    private static List<Options> full(String[] executors) {
        String benchmark = ExecutorBenchmark.class.getName();
        return List.of(
                options(EVERYBODY).exclude(benchmark).build(),
                options(benchmark)
                        .param("executor", executors)
                        .param("points", "10000")
                        .build(),
                options(benchmark)
                        .param("executor", executors)
                        .param("points", "256")
                        .param("layout", BatchLayout.BY_COLUMN.name())
                        .build());
    }

    /** Everybody once or twice, to see that all works. */
    private static List<Options> quick(String[] executors) {
        return List.of(options(EVERYBODY)
                .param("executor", executors)
                .param("workload", Workload.W1_SEED.name(), Workload.W2_ROSENBROCK.name())
                .param("layout", BatchLayout.BY_COLUMN.name())
                .param("points", "256")
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(100))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(50))
                .build());
    }

    private static ChainedOptionsBuilder options(String benchmarks) {
        return new OptionsBuilder().include(benchmarks).shouldFailOnError(true);
    }

    private static void write(Collection<RunResult> results, List<String> notes, Path folder) throws IOException {
        Measurements measurements = Measurements.of(results);
        String report = ComparisonReport.of(
                measurements,
                results.iterator().next().getParams(),
                System.getProperty("lanegrad.rivals", "none"),
                notes);
        Path text = folder.resolve("benchmark.txt");
        Path json = folder.resolve("benchmark.json");
        Path picture = folder.resolve("benchmark.png");
        Files.writeString(text, report);
        try (PrintStream out = new PrintStream(json.toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        ComparisonChart.write(measurements, picture);
        System.out.printf("%n%s%nWritten: %s, %s, %s%n", report, text, json, picture);
    }
}
