package org.lanegrad.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.reciprocal;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sqrt;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/**
 * What every executor does with branches: an infinity or NaN on the side that is not taken reaches neither a value nor
 * a derivative, whatever the neighbours take.
 */
public abstract class BranchContract extends Contract {
    /** At 0, at negative numbers, at infinity or NaN the side that is not taken has no value or no derivative. */
    private static final List<UnaryOperator<Real>> TRAPS = List.of(
            x -> x.greaterThan(0).select(sqrt(x), 1),
            x -> x.greaterThan(0).select(log(x), x),
            x -> x.equalTo(0).select(1, sin(x).div(x)),
            x -> x.equalTo(0).not().select(reciprocal(x), 3),
            x -> x.greaterThan(0).select(pow(x, -0.5), 0),
            x -> x.lessThan(700).select(exp(x), 1e300),
            x -> x.lessThan(0).or(x.lessThan(0).not()).select(2, x),
            x -> x.lessThan(0).select(0, x.equalTo(0).select(5, log(x).div(x))),
            x -> max(x.greaterThan(0).select(reciprocal(x), -1), 0));

    private static final Tape TAPE = Tape.record(r -> {
        Real x = r.input("x");
        for (int k = 0; k < TRAPS.size(); k++) {
            r.output("trap " + k, TRAPS.get(k).apply(x));
        }
    });

    /** Zeros, negative numbers and numbers beyond the range of exp, among harmless ones. */
    private static final double[] ARGUMENTS = {2, 0, -1, -0.0, 0.5, -1e300, 800, 3, -2, 1};

    @Test
    void values() {
        check(TAPE);
    }

    @Test
    void derivatives() {
        check(TAPE.vjp());
        check(TAPE.jvp());
    }

    @Test
    void secondDerivatives() {
        check(TAPE.vjp().jvp());
    }

    private void check(Tape tape) {
        double[][] points = new double[130][tape.inputs().size()];
        for (int k = 0; k < points.length; k++) {
            Arrays.fill(points[k], 0.75);
            points[k][0] = ARGUMENTS[k % ARGUMENTS.length];
        }
        Evaluation evaluation = Evaluation.of(tape, points);
        for (int point = 0; point < points.length; point++) {
            for (int k = 0; k < tape.outputs().size(); k++) {
                assertTrue(Double.isFinite(evaluation.expected(point, k)), tape.outputs().get(k).name());
            }
        }
        check(tape, evaluation::check);
    }
}
