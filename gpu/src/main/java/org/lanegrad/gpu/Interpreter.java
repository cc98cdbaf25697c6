package org.lanegrad.gpu;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * A tape written as a loop over a table of calls: the number of a case, the places of its operands, the places of its
 * results. Calls that do the same share a case, so that the text is short however long the tape is.
 */
final class Interpreter {
    private final Tape tape;
    private final Inputs inputs;
    private final Shape shape;
    private final Functions functions;
    private final CallRows rows;
    /** The number of each case by its text. */
    private final Map<String, Integer> cases = new LinkedHashMap<>();

    private final Map<Long, Integer> constants = new LinkedHashMap<>();
    private int[] table = new int[1024];
    private int length;

    private Interpreter(Tape tape, Inputs inputs, List<Call> calls, Shape shape, Primitives primitives) {
        this.tape = tape;
        this.inputs = inputs;
        this.shape = shape;
        this.functions = new Functions(primitives);
        this.rows = new CallRows(tape, inputs, calls);
        for (int i = 0; i < calls.size(); i++) {
            add(calls.get(i), i);
        }
        copyOutputs();
    }

    /** The tape as calls. */
    static OpenClProgram program(Tape tape, Inputs inputs, List<Call> calls, Shape shape, Primitives primitives) {
        return new Interpreter(tape, inputs, calls, shape, primitives).program();
    }

    /** A call for each operation. */
    static List<Call> operations(Tape tape) {
        return IntStream.range(0, tape.size())
                .filter(i -> tape.operation(i).kind() != Operation.Kind.LEAF)
                .mapToObj(i -> new Call(
                        new int[] {i},
                        IntStream.range(0, tape.operation(i).arity())
                                .map(k -> tape.operand(i, k))
                                .distinct()
                                .toArray(),
                        new int[] {i}))
                .toList();
    }

    private OpenClProgram program() {
        StringBuilder text = new StringBuilder("      for (int at = 0; at < length; ) {\n         switch (calls[at]) {\n");
        cases.forEach((body, number) -> text.append("         case ")
                .append(number)
                .append(": {\n")
                .append(body)
                .append("            break;\n         }\n"));
        text.append("         }\n      }\n");
        double[] values = constants.keySet().stream()
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
        return new OpenClProgram(
                OpenClSource.program(CallRows.DECLARATION + functions.declarations(), shape, text.toString()),
                values,
                Arrays.copyOf(table, length),
                rows.count(),
                "interpreter of " + cases.size() + " cases and " + length + " numbers of calls");
    }

    private void add(Call call, int number) {
        int[] places = new int[call.operands().length + call.results().length];
        int next = 0;
        for (int operand : call.operands()) {
            places[next++] = place(operand);
        }
        rows.assign(number);
        for (int result : call.results()) {
            places[next++] = rows.place(result);
        }
        add(text(call), places);
    }

    private void add(String text, int... places) {
        int number = cases.computeIfAbsent(text, _ -> cases.size());
        if (length + places.length + 1 > table.length) {
            table = Arrays.copyOf(table, 2 * table.length + places.length);
        }
        table[length++] = number;
        System.arraycopy(places, 0, table, length, places.length);
        length += places.length;
    }

    /** Outputs that are inputs, constants, or stand twice. */
    private void copyOutputs() {
        for (int k = 0; k < tape.outputs().size(); k++) {
            int position = tape.outputs().get(k).position();
            int home = CallRows.result(k);
            if (isUniform(position) || rows.place(position) != home) {
                Call copy = new Call(new int[0], new int[] {position}, new int[] {position});
                add(text(copy), place(position), home);
            }
        }
    }

    private boolean isUniform(int position) {
        return tape.operation(position) == Operation.CONSTANT
                || (tape.operation(position) == Operation.INPUT && inputs.isShared(tape.a(position)));
    }

    private int place(int position) {
        if (!isUniform(position)) {
            return rows.place(position);
        }
        return tape.operation(position) == Operation.INPUT
                ? inputs.column(tape.a(position))
                : inputs.sharedCount()
                        + constants.computeIfAbsent(
                                Double.doubleToRawLongBits(tape.constant(position)), _ -> constants.size());
    }

    /** What a call does, written with the places of its operands and results left open. */
    private String text(Call call) {
        StringBuilder before = new StringBuilder();
        StringBuilder loads = new StringBuilder();
        Map<Integer, String> names = new HashMap<>();
        int at = 1;
        for (int operand : call.operands()) {
            String name = "x" + at;
            names.put(operand, name);
            if (isUniform(operand)) {
                before.append("            const double " + name + " = uniforms[calls[at + " + at + "]];\n");
            } else {
                before.append("            __global const double *a" + at + " = lg_row(calls[at + " + at
                        + "], row, in, out);\n");
                loads.append("               const double " + name + " = a" + at + "[lane];\n");
            }
            at++;
        }
        String statements = functions.statements(tape, call.steps(), names, "               ");
        StringBuilder stores = new StringBuilder();
        for (int result : call.results()) {
            before.append("            __global double *r" + at + " = lg_row(calls[at + " + at
                    + "], row, in, out);\n");
            stores.append("               r" + at + "[lane] = " + names.get(result)
                    + (tape.operation(result).isCondition() ? " ? 1.0 : 0.0" : "") + ";\n");
            at++;
        }
        return before + shape.eachLane("            ") + loads + statements + stores
                + "            }\n            at += " + at + ";\n";
    }
}
