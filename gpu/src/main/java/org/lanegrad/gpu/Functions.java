package org.lanegrad.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** The functions and tables that a program uses, each written once, from its definition. */
final class Functions {
    private final Primitives primitives;
    private final Set<Operation> written = EnumSet.noneOf(Operation.class);
    private final StringBuilder functions = new StringBuilder();
    /** The name of each table by its contents: equal tables are one. */
    private final Map<List<Double>, String> tables = new LinkedHashMap<>();

    Functions(Primitives primitives) {
        this.primitives = primitives;
    }

    /** An operation that has no table, applied to its operands; its function is written if need be. */
    String apply(Operation operation, String... operands) {
        if (operation.kind() == Operation.Kind.FUNCTION) {
            if (written.add(operation)) {
                functions.append(definition(operation));
            }
            return name(operation) + "(" + String.join(", ", Arrays.copyOf(operands, operation.arity())) + ")";
        }
        return primitives.apply(operation, operands[0], operands[1], operands[2]);
    }

    /** A look-up in a table. */
    String lookup(double[] table, String index) {
        List<Double> contents = Arrays.stream(table).boxed().toList();
        String name = tables.computeIfAbsent(contents, _ -> "lg_table" + tables.size());
        return Primitives.lookup(name, table.length, index);
    }

    /** All operations of a tape as statements; names are known of its inputs, and then of everything. */
    String statements(Tape tape, Map<Integer, String> names, String indent) {
        return statements(tape, IntStream.range(0, tape.size()).toArray(), names, indent);
    }

    /**
     * Operations of a tape as statements.
     *
     * @param steps their positions; inputs are passed over
     * @param names by position the names of the numbers from outside, constants aside; those of the operations come in
     */
    String statements(Tape tape, int[] steps, Map<Integer, String> names, String indent) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i : steps) {
            Operation operation = tape.operation(i);
            if (operation.kind() != Operation.Kind.LEAF) {
                String expression = expression(tape, i, names);
                String name = "v" + next++;
                names.put(i, name);
                text.append(indent)
                        .append(operation.isCondition() ? "const bool " : "const double ")
                        .append(name)
                        .append(" = ")
                        .append(expression)
                        .append(";\n");
            }
        }
        return text.toString();
    }

    /** A number of a tape: its name, or the number itself if it is a constant without one. */
    static String name(Tape tape, int position, Map<Integer, String> names) {
        String name = names.get(position);
        return name == null ? Primitives.literal(tape.constant(position)) : name;
    }

    private String expression(Tape tape, int position, Map<Integer, String> names) {
        Operation operation = tape.operation(position);
        if (operation == Operation.LOOKUP) {
            return lookup(tape.table(position), name(tape, tape.a(position), names));
        }
        String[] operands = {"", "", ""};
        for (int k = 0; k < operation.arity(); k++) {
            int operand = tape.operand(position, k);
            String name = name(tape, operand, names);
            // A condition from outside comes as the number 1 or 0
            operands[k] = operation.takesCondition(k) && !name.startsWith("v") ? "(" + name + " != 0.0)" : name;
        }
        return apply(operation, operands);
    }

    /** Everything that was used so far, in an order in which it can stand. */
    String declarations() {
        StringBuilder text = new StringBuilder();
        tables.forEach((contents, name) -> text.append("__constant double ")
                .append(name)
                .append("[] = {")
                .append(contents.stream().map(Primitives::literal).collect(Collectors.joining(", ")))
                .append("};\n"));
        return text.append(Primitives.DECLARATIONS).append(functions).toString();
    }

    private String definition(Operation operation) {
        Tape program = operation.program();
        List<String> parameters = new ArrayList<>();
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < program.size(); i++) {
            if (program.operation(i) == Operation.INPUT) {
                names.put(i, "x" + program.a(i));
                parameters.add("double x" + program.a(i));
            }
        }
        String body = statements(program, names, "   ");
        return "double " + name(operation) + "(" + String.join(", ", parameters) + ") {\n" + body + "   return "
                + name(program, program.outputs().getFirst().position(), names) + ";\n}\n";
    }

    private static String name(Operation operation) {
        return "lg_" + operation.symbol();
    }
}
