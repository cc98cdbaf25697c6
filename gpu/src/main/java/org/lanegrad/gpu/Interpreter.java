package org.lanegrad.gpu;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;

/**
 * A tape written as a loop over a table of calls. An entry is the number of a body, then the places of its operands and
 * results; each body is a case of the loop. So the text is as long as the distinct bodies, however long the tape is.
 */
final class Interpreter {
    private final Tape tape;
    private final Groups groups;
    private final BatchShape inputs;
    private final Shape shape;
    private final Places places;
    /** The place of each constant among those that operands name, by its bits. */
    private final Map<Long, Integer> constants = new LinkedHashMap<>();

    private int[] table = new int[1024];
    private int length;

    private Interpreter(Groups groups, BatchShape inputs, Shape shape) {
        this.tape = groups.tape();
        this.groups = groups;
        this.inputs = inputs;
        this.shape = shape;
        this.places = new Places(groups, inputs);
    }

    static OpenClProgram program(Groups groups, BatchShape inputs, Shape shape, Primitives primitives) {
        return new Interpreter(groups, inputs, shape).program(primitives);
    }

    private OpenClProgram program(Primitives primitives) {
        for (int call = 0; call < groups.calls(); call++) {
            addCall(call);
        }
        copyOutputs();
        Functions functions = new Functions(primitives);
        StringBuilder text =
                new StringBuilder("      for (int at = 0; at < length; ) {\n         switch (calls[at]) {\n");
        int number = 0;
        for (Body body : groups.bodies()) {
            text.append(caseOf(number++, body, functions));
        }
        text.append(caseOf(number++, copy(false), functions)).append(caseOf(number, copy(true), functions));
        text.append("         }\n      }\n");
        return new OpenClProgram(
                OpenClSource.program(Places.DECLARATION + functions.declarations(), shape, text.toString()),
                constants.keySet().stream()
                        .mapToDouble(Double::longBitsToDouble)
                        .toArray(),
                Arrays.copyOf(table, length),
                places.rows(),
                "interpreter of " + groups.calls() + " calls of " + groups.bodies().size() + " bodies");
    }

    private void addCall(int call) {
        Body body = groups.bodies().get(groups.body(call));
        append(groups.body(call));
        for (int k = 0; k < body.operands(); k++) {
            append(place(groups.operand(call, k)));
        }
        for (int k = 0; k < body.results(); k++) {
            append(places.of(groups.result(call, k)));
        }
    }

    /** Outputs that are inputs, constants, or stand twice. */
    private void copyOutputs() {
        for (int k = 0; k < tape.outputs().size(); k++) {
            int position = tape.outputs().get(k).position();
            if (isUniform(position) || places.of(position) != Places.result(k)) {
                append(groups.bodies().size() + (isUniform(position) ? 1 : 0));
                append(place(position));
                append(Places.result(k));
            }
        }
    }

    private void append(int number) {
        if (length == table.length) {
            table = Arrays.copyOf(table, 2 * length);
        }
        table[length++] = number;
    }

    private boolean isUniform(int position) {
        return tape.operation(position) == Operation.CONSTANT
                || (tape.operation(position) == Operation.INPUT && inputs.isShared(tape.a(position)));
    }

    private int place(int position) {
        if (!isUniform(position)) {
            return places.of(position);
        }
        if (tape.operation(position) == Operation.INPUT) {
            return inputs.column(tape.a(position));
        }
        long bits = Double.doubleToRawLongBits(tape.constant(position));
        Integer known = constants.putIfAbsent(bits, constants.size());
        return inputs.shared() + (known == null ? constants.size() - 1 : known);
    }

    private String caseOf(int number, Body body, Functions functions) {
        StringBuilder before = new StringBuilder();
        StringBuilder lanes = new StringBuilder();
        int at = 1;
        for (int k = 0; k < body.operands(); k++, at++) {
            if (body.isUniform(k)) {
                before.append("            const double x" + k + " = uniforms[calls[at + " + at + "]];\n");
            } else {
                before.append("            __global const double *a" + k + " = lg_row(calls[at + " + at
                        + "], row, in, out);\n");
                lanes.append("               const double x" + k + " = a" + k + "[lane];\n");
            }
        }
        lanes.append(functions.statements(body, "               "));
        for (int k = 0; k < body.results(); k++, at++) {
            before.append("            __global double *r" + k + " = lg_row(calls[at + " + at
                    + "], row, in, out);\n");
            lanes.append("               r" + k + "[lane] = " + Functions.result(body, k) + ";\n");
        }
        return "         case " + number + ": {\n" + before + shape.eachLane("            ") + lanes
                + "            }\n            at += " + at + ";\n            break;\n         }\n";
    }

    /** A body that hands its operand on. */
    private static Body copy(boolean uniform) {
        return Body.of(Tape.trace(r -> {
            Input input = Input.of("x");
            r.output("x", r.input(uniform ? input.perBatch() : input));
        }));
    }
}
