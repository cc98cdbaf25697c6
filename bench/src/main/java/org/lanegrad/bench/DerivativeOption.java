package org.lanegrad.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Tape;
import picocli.CommandLine.Option;

/** Which derivatives are wanted; the gradient unless one of these is said. */
final class DerivativeOption {
    @Option(names = "--hessian", description = "The second derivatives, too.")
    private boolean hessian;

    @Option(
            names = "--jvp",
            paramLabel = "NAME=VALUE[,...]",
            description = "Instead of the gradient, the derivative along this direction, by a forward sweep.")
    private @Nullable String direction;

    /** The tape that computes them. */
    Tape of(Tape tape) {
        return direction != null ? tape.jvp() : hessian ? tape.hessian() : tape.gradient();
    }

    /** What that tape takes beside the variables: the tangents with which a forward sweep begins. */
    double[] seeds(FormulaParameter formula, List<String> variables) {
        return direction == null ? new double[0] : formula.values("--jvp", direction, variables);
    }
}
