package org.lanegrad.bench;

import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Rows;

/**
 * What the scalar executor is measured beside: an interpreter as one writes it for the purpose, a switch with Java's
 * own arithmetic over arrays, for the operations and the ordinary numbers that the workloads have.
 */
final class PlainInterpreter {
    // Opcodes by the names that Operation gives them
    private static final int ADD = 2;
    private static final int SUBTRACT = 3;
    private static final int MULTIPLY = 4;
    private static final int DIVIDE = 5;
    private static final int NEGATE = 6;
    private static final int FMA = 7;
    private static final int FMS = 8;
    private static final int FNMA = 9;
    private static final int ABS = 11;
    private static final int MAX = 13;
    private static final int RINT = 14;
    private static final int FLOOR = 15;
    private static final int LESS = 17;
    private static final int LESS_OR_EQUAL = 18;
    private static final int EQUAL = 19;
    private static final int OR = 21;
    private static final int NOT = 22;
    private static final int SELECT = 23;
    private static final int EXPONENT_BITS = 24;
    private static final int WITH_EXPONENT_BITS = 26;
    private static final int LOOKUP = 27;

    private final byte[] opcode;
    private final int[] result;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final double[] memory;
    private final int[] inputs;
    private final int[] outputs;

    /** Given a tape of primitives. */
    PlainInterpreter(Tape tape) {
        int n = tape.operationCount();
        opcode = new byte[n];
        result = new int[n];
        a = new int[n];
        b = new int[n];
        c = new int[n];
        inputs = new int[tape.inputs().size()];
        Rows rows = Rows.of(tape);
        double[] constants = tape.constants();
        memory = new double[rows.count() + constants.length];
        System.arraycopy(constants, 0, memory, rows.count(), constants.length);
        int[] place = new int[tape.size()];
        int next = 0;
        for (int i = 0; i < place.length; i++) {
            Operation operation = tape.operation(i);
            place[i] = operation == Operation.CONSTANT ? rows.count() + tape.a(i) : rows.row(i);
            if (operation == Operation.INPUT) {
                inputs[tape.a(i)] = place[i];
            } else if (operation != Operation.CONSTANT) {
                boolean table = operation == Operation.LOOKUP;
                opcode[next] = operation.opcode();
                result[next] = place[i];
                a[next] = place[tape.a(i)];
                b[next] = table ? rows.count() + tape.b(i) : operation.arity() > 1 ? place[tape.b(i)] : 0;
                c[next] = table ? tape.c(i) : operation.arity() > 2 ? place[tape.c(i)] : 0;
                next++;
            }
        }
        outputs = tape.outputs().stream().mapToInt(Output::position).map(i -> place[i]).toArray();
    }

    /** Follows the tape at each point: {@code [input][point]} in, {@code [output][point]} out. */
    void run(double[] in, double[] out, int points) {
        for (int point = 0; point < points; point++) {
            for (int k = 0; k < inputs.length; k++) {
                memory[inputs[k]] = in[k * points + point];
            }
            followTape();
            for (int k = 0; k < outputs.length; k++) {
                out[k * points + point] = memory[outputs[k]];
            }
        }
    }

    private void followTape() {
        double[] m = memory;
        for (int i = 0; i < opcode.length; i++) {
            m[result[i]] = switch (opcode[i]) {
                case ADD -> m[a[i]] + m[b[i]];
                case SUBTRACT -> m[a[i]] - m[b[i]];
                case MULTIPLY -> m[a[i]] * m[b[i]];
                case DIVIDE -> m[a[i]] / m[b[i]];
                case NEGATE -> -m[a[i]];
                case FMA -> Math.fma(m[a[i]], m[b[i]], m[c[i]]);
                case FMS -> Math.fma(m[a[i]], m[b[i]], -m[c[i]]);
                case FNMA -> Math.fma(-m[a[i]], m[b[i]], m[c[i]]);
                case ABS -> Math.abs(m[a[i]]);
                case MAX -> Math.max(m[a[i]], m[b[i]]);
                case RINT -> Math.rint(m[a[i]]);
                case FLOOR -> Math.floor(m[a[i]]);
                case LESS -> m[a[i]] < m[b[i]] ? 1 : 0;
                case LESS_OR_EQUAL -> m[a[i]] <= m[b[i]] ? 1 : 0;
                case EQUAL -> m[a[i]] == m[b[i]] ? 1 : 0;
                case OR -> m[a[i]] + m[b[i]] > 0 ? 1 : 0;
                case NOT -> 1 - m[a[i]];
                case SELECT -> m[a[i]] != 0 ? m[b[i]] : m[c[i]];
                case EXPONENT_BITS -> 0x1p52 + (Math.getExponent(m[a[i]]) + 1023);
                case WITH_EXPONENT_BITS -> Double.longBitsToDouble(Double.doubleToRawLongBits(m[a[i]]) << 52);
                case LOOKUP -> m[b[i] + (int) Math.clamp(m[a[i]], 0.0, c[i] - 1.0)];
                default -> throw new IllegalArgumentException("No workload has " + Operation.of(opcode[i]) + ".");
            };
        }
    }
}
