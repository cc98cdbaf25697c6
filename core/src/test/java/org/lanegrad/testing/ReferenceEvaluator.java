package org.lanegrad.testing;

import java.util.function.DoubleUnaryOperator;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Follows a tape in the most obvious way: position by position, every value kept, primitives by Java's own arithmetic,
 * functions by following the program that defines them. It shares no code with any executor.
 */
public final class ReferenceEvaluator {

    private ReferenceEvaluator() {}

    /** The values at all positions of a tape; conditions are 1 and 0. */
    public static double[] values(Tape tape, double... point) {
        return values(tape, DoubleUnaryOperator.identity(), point);
    }

    /** The same, with something done to the result of every operation that rounds. */
    public static double[] values(Tape tape, DoubleUnaryOperator rounding, double... point) {
        double[] value = new double[tape.size()];
        for (int i = 0; i < value.length; i++) {
            Operation operation = tape.operation(i);
            value[i] = switch (operation) {
                case INPUT -> point[tape.a(i)];
                case CONSTANT -> tape.constant(i);
                case LOOKUP -> lookup(tape.table(i), value[tape.a(i)]);
                default ->
                    apply(
                            operation,
                            value[tape.a(i)],
                            operation.arity() > 1 ? value[tape.b(i)] : 0,
                            operation.arity() > 2 ? value[tape.c(i)] : 0);
            };
            if (rounds(operation)) {
                value[i] = rounding.applyAsDouble(value[i]);
            }
        }
        return value;
    }

    /** The outputs of a tape. */
    public static double[] outputs(Tape tape, double... point) {
        return outputsOf(tape, values(tape, point));
    }

    /** The outputs among the values at all positions. */
    static double[] outputsOf(Tape tape, double[] values) {
        return tape.outputs().stream()
                .mapToInt(Output::position)
                .mapToDouble(position -> values[position])
                .toArray();
    }

    /** One operation; operands that it does not have are ignored. */
    public static double apply(Operation operation, double a, double b, double c) {
        if (operation.kind() == Operation.Kind.FUNCTION) {
            return outputs(operation.program(), a, b)[0];
        }
        return switch (operation) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case NEGATE -> -a;
            case FMA -> Math.fma(a, b, c);
            case FMS -> Math.fma(a, b, -c);
            case FNMA -> Math.fma(-a, b, c);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case RINT -> Math.rint(a);
            case FLOOR -> Math.floor(a);
            case COPY_SIGN -> Math.copySign(a, Double.isNaN(b) ? 1 : b);
            case LESS -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case AND -> Math.min(a, b);
            case OR -> Math.max(a, b);
            case NOT -> 1 - a;
            case SELECT -> a == 1 ? b : c;
            case EXPONENT_BITS -> 0x1p52 + 1023 + Math.getExponent(a);
            case SIGNIFICAND -> significand(Math.abs(a));
            case WITH_EXPONENT_BITS -> withExponentBits(a);
            default -> throw new IllegalArgumentException(operation + " has no reference here.");
        };
    }

    private static double significand(double magnitude) {
        if (Double.isNaN(magnitude)) {
            return magnitude;
        }
        return magnitude < Double.MIN_NORMAL
                ? 1 + magnitude / Double.MIN_NORMAL
                : Double.isInfinite(magnitude) ? 1 : Math.scalb(magnitude, -Math.getExponent(magnitude));
    }

    private static double withExponentBits(double a) {
        return Double.isNaN(a) ? a : Double.longBitsToDouble((Double.doubleToLongBits(a) & 0xfff) << 52);
    }

    static double lookup(double[] table, double index) {
        if (Double.isNaN(index)) {
            return index;
        }
        return index < 0 ? table[0] : index < table.length ? table[(int) index] : table[table.length - 1];
    }

    private static boolean rounds(Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, FMS, FNMA, SQRT -> true;
            default -> operation.kind() == Operation.Kind.FUNCTION;
        };
    }
}
