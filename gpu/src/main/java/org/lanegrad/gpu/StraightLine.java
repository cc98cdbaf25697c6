package org.lanegrad.gpu;

import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Body;

/** A tape written as it is: every operation a statement, every value in a register. */
final class StraightLine {

    private StraightLine() {}

    static OpenClProgram program(Tape tape, BatchShape inputs, Shape shape, Primitives primitives) {
        Body body = Body.of(tape);
        StringBuilder uniforms = new StringBuilder();
        StringBuilder lanes = new StringBuilder();
        for (int k = 0; k < body.operands(); k++) {
            if (body.isUniform(k)) {
                uniforms.append("      const double x" + k + " = uniforms[" + inputs.column(k) + "];\n");
            } else {
                lanes.append("         const double x" + k + " = in[" + inputs.column(k) * Shape.BLOCK + " + lane];\n");
            }
        }
        Functions functions = new Functions(primitives);
        lanes.append(functions.statements(body, "         "));
        for (int k = 0; k < body.results(); k++) {
            lanes.append("         out[" + k * Shape.BLOCK + " + lane] = " + Functions.result(body, k) + ";\n");
        }
        return new OpenClProgram(
                OpenClSource.program(
                        functions.declarations(),
                        shape,
                        uniforms + shape.eachLane("      ") + lanes + "      }\n"),
                new double[0],
                new int[0],
                0,
                "straight-line kernel of " + body.size() + (body.size() == 1 ? " operation" : " operations"));
    }
}
