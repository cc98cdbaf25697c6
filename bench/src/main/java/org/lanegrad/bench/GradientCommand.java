package org.lanegrad.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Output;
import org.lanegrad.bench.formula.Formula;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes the value and derivatives of a formula at a point, or at those of a file. */
@Command(
        name = "gradient",
        description = {
            "Print the value and the gradient of a formula at a point, or write them for all points of a CSV file.",
            "",
            "The value is called z (or value, where z is a variable), derivatives are called dz/dx and d2z/dx dy, the "
                    + "one along a direction tangent z.",
            "",
            "CSV files are in UTF-8. Their first line names the columns; each variable needs one. All columns are "
                    + "kept, and the results are added behind them, written so that they read back the same. Blank "
                    + "lines are left out. Files may be of any size.",
            "",
            "The output file appears, or replaces what stands there, only when it is complete; it may be the input "
                    + "file.",
            ""
        })
final class GradientCommand implements Callable<Integer> {
    @Mixin
    private final FormulaParameter formula = new FormulaParameter();

    @Option(
            names = "--at",
            paramLabel = "NAME=VALUE[,...]",
            description = "The point: a value for each variable, such as x=2,y=-1e3; inf and nan are values too.")
    private @Nullable String at;

    @Option(names = "--in", paramLabel = "FILE", description = "A CSV file of points, or - for the standard input.")
    private @Nullable String in;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The CSV file to write, or - for the standard output. Default: -.")
    private @Nullable String out;

    @ArgGroup
    private DerivativeOption derivatives = new DerivativeOption();

    @Mixin
    private final ExecutorOption executor = new ExecutorOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        require(at == null || in == null, "--at and --in exclude each other.");
        require(out == null || in != null, "--out needs points from --in.");
        require(!"".equals(in) && !"".equals(out), "--in and --out need the name of a file.");
        Formula parsed = formula.formula();
        List<String> variables = parsed.variables();
        double[] seeds = derivatives.seeds(formula, variables);
        double[] point = in == null ? formula.values("--at", at == null ? "" : at, variables) : new double[0];
        try (Executor prepared = executor.prepare(derivatives.of(parsed.tape()))) {
            if (in == null) {
                print(prepared, DoubleStream.concat(DoubleStream.of(point), DoubleStream.of(seeds)));
            } else {
                new CsvFiles(in, out == null ? CsvFiles.STANDARD : out).run(variables, seeds, prepared);
            }
        }
        return 0;
    }

    private void print(Executor prepared, DoubleStream values) {
        double[] inputs = values.toArray();
        List<String> names =
                prepared.tape().outputs().stream().map(Output::name).toList();
        double[] results = new double[names.size()];
        prepared.run(Batch.of(inputs, inputs.length, 1), Batch.of(results, results.length, 1));
        int width = names.stream().mapToInt(String::length).max().orElseThrow();
        PrintWriter console = spec.commandLine().getOut();
        for (int k = 0; k < results.length; k++) {
            String number = Double.toString(results[k]);
            console.printf("%-" + width + "s   %s%s%n", names.get(k), number.startsWith("-") ? "" : " ", number);
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
