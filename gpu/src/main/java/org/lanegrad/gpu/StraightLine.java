package org.lanegrad.gpu;

import java.util.HashMap;
import java.util.Map;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** A tape written as it is: every operation a statement, every value in a register. */
final class StraightLine {

    private StraightLine() {}

    static OpenClProgram program(Tape tape, Inputs inputs, Shape shape, Primitives primitives) {
        Functions functions = new Functions(primitives);
        StringBuilder uniforms = new StringBuilder();
        StringBuilder loads = new StringBuilder();
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i) == Operation.INPUT) {
                int input = tape.a(i);
                String name = "x" + input;
                names.put(i, name);
                if (inputs.isShared(input)) {
                    uniforms.append("      const double " + name + " = uniforms[" + inputs.column(input) + "];\n");
                } else {
                    loads.append("         const double " + name + " = in[" + inputs.column(input) * Shape.BLOCK
                            + " + lane];\n");
                }
            }
        }
        String statements = functions.statements(tape, names, "         ");
        StringBuilder stores = new StringBuilder();
        for (int k = 0; k < tape.outputs().size(); k++) {
            stores.append("         out[" + k * Shape.BLOCK + " + lane] = "
                    + Functions.name(tape, tape.outputs().get(k).position(), names) + ";\n");
        }
        String source = OpenClSource.program(
                functions.declarations(),
                shape,
                uniforms + shape.eachLane("      ") + loads + statements + stores + "      }\n");
        return new OpenClProgram(
                source, new double[0], new int[0], 0, "straight-line kernel of " + tape.operationCount() + " operations");
    }
}
