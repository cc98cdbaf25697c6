package org.lanegrad.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lanegrad.bench.formula.Formula;
import org.lanegrad.bench.sweeps.TapeView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the sweeps over a formula's trace at a point. */
@Command(
        name = "tape",
        description = {
            "Show the evaluation trace of a formula at a point, with the local derivatives of each operation, and the "
                    + "sweeps that make derivatives of them: adjoints from the value back to the inputs, and with "
                    + "--jvp tangents from the inputs to the value.",
            "",
            "Numbers are shown in 7 digits. This is the trace as the formula is written; what the other commands run "
                    + "is made of it, with the same values but for rounding.",
            ""
        })
final class TapeCommand implements Callable<Integer> {
    @Mixin
    private final FormulaParameter formula = new FormulaParameter();

    @Option(
            names = "--at",
            paramLabel = "NAME=VALUE[,...]",
            description = "The point: a value for each variable, such as x=2,y=-1e3.")
    private String at = "";

    @Option(
            names = "--jvp",
            paramLabel = "NAME=VALUE[,...]",
            description = "A direction: the tangents of the variables that a forward sweep begins with.")
    private @Nullable String direction;

    @Option(
            names = "--format",
            paramLabel = "text|dot|svg",
            defaultValue = "text",
            description = "A table, a graph for Graphviz, or the graph drawn. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** How it is shown, by the names that the option takes. */
    enum Format {
        text,
        dot,
        svg
    }

    @Override
    public Integer call() {
        Formula parsed = formula.formula();
        List<String> variables = parsed.variables();
        TapeView view = new TapeView(
                parsed.trace(),
                formula.values("--at", at, variables),
                direction == null ? null : formula.values("--jvp", direction, variables));
        spec.commandLine()
                .getOut()
                .print(
                        switch (format) {
                            case text -> view.text();
                            case dot -> view.dot();
                            case svg -> view.svg();
                        });
        spec.commandLine().getOut().flush();
        return 0;
    }
}
