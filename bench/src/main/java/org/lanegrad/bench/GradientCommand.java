package org.lanegrad.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.bench.formula.Formula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the value and the gradient of a formula at a point. */
@Command(
        name = "gradient",
        description = "Print the value and the gradient of a formula at a point.",
        footerHeading = "%nFormulas:%n")
final class GradientCommand implements Callable<Integer> {
    @Option(
            names = "--at",
            paramLabel = "NAME=VALUE[,NAME=VALUE...]",
            description = "The point: a value for each variable, such as x=2,y=-1e3; inf and nan are values too.")
    private String at = "";

    @Mixin
    private final ExecutorOption executor = new ExecutorOption();

    @SuppressWarnings("NullAway.Init") // picocli calls the setter
    private CommandSpec spec;

    private String formula = "";

    @Spec
    void setSpec(CommandSpec spec) {
        this.spec = spec;
        spec.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.createTextTable(Formula.language()).toString());
    }

    @Parameters(paramLabel = "FORMULA", description = "Such as \"x*y + sin(x)\", quoted for the shell.")
    void setFormula(String formula) {
        // One minus sign may begin a formula; with two, a misspelt option is likelier.
        if (formula.startsWith("--")) {
            throw new ParameterException(spec.commandLine(), "Unknown option: '" + formula + "'");
        }
        this.formula = formula;
    }

    @Override
    public Integer call() {
        Formula parsed = Formula.parse(formula);
        List<String> variables = parsed.variables();
        print(variables, evaluate(parsed.tape().gradient(), point(variables)));
        return 0;
    }

    private double[] point(List<String> variables) {
        try {
            return Point.parse(at).of(variables);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--at: " + e.getMessage(), e);
        }
    }

    private double[] evaluate(Tape tape, double[] point) {
        double[] results = new double[tape.outputs().size()];
        try (Executor prepared = executor.prepare(tape)) {
            prepared.run(Batch.of(point, point.length, 1), Batch.of(results, results.length, 1));
        }
        return results;
    }

    private void print(List<String> variables, double[] results) {
        List<String> labels = Stream.concat(
                        Stream.of("value"), variables.stream().map(name -> "d/d" + name))
                .toList();
        int width = labels.stream().mapToInt(String::length).max().orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < results.length; i++) {
            String number = Double.toString(results[i]);
            out.printf("%-" + width + "s   %s%s%n", labels.get(i), number.startsWith("-") ? "" : " ", number);
        }
    }
}
