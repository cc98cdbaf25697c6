package org.lanegrad.gpu;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;

/**
 * Writes bodies as statements, and collects the functions and tables that they use: each becomes one function or array
 * of the program, generated from its definition.
 *
 * <p>In the statements the operands of a body are {@code x0}, {@code x1} and so on, and its operations {@code v0},
 * {@code v1} and so on.
 */
final class Functions {
    private final Primitives primitives;
    private final Set<Operation> written = EnumSet.noneOf(Operation.class);
    private final StringBuilder functions = new StringBuilder();
    /** The name of each table by its contents: equal tables are one. */
    private final Map<List<Double>, String> tables = new LinkedHashMap<>();

    Functions(Primitives primitives) {
        this.primitives = primitives;
    }

    /** All operations of a body as statements, one a line. */
    String statements(Body body, String indent) {
        StringBuilder text = new StringBuilder();
        double[] constants = body.constants();
        for (int i = 0; i < body.size(); i++) {
            text.append(indent)
                    .append(body.operation(i).isCondition() ? "const bool v" : "const double v")
                    .append(i)
                    .append(" = ")
                    .append(expression(body, constants, i))
                    .append(";\n");
        }
        return text.toString();
    }

    /** A result of a body as a number; a condition becomes 1 or 0. */
    static String result(Body body, int k) {
        int operation = body.result(k) - body.value(0);
        return name(body, body.constants(), body.result(k))
                + (operation >= 0 && body.operation(operation).isCondition() ? " ? 1.0 : 0.0" : "");
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

    private String expression(Body body, double[] constants, int i) {
        Operation operation = body.operation(i);
        String[] operands = {"", "", ""};
        for (int k = 0; k < operation.arity(); k++) {
            int value = body.operand(i, k);
            String name = name(body, constants, value);
            // Only conditions that the body computes are of the type bool: others come as the number 1 or 0
            operands[k] = operation.takesCondition(k) && value < body.value(0) ? "(" + name + " != 0.0)" : name;
        }
        if (operation == Operation.LOOKUP) {
            int from = body.tableOffset(i);
            return lookup(Arrays.copyOfRange(constants, from, from + body.tableLength(i)), operands[0]);
        }
        if (operation.kind() == Operation.Kind.FUNCTION) {
            if (written.add(operation)) {
                functions.append(definition(operation));
            }
            return name(operation) + "(" + String.join(", ", Arrays.copyOf(operands, operation.arity())) + ")";
        }
        return primitives.apply(operation, operands[0], operands[1], operands[2]);
    }

    private String lookup(double[] table, String index) {
        List<Double> contents = Arrays.stream(table).boxed().toList();
        String name = tables.get(contents);
        if (name == null) {
            name = "lg_table" + tables.size();
            tables.put(contents, name);
        }
        return Primitives.lookup(name, table.length, index);
    }

    private String definition(Operation operation) {
        Body body = Body.of(operation.program());
        String parameters =
                IntStream.range(0, body.operands()).mapToObj(k -> "double x" + k).collect(Collectors.joining(", "));
        return "LG_FUNCTION double " + name(operation) + "(" + parameters + ") {\n" + statements(body, "   ")
                + "   return " + result(body, 0) + ";\n}\n";
    }

    private static String name(Operation operation) {
        return "lg_" + operation.symbol();
    }

    private static String name(Body body, double[] constants, int value) {
        return value < body.operands()
                ? "x" + value
                : value < body.value(0)
                        ? Primitives.literal(constants[value - body.operands()])
                        : "v" + (value - body.value(0));
    }
}
