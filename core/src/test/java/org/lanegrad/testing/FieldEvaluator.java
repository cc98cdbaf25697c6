package org.lanegrad.testing;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/**
 * Follows a tape on numbers of another library, Hipparchus: on those that carry their derivatives it is an independent
 * implementation of differentiation. It is meant for points away from kinks.
 */
public final class FieldEvaluator {

    private FieldEvaluator() {}

    /**
     * The outputs of a tape.
     *
     * @param point a number for each input, at least one
     */
    public static <T extends CalculusFieldElement<T>> List<T> outputs(Tape tape, List<T> point) {
        T zero = point.getFirst().getField().getZero();
        List<T> numbers = new ArrayList<>();
        boolean[] holds = new boolean[tape.size()];
        boolean[] varies = new boolean[tape.size()];
        for (int i = 0; i < holds.length; i++) {
            Operation operation = tape.operation(i);
            for (int k = 0; k < operation.arity(); k++) {
                varies[i] |= operation.isDifferentiable(k) && varies[tape.operand(i, k)];
            }
            if (operation.isCondition()) {
                holds[i] = condition(tape, i, numbers, holds);
                numbers.add(zero);
            } else {
                varies[i] |= operation == Operation.INPUT;
                numbers.add(switch (operation) {
                    case INPUT -> point.get(tape.a(i));
                    case CONSTANT -> zero.newInstance(tape.constant(i));
                    case LOOKUP ->
                        zero.newInstance(ReferenceEvaluator.lookup(
                                tape.table(i), numbers.get(tape.a(i)).getReal()));
                    case SELECT -> numbers.get(holds[tape.a(i)] ? tape.b(i) : tape.c(i));
                    default -> {
                        T a = numbers.get(tape.a(i));
                        T b = operation.arity() > 1 ? numbers.get(tape.b(i)) : zero;
                        T c = operation.arity() > 2 ? numbers.get(tape.c(i)) : zero;
                        boolean secondVaries = operation.arity() > 1 && varies[tape.b(i)];
                        yield operation.kind() == Kind.FUNCTION
                                ? FieldFunctions.apply(operation, a, b, secondVaries)
                                        .orElseThrow(() -> missing(operation))
                                : apply(operation, a, b, c);
                    }
                });
            }
        }
        return tape.outputs().stream()
                .map(Output::position)
                .map(numbers::get)
                .toList();
    }

    private static <T extends CalculusFieldElement<T>> boolean condition(
            Tape tape, int i, List<T> numbers, boolean[] holds) {
        int first = tape.a(i);
        int second = tape.operation(i).arity() > 1 ? tape.b(i) : first;
        double a = numbers.get(first).getReal();
        double b = numbers.get(second).getReal();
        return switch (tape.operation(i)) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case EQUAL -> a == b;
            case AND -> holds[first] && holds[second];
            case OR -> holds[first] || holds[second];
            case NOT -> !holds[first];
            default -> throw missing(tape.operation(i));
        };
    }

    private static <T extends CalculusFieldElement<T>> T apply(Operation operation, T a, T b, T c) {
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case NEGATE -> a.negate();
            case FMA -> a.multiply(b).add(c);
            case FMS -> a.multiply(b).subtract(c);
            case FNMA -> c.subtract(a.multiply(b));
            case SQRT -> a.sqrt();
            case ABS -> a.abs();
            case MIN -> a.getReal() < b.getReal() ? a : b;
            case MAX -> a.getReal() > b.getReal() ? a : b;
            case RINT -> a.newInstance(Math.rint(a.getReal()));
            case FLOOR -> a.newInstance(Math.floor(a.getReal()));
            case COPY_SIGN -> a.copySign(b);
            case EXPONENT_BITS -> a.newInstance(0x1p52 + 1023 + Math.getExponent(a.getReal()));
            case SIGNIFICAND -> a.scalb(-Math.getExponent(a.getReal())).abs();
            case WITH_EXPONENT_BITS -> a.newInstance(Math.scalb(1.0, (int) (a.getReal() - 0x1p52 - 1023)));
            default -> throw missing(operation);
        };
    }

    private static IllegalArgumentException missing(Operation operation) {
        return new IllegalArgumentException("There is nothing here to compare " + operation + " with.");
    }
}
