package org.lanegrad.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Operation;

/**
 * A straight-line piece of a program, apart from where its operands come from and where its results go: what an
 * executor compiles into one kernel, to be called at every place where the piece recurs.
 *
 * <p>Its values are numbered from 0: first the external operands, then the constants, then one value for each
 * operation, in order. An operation uses values with lower numbers than its own. Some of the values leave the body: its
 * results. Bodies are immutable, and equal if they have the same operands, constants, operations and results.
 */
public final class Body {
    private final boolean[] uniform;
    private final double[] constants;
    private final byte[] opcode;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final int[] result;

    /**
     * Makes a body of columns that it keeps. For a look-up, {@code b} and {@code c} are the place of its table among
     * the constants and the length of the table.
     */
    Body(boolean[] uniform, double[] constants, byte[] opcode, int[] a, int[] b, int[] c, int[] result) {
        this.uniform = uniform;
        this.constants = constants;
        this.opcode = opcode;
        this.a = a;
        this.b = b;
        this.c = c;
        this.result = result;
    }

    /**
     * One operation, whose operands are those of the body, in the same order, and none of them uniform.
     *
     * @param operation a primitive or a function
     * @return the body; its only result is that of the operation
     * @throws IllegalArgumentException if the operation is an input, a constant or a look-up, for which
     *     {@link #lookup} is there
     */
    public static Body of(Operation operation) {
        if (operation.kind() == Operation.Kind.LEAF || operation == Operation.LOOKUP) {
            throw new IllegalArgumentException("The operation " + operation.symbol() + " alone does not make a body.");
        }
        return single(operation, 0, new double[0]);
    }

    /**
     * A look-up in a table, with the index as the body's only operand.
     *
     * @param table the table, of one entry at least; it is copied
     * @return the body; its only result is that of the look-up
     * @throws IllegalArgumentException if the table is empty
     */
    public static Body lookup(double[] table) {
        if (table.length == 0) {
            throw new IllegalArgumentException("A look-up needs a table with an entry at least.");
        }
        return single(Operation.LOOKUP, 0, table.clone());
    }

    /**
     * A whole tape: its inputs are the operands, the shared ones uniform, and its outputs the results. Functions stay
     * single operations.
     *
     * @param tape the tape
     * @return the body; operand and result {@code k} are input and output {@code k}
     */
    public static Body of(Tape tape) {
        int operands = tape.inputs().size();
        boolean[] uniform = new boolean[operands];
        for (int k = 0; k < operands; k++) {
            uniform[k] = tape.inputs().get(k).shared();
        }
        double[] constants = tape.constants();
        int n = tape.operationCount();
        byte[] opcode = new byte[n];
        int[][] operand = new int[3][n];
        int[] value = new int[tape.size()];
        int next = 0;
        for (int i = 0; i < value.length; i++) {
            Operation operation = tape.operation(i);
            value[i] = switch (operation) {
                case INPUT -> tape.a(i);
                case CONSTANT -> operands + tape.a(i);
                default -> {
                    opcode[next] = operation.opcode();
                    for (int k = 0; k < 3; k++) {
                        // What is not an operand, -1 or a table's place and length, is the same here
                        operand[k][next] =
                                k < operation.arity() ? value[tape.operand(i, k)] : tape.operand(i, k);
                    }
                    yield operands + constants.length + next++;
                }
            };
        }
        int[] result = tape.outputs().stream()
                .mapToInt(Output::position)
                .map(position -> value[position])
                .toArray();
        return new Body(uniform, constants, opcode, operand[0], operand[1], operand[2], result);
    }

    /** One operation on its operands; bit k of the mask says that operand k is uniform. */
    static Body single(Operation operation, int uniformOperands, double[] table) {
        int arity = operation.arity();
        boolean[] uniform = new boolean[arity];
        for (int k = 0; k < arity; k++) {
            uniform[k] = (uniformOperands >> k & 1) != 0;
        }
        boolean looksUp = operation == Operation.LOOKUP;
        return new Body(
                uniform,
                table,
                new byte[] {operation.opcode()},
                new int[] {0},
                new int[] {looksUp ? 0 : arity > 1 ? 1 : -1},
                new int[] {looksUp ? table.length : arity > 2 ? 2 : -1},
                new int[] {arity + table.length});
    }

    // ---- The values from outside

    /**
     * The number of external operands; their values are numbered from 0.
     *
     * @return the number
     */
    public int operands() {
        return uniform.length;
    }

    /**
     * Whether an external operand is the same for all points: a constant of the tape or a shared input. An executor can
     * keep it as one number instead of a row of numbers.
     *
     * @param operand from 0, below {@link #operands()}
     * @return true if so, in every call of the body
     */
    public boolean isUniform(int operand) {
        return uniform[operand];
    }

