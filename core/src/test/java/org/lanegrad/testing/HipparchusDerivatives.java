package org.lanegrad.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.lanegrad.Input;
import org.lanegrad.Tape;

/** The derivatives of a tape's first output by its active inputs at one point, computed by Hipparchus. */
public final class HipparchusDerivatives {
    private final DerivativeStructure result;
    private final int active;

    /**
     * Computes them.
     *
     * @param order the highest order of derivatives
     */
    public HipparchusDerivatives(Tape tape, int order, double... point) {
        active = (int) tape.inputs().stream().filter(Input::active).count();
        DSFactory factory = new DSFactory(active, order);
        List<DerivativeStructure> inputs = new ArrayList<>();
        int variable = 0;
        for (int k = 0; k < point.length; k++) {
            inputs.add(
                    tape.inputs().get(k).active()
                            ? factory.variable(variable++, point[k])
                            : factory.constant(point[k]));
        }
        result = FieldEvaluator.outputs(tape, inputs).getFirst();
    }

    /** The number of active inputs. */
    public int active() {
        return active;
    }

    /** The derivative by some of the active inputs, by their numbers; the value for none. */
    public double by(int... variables) {
        int[] orders = new int[active];
        IntStream.of(variables).forEach(variable -> orders[variable]++);
        return result.getPartialDerivative(orders);
    }

    /** The value and the gradient, as a gradient tape gives them. */
    public double[] gradient() {
        return DoubleStream.concat(
                        DoubleStream.of(by()), IntStream.range(0, active).mapToDouble(this::by))
                .toArray();
    }

    /** The value, the gradient and the Hessian, row by row. */
    public double[] hessian() {
        return DoubleStream.concat(
                        DoubleStream.of(gradient()),
                        IntStream.range(0, active * active).mapToDouble(k -> by(k / active, k % active)))
                .toArray();
    }
}
