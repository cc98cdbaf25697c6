package org.lanegrad.bench.sweeps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** How a trace is written down: w1, w2, ... for the inputs first, then the operations; constants as they are. */
final class Names {
    private static final MathContext DIGITS = new MathContext(7);
    /** From here on numbers are written with an exponent. */
    private static final int LONGEST = 10;

    private final LocalDerivatives locals;
    private final String[] names;
    private final List<Integer> order = new ArrayList<>();

    Names(LocalDerivatives locals) {
        this.locals = locals;
        Tape trace = locals.trace();
        this.names = new String[trace.size()];
        for (boolean inputs : new boolean[] {true, false}) {
            for (int i = 0; i < names.length; i++) {
                if (trace.operation(i) == Operation.CONSTANT) {
                    names[i] = number(trace.constant(i));
                } else if ((trace.operation(i) == Operation.INPUT) == inputs) {
                    order.add(i);
                    names[i] = "w" + order.size();
                }
            }
        }
    }

    /** The positions of inputs and operations, as they are numbered. */
    List<Integer> order() {
        return order;
    }

    /** The name of a value, such as {@code w3}. */
    String of(int position) {
        return names[position];
    }

    /** What a value is, such as {@code w1 * w2}. */
    String formula(int position) {
        return locals.trace().formula(position, this::of);
    }

    /** What a local derivative is, by its place, such as {@code w2}. */
    String derivative(int k) {
        return expression(locals.all().get(k).position());
    }

    /** An expression of the trace's values. */
    private String expression(int position) {
        Tape tape = locals.tape();
        return position < names.length
                ? of(position)
                : tape.operation(position) == Operation.CONSTANT
                        ? number(tape.constant(position))
                        : tape.formula(position, this::operand);
    }

    private String operand(int position) {
        String text = expression(position);
        return position >= names.length && isInfix(locals.tape().operation(position)) ? "(" + text + ")" : text;
    }

    private static boolean isInfix(Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, FMA, FMS, FNMA -> true;
            case LESS, LESS_OR_EQUAL, EQUAL, AND, OR -> true;
            default -> false;
        };
    }

    /** A number as a factor in a formula. */
    static String factor(double value) {
        String text = number(value);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    /** A number in seven digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        String plain = rounded.toPlainString();
        return plain.length() <= LONGEST + 2 ? plain : rounded.toString().replace("E+", "E").replace("E", "e");
    }
}
