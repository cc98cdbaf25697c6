package org.lanegrad.bench.sweeps;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;
import org.lanegrad.op.Step;

/**
 * The operations of a trace with their local derivatives: of each operation by each operand, as the table of operations
 * says. Outputs are the values of the operations, those of the derivatives, and for each of these whether it counts.
 */
final class LocalDerivatives {
    private final Tape trace;
    private final Tape tape;
    private final List<Local> all;

    /**
     * A local derivative.
     *
     * @param operation the position of the operation
     * @param number of the operand: 0, 1 or 2
     * @param operand its position
     * @param position of the derivative, on the tape of all
     */
    record Local(int operation, int number, int operand, int position) {}

    private LocalDerivatives(Tape trace, Tape tape, List<Local> all) {
        this.trace = trace;
        this.tape = tape;
        this.all = all;
    }

    /** Those of a trace with one output. */
    static LocalDerivatives of(Tape trace) {
        TapeBuilder builder = new TapeBuilder(trace);
        builder.copyAll(trace);
        Real one = builder.constant(1);
        List<Local> all = new ArrayList<>();
        List<Real> counts = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            Operation operation = trace.operation(i);
            for (int k = 0; k < operation.arity(); k++) {
                int operand = trace.operand(i, k);
                if (operation.isDifferentiable(k) && trace.operation(operand) != Operation.CONSTANT) {
                    Partial partial = operation.partial(k, new Step(builder, i));
                    Real product = partial.factors().stream().reduce(Real::times).orElse(one);
                    Real signed = partial.negative() ? product.unaryMinus() : product;
                    all.add(new Local(i, k, operand, signed.position()));
                    counts.add(number(partial.gate(), partial.side(), one));
                }
            }
        }
        for (int i = 0; i < trace.size(); i++) {
            boolean condition = trace.operation(i).isCondition();
            builder.output("value " + i, condition ? number(builder.condition(i), true, one).position() : i);
        }
        for (int k = 0; k < all.size(); k++) {
            builder.output("derivative " + k, all.get(k).position());
            builder.output("counts " + k, counts.get(k).position());
        }
        return new LocalDerivatives(trace, builder.build(), List.copyOf(all));
    }

    /** 1 where a condition, if there is one, has the truth wanted, else 0. */
    private static Real number(@Nullable Condition condition, boolean truth, Real one) {
        return condition == null ? one : truth ? condition.select(one, 0) : condition.select(0, one);
    }

    Tape trace() {
        return trace;
    }

    /** The trace with the derivatives behind it. */
    Tape tape() {
        return tape;
    }

    /** In the order of the operations and, of each, of the operands. */
    List<Local> all() {
        return all;
    }

    /** The place of that of an operation by an operand, or -1. */
    int place(int operation, int number) {
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k).operation() == operation && all.get(k).number() == number) {
                return k;
            }
        }
        return -1;
    }

    /** The sweeps at a point. */
    Sweeps at(double... point) {
        return new Sweeps(this, tape.evaluate(point));
    }
}
