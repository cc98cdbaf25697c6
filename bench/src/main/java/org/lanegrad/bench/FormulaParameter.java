package org.lanegrad.bench;

import java.util.List;
import org.lanegrad.bench.formula.Formula;
import org.lanegrad.bench.points.Point;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameter {@code FORMULA}. The command's help ends with what formulas are made of. */
final class FormulaParameter {
    @SuppressWarnings("NullAway.Init") // picocli calls the setter
    private CommandSpec command;

    private String text = "";

    @Spec(Spec.Target.MIXEE)
    void setCommand(CommandSpec command) {
        this.command = command;
        command.usageMessage()
                .footerHeading("%nFormulas:%n")
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.createTextTable(Formula.language())
                        .toString());
    }

    @Parameters(paramLabel = "FORMULA", description = "Such as \"x*y + sin(x)\", quoted for the shell.")
    void setText(String text) {
        // One minus sign may begin a formula; with two, a misspelt option is likelier.
        if (text.startsWith("--")) {
            throw new ParameterException(command.commandLine(), "Unknown option: '" + text + "'");
        }
        this.text = text;
    }

    Formula formula() {
        return Formula.parse(text);
    }

    /** The values that an option gives to variables, in their order. */
    double[] values(String option, String values, List<String> variables) {
        try {
            return Point.parse(values).of(variables);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
