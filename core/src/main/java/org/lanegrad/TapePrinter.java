package org.lanegrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.lanegrad.op.Operation;

/** Prints a tape as formulas: {@code w3 = w1 * w2}, each sweep under its own heading. */
final class TapePrinter {
    private final Tape tape;
    private final String[] names;
    /** The printed name of the forward operation that an origin stands for. */
    private final Map<Integer, String> origins = new HashMap<>();

    private TapePrinter(Tape tape) {
        this.tape = tape;
        this.names = new String[tape.size()];
        int number = 0;
        for (Sweep sweep : Sweep.values()) {
            for (int i = 0; i < names.length; i++) {
                if (tape.operation(i) == Operation.CONSTANT) {
                    names[i] = Double.toString(tape.constant(i));
                } else if (tape.sweep(i) == sweep) {
                    names[i] = "w" + ++number;
                    if (sweep == Sweep.FORWARD) {
                        origins.put(tape.origin(i), names[i]);
                    }
                }
            }
        }
    }

    static String print(Tape tape) {
        return new TapePrinter(tape).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (Sweep sweep : Sweep.values()) {
            List<String> lines = lines(sweep);
            if (!lines.isEmpty()) {
                text.append(sweep.title()).append('\n');
                lines.forEach(line -> text.append("  ").append(line).append('\n'));
            }
        }
        text.append("outputs\n");
        tape.outputs()
                .forEach(output -> text.append("  ")
                        .append(output.name())
                        .append(" = ")
                        .append(names[output.position()])
                        .append('\n'));
        return text.toString();
    }

    private List<String> lines(Sweep sweep) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i) != Operation.CONSTANT && tape.sweep(i) == sweep) {
                String line = names[i] + " = " + formula(tape, i, position -> names[position]);
                String origin = origins.get(tape.origin(i));
                if (sweep != Sweep.FORWARD && origin != null) {
                    line += "    of " + origin;
                }
                if (tape.line(i) >= 0) {
                    line += "    at " + tape.sourceLines().get(tape.line(i));
                }
                lines.add(line);
            }
        }
        return lines;
    }

    static String formula(Tape tape, int i, IntFunction<String> name) {
        Operation operation = tape.operation(i);
        String a = operation == Operation.INPUT || operation == Operation.CONSTANT ? "" : name.apply(tape.a(i));
        return switch (operation) {
            case INPUT -> describe(tape.inputs().get(tape.a(i)));
            case CONSTANT -> Double.toString(tape.constant(i));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, LESS, LESS_OR_EQUAL, EQUAL, AND, OR ->
                a + " " + operation.symbol() + " " + name.apply(tape.b(i));
            case NEGATE -> "-" + a;
            case FMA -> a + " * " + name.apply(tape.b(i)) + " + " + name.apply(tape.c(i));
            case FMS -> a + " * " + name.apply(tape.b(i)) + " - " + name.apply(tape.c(i));
            case FNMA -> name.apply(tape.c(i)) + " - " + a + " * " + name.apply(tape.b(i));
            case LOOKUP -> "lookup(" + Arrays.toString(tape.table(i)) + ", " + a + ")";
            default ->
                operation.symbol() + "(" + a + (operation.arity() > 1 ? ", " + name.apply(tape.b(i)) : "")
                        + (operation.arity() > 2 ? ", " + name.apply(tape.c(i)) : "") + ")";
        };
    }

    private static String describe(Input input) {
        return input.name() + (input.active() ? "" : ", passive") + (input.shared() ? ", shared" : "");
    }
}
