package org.lanegrad.scalar;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Primitives;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.plan.Rows;

/**
 * A tape made ready to be followed on plain doubles: functions are replaced by their definitions, each value has a
 * place in a small memory. This is what a tape means; every other executor is checked against it.
 */
public final class ScalarProgram implements PointProgram {
    private final byte[] opcode;
    private final int[] result;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    /** The memory before a run: rows, then constants. */
    private final double[] initial;

    private final int[] inputPlace;
    private final int[] outputPlace;
    private final long bytesPerPoint;

    private ScalarProgram(Tape tape, Rows rows) {
        int n = tape.operationCount();
        opcode = new byte[n];
        result = new int[n];
        a = new int[n];
        b = new int[n];
        c = new int[n];
        inputPlace = new int[tape.inputs().size()];
        bytesPerPoint = rows.bytesPerPoint();

        double[] constants = tape.constants();
        initial = new double[rows.count() + constants.length];
        System.arraycopy(constants, 0, initial, rows.count(), constants.length);
        int[] place = new int[tape.size()];
        int next = 0;
        for (int i = 0; i < place.length; i++) {
            Operation operation = tape.operation(i);
            place[i] = operation == Operation.CONSTANT ? rows.count() + tape.a(i) : rows.row(i);
            if (operation == Operation.INPUT) {
                inputPlace[tape.a(i)] = place[i];
            } else if (operation != Operation.CONSTANT) {
                opcode[next] = operation.opcode();
                result[next] = place[i];
                a[next] = place[tape.a(i)];
                if (operation == Operation.LOOKUP) {
                    b[next] = rows.count() + tape.b(i);
                    c[next] = tape.c(i);
                } else {
                    b[next] = operation.arity() > 1 ? place[tape.b(i)] : 0;
                    c[next] = operation.arity() > 2 ? place[tape.c(i)] : 0;
                }
                next++;
            }
        }
        outputPlace = tape.outputs().stream()
                .mapToInt(output -> place[output.position()])
                .toArray();
    }

    /**
     * Makes a tape ready.
     *
     * @param tape the tape
     * @return the program
     */
    public static ScalarProgram of(Tape tape) {
        Tape primitives =
                new DeadCode().apply(new CommonSubexpressions().apply(new InlineFunctions().apply(tape)));
        return new ScalarProgram(primitives, Rows.of(primitives));
    }

    /**
     * The number of inputs.
     *
     * @return that of the tape
     */
    public int inputs() {
        return inputPlace.length;
    }

    @Override
    public String describe() {
        return "scalar executor, plain Java, float64, one point at a time, " + bytesPerPoint + " bytes of values";
    }

    @Override
    public double[] newMemory() {
        return Arrays.copyOf(initial, Math.max(initial.length, 1));
    }

    @Override
    public int inputPlace(int input) {
        return inputPlace[input];
    }

    @Override
    public int outputPlace(int output) {
        return outputPlace[output];
    }

    @Override
    public void run(double[] memory) {
        Primitives.run(opcode, result, a, b, c, memory);
    }
}
