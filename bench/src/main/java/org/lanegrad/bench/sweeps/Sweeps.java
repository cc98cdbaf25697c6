package org.lanegrad.bench.sweeps;

import org.lanegrad.Tape;
import org.lanegrad.bench.sweeps.LocalDerivatives.Local;
import org.lanegrad.op.Operation;

/**
 * The textbook's sweeps over a trace at one point, on plain numbers: what reaches a value over several paths is added
 * up (A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 3). Sides of branches that are
 * not taken hand nothing on.
 */
final class Sweeps {
    private final LocalDerivatives locals;
    private final double[] outputs;
    private final double[] adjoint;
    private final boolean[] reached;

    /**
     * Goes back through the trace.
     *
     * @param outputs of the tape of local derivatives
     */
    Sweeps(LocalDerivatives locals, double[] outputs) {
        this.locals = locals;
        this.outputs = outputs;
        int size = locals.trace().size();
        this.adjoint = new double[size];
        this.reached = new boolean[size];
        int seed = locals.trace().outputs().getFirst().position();
        adjoint[seed] = 1;
        reached[seed] = true;
        for (int k = locals.all().size() - 1; k >= 0; k--) {
            Local local = locals.all().get(k);
            if (reached[local.operation()] && counts(k)) {
                adjoint[local.operand()] =
                        Math.fma(adjoint[local.operation()], derivative(k), adjoint[local.operand()]);
                reached[local.operand()] = true;
            }
        }
    }

    /** The value of an operation; of a condition 1 or 0. */
    double value(int position) {
        return outputs[position];
    }

    /** The value of the trace's output. */
    double output() {
        return value(locals.trace().outputs().getFirst().position());
    }

    /** A local derivative, by its place among all. */
    double derivative(int k) {
        return outputs[locals.trace().size() + 2 * k];
    }

    /** Whether it counts here. If not, its operand is on the side of a branch that is not taken. */
    boolean counts(int k) {
        return outputs[locals.trace().size() + 2 * k + 1] == 1;
    }

    /** The derivative of the output by an operation's value; 0 where none reaches it. */
    double adjoint(int position) {
        return adjoint[position];
    }

    /** Whether the output depends on an operation's value, at this point. */
    boolean reached(int position) {
        return reached[position];
    }

    /** The tangent of each value, from those of the inputs. */
    double[] tangents(double... seeds) {
        Tape trace = locals.trace();
        double[] tangent = new double[trace.size()];
        for (int i = 0; i < tangent.length; i++) {
            if (trace.operation(i) == Operation.INPUT) {
                tangent[i] = seeds[trace.a(i)];
            }
        }
        // In the order of the operations: those of operands are complete
        for (int k = 0; k < locals.all().size(); k++) {
            Local local = locals.all().get(k);
            if (counts(k)) {
                tangent[local.operation()] =
                        Math.fma(tangent[local.operand()], derivative(k), tangent[local.operation()]);
            }
        }
        return tangent;
    }

    /**
     * How far the output may be off by rounding, to first order: each operation by half a unit in the last place of its
     * value, functions by some more.
     */
    double rounding() {
        double sum = 0;
        for (int i = 0; i < adjoint.length; i++) {
            if (reached[i]) {
                sum += Math.abs(adjoint[i]) * Math.ulp(outputs[i]);
            }
        }
        return sum;
    }
}