    /**
     * A copy of the constants, whose values are numbered from {@link #operands()} on: numbers that are the same in
     * every call, and the tables of look-ups.
     *
     * @return the constants
     */
    public double[] constants() {
        return constants.clone();
    }

    /**
     * A constant.
     *
     * @param value the number of its value, from {@link #operands()} on
     * @return the constant
     */
    public double constant(int value) {
        return constants[value - uniform.length];
    }

    // ---- The operations

    /**
     * The number of operations.
     *
     * @return how many there are, 0 or more
     */
    public int size() {
        return opcode.length;
    }

    /**
     * An operation.
     *
     * @param i from 0, below {@link #size()}
     * @return the operation, never a leaf
     */
    public Operation operation(int i) {
        return Operation.of(opcode[i]);
    }

    /**
     * An operand of an operation.
     *
     * @param i the operation
     * @param operand 0, 1 or 2, below the operation's arity
     * @return the number of a value
     */
    public int operand(int i, int operand) {
        return operand == 0 ? a[i] : operand == 1 ? b[i] : c[i];
    }

    /**
     * The number of the value that an operation computes.
     *
     * @param i the operation
     * @return its value, numbered after the operands and the constants
     */
    public int value(int i) {
        return uniform.length + constants.length + i;
    }

    /**
     * Where the table of a look-up begins.
     *
     * @param i the look-up
     * @return a place in {@link #constants()}
     */
    public int tableOffset(int i) {
        return b[i];
    }

    /**
     * The length of the table of a look-up.
     *
     * @param i the look-up
     * @return how many constants it has
     */
    public int tableLength(int i) {
        return c[i];
    }

    // ---- The values that leave

    /**
     * The number of results.
     *
     * @return how many values leave the body
     */
    public int results() {
        return result.length;
    }

    /**
     * A value that leaves the body.
     *
     * @param k from 0, below {@link #results()}
     * @return its number; in bodies found on a tape it is the value of an operation, and the numbers ascend
     */
    public int result(int k) {
        return result[k];
    }

    /**
     * The results at one point: the body followed step by step on plain doubles.
     *
     * @param operands a value for each external operand
     * @return a value for each result
     * @throws IllegalArgumentException if the number of values is not that of the operands
     */
    public double[] evaluate(double... operands) {
        if (operands.length != operands()) {
            throw new IllegalArgumentException(
                    "The body has " + operands() + " operands, but " + operands.length + " values were given.");
        }
        double[] value = Arrays.copyOf(operands, value(size()));
        System.arraycopy(constants, 0, value, operands(), constants.length);
        for (int i = 0; i < size(); i++) {
            Operation operation = operation(i);
            value[value(i)] = operation == Operation.LOOKUP
                    ? Bits.lookup(constants, value[a[i]], tableOffset(i), tableLength(i))
                    : operation.meaning().of(value[a[i]], b[i] < 0 ? 0 : value[b[i]], c[i] < 0 ? 0 : value[c[i]]);
        }
        return Arrays.stream(result).mapToDouble(k -> value[k]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that
                && Arrays.equals(uniform, that.uniform)
                && Arrays.equals(constants, that.constants)
                && Arrays.equals(opcode, that.opcode)
                && Arrays.equals(a, that.a)
                && Arrays.equals(b, that.b)
                && Arrays.equals(c, that.c)
                && Arrays.equals(result, that.result);
    }

    @Override
    public int hashCode() {
        int hash = Arrays.hashCode(opcode);
        for (int[] column : List.of(a, b, c, result)) {
            hash = 31 * hash + Arrays.hashCode(column);
        }
        return (31 * hash + Arrays.hashCode(constants)) * 31 + Arrays.hashCode(uniform);
    }

    /** The operations as formulas, one a line: x is an operand, u a uniform one, v a value; then the results. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            text.append(name(value(i))).append(" = ").append(operation(i).symbol());
            for (int k = 0; k < operation(i).arity(); k++) {
                text.append(' ').append(name(operand(i, k)));
            }
            if (operation(i) == Operation.LOOKUP) {
                text.append(" of ").append(tableLength(i));
            }
            text.append('\n');
        }
        return text + "-> " + String.join(" ", IntStream.of(result).mapToObj(this::name).toList());
    }

    private String name(int value) {
        if (value < operands()) {
            return (uniform[value] ? "u" : "x") + value;
        }
        int constant = value - operands();
        return constant < constants.length ? Double.toString(constants[constant]) : "v" + value;
    }
}
