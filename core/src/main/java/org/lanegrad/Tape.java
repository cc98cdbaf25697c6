package org.lanegrad;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.sweep.ForwardSweep;
import org.lanegrad.sweep.Hessian;
import org.lanegrad.sweep.ReverseSweep;

/**
 * A recorded function: a straight-line program in struct-of-arrays buffers. Operation {@code i} applies
 * {@code opcode[i]} to the values at the earlier positions {@code a[i]}, {@code b[i]} and {@code c[i]} (-1 where it has
 * fewer operands). An input has its number in {@code a}, a constant its place in {@code constant[]}; a look-up has its
 * index in {@code a} and its table's place and length in {@code b} and {@code c}.
 *
 * <p>Beside them stand three columns that say where an operation comes from: the {@link Sweep} that it belongs to, its
 * origin (the position, on the tape as first recorded, of the operation that it belongs to) and the user's source line.
 *
 * <p>Derivatives of a tape are tapes: {@link #gradient()}, {@link #vjp()}, {@link #jvp()}, {@link #hessian()}. Tapes
 * are immutable and may be used by any number of threads.
 */
public final class Tape {
    private static final Sweep[] SWEEPS = Sweep.values();

    private final byte[] opcode;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    private final double[] constant;
    private final byte[] sweep;
    private final int[] origin;
    private final int[] line;
    private final List<String> sourceLines;
    private final List<Input> inputs;
    private final List<Output> outputs;

    Tape(
            byte[] opcode,
            int[] a,
            int[] b,
            int[] c,
            double[] constant,
            byte[] sweep,
            int[] origin,
            int[] line,
            List<String> sourceLines,
            List<Input> inputs,
            List<Output> outputs) {
        this.opcode = opcode;
        this.a = a;
        this.b = b;
        this.c = c;
        this.constant = constant;
        this.sweep = sweep;
        this.origin = origin;
        this.line = line;
        this.sourceLines = List.copyOf(sourceLines);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    // ---- Recording

    /**
     * Records a function. Where a product is only added to or subtracted from something, the two become one fused
     * operation with one rounding ({@link MultiplyAddFusion}); everything derived from the tape computes with the same
     * bits.
     *
     * @param program declares inputs, computes, declares outputs
     * @return the tape
     * @throws IllegalStateException if no output was declared
     */
    public static Tape record(Consumer<Recording> program) {
        return new MultiplyAddFusion().apply(trace(program));
    }

    /**
     * Records a function exactly as it is written: the evaluation trace of the textbook, nothing shared or fused.
     *
     * @param program declares inputs, computes, declares outputs
     * @return the tape
     * @throws IllegalStateException if no output was declared
     */
    public static Tape trace(Consumer<Recording> program) {
        Recording recording = new Recording();
        program.accept(recording);
        return recording.finish();
    }

    // ---- Derivatives

    /**
     * The value and the gradient of a function with one output, by one reverse sweep.
     *
     * @return a tape with the same inputs, and as outputs {@code z} and {@code dz/dx} for each active input
     * @throws IllegalStateException if there is not exactly one output
     */
    public Tape gradient() {
        return ReverseSweep.gradient(this);
    }

    /**
     * The vector-Jacobian product, by one reverse sweep from adjoint seeds given as inputs.
     *
     * @return a tape with an input {@code adjoint z} more for each output, and as outputs the values and an
     *     {@code adjoint x} for each active input
     */
    public Tape vjp() {
        return ReverseSweep.vjp(this);
    }

    /**
     * The Jacobian-vector product, by one forward sweep of tangents given as inputs.
     *
     * @return a tape with an input {@code tangent x} more for each active input, and as outputs the values and a
     *     {@code tangent z} for each
     */
    public Tape jvp() {
        return ForwardSweep.jvp(this);
    }

    /**
     * The product of the Hessian with a vector, by a forward sweep through the reverse sweep.
     *
     * @return a tape with an input {@code tangent x} more for each active input, and as outputs those of
     *     {@link #gradient()} and {@code tangent dz/dx} for each active input
     * @throws IllegalStateException if there is not exactly one output
     */
    public Tape hessianVectorProduct() {
        return Hessian.product(this);
    }

    /**
     * The Hessian, by one forward sweep through the reverse sweep for each active input: for functions of few inputs.
     *
     * @return a tape with as outputs those of {@link #gradient()} and {@code d2z/dx dy} for each pair of active inputs,
     *     row by row
     * @throws IllegalStateException if there is not exactly one output
     */
    public Tape hessian() {
        return Hessian.of(this);
    }

    /**
     * The same tape with some of its outputs only. What the others needed stays until dead code is removed.
     *
     * @param names the outputs to keep, in the order wanted
     * @return the tape
     * @throws IllegalArgumentException if no name is given, one stands twice, or there is no such output
     */
    public Tape withOutputs(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("Name at least one output to keep.");
        }
        if (Arrays.stream(names).distinct().count() < names.length) {
            throw new IllegalArgumentException("An output is named twice in " + List.of(names) + ".");
        }
        Map<String, Output> byName = new HashMap<>();
        outputs.forEach(output -> byName.put(output.name(), output));
        List<Output> kept = Arrays.stream(names)
                .map(name -> {
                    Output output = byName.get(name);
                    if (output == null) {
                        throw new IllegalArgumentException("There is no output named '" + name + "'; there are "
                                + outputs.stream().map(Output::name).toList() + ".");
                    }
                    return output;
                })
                .toList();
        return new Tape(opcode, a, b, c, constant, sweep, origin, line, sourceLines, inputs, kept);
    }

    /**
     * The outputs at one point: the tape followed step by step on plain doubles.
     *
     * @param point a value for each input, in the order of declaration, shared ones too
     * @return a value for each output
     * @throws IllegalArgumentException if the number of values is not that of the inputs
     */
    public double[] evaluate(double... point) {
        if (point.length != inputs.size()) {
            throw new IllegalArgumentException("The tape has " + inputs.size() + " inputs " + inputNames()
                    + ", but " + point.length + " values were given.");
        }
        double[] value = new double[size()];
        for (int i = 0; i < value.length; i++) {
            Operation operation = operation(i);
            value[i] = switch (operation) {
                case INPUT -> point[a[i]];
                case CONSTANT -> constant(i);
                case LOOKUP -> Bits.lookup(constant, value[a[i]], b[i], c[i]);
                default -> operation.meaning().of(value[a[i]], at(value, b[i]), at(value, c[i]));
            };
        }
        return outputs.stream().mapToDouble(output -> value[output.position()]).toArray();
    }

    private static double at(double[] value, int operand) {
        return operand < 0 ? 0 : value[operand];
    }

    // ---- The buffers

    /**
     * The length of the buffers: operations, inputs and constants.
     *
     * @return the size
     */
    public int size() {
        return opcode.length;
    }

    /**
     * How many operations there are; inputs and constants don't count, a function counts as one.
     *
     * @return the count
     */
    public int operationCount() {
        int count = 0;
        for (byte code : opcode) {
            if (Operation.of(code).kind() != Operation.Kind.LEAF) {
                count++;
            }
        }
        return count;
    }

    /**
     * The operation at a position.
     *
     * @param position where
     * @return the operation
     */
    public Operation operation(int position) {
        return Operation.of(opcode[position]);
    }

    /**
     * The first operand of an operation.
     *
     * @param position where the operation is
     * @return the operand's position; for an input its number, for a constant its place among the constants
     */
    public int a(int position) {
        return a[position];
    }

    /**
     * The second operand of an operation.
     *
     * @param position where the operation is
     * @return the operand's position, or -1; for a look-up the place of its table among the constants
     */
    public int b(int position) {
        return b[position];
    }

    /**
     * The third operand of an operation.
     *
     * @param position where the operation is
     * @return the operand's position, or -1; for a look-up the length of its table
     */
    public int c(int position) {
        return c[position];
    }

    /**
     * An operand of an operation.
     *
     * @param position where the operation is
     * @param operand 0, 1 or 2, below the operation's arity
     * @return the operand's position
     */
    public int operand(int position, int operand) {
        return operand == 0 ? a[position] : operand == 1 ? b[position] : c[position];
    }

    /**
     * The value of a constant.
     *
     * @param position where it is
     * @return the value
     */
    public double constant(int position) {
        return constant[a[position]];
    }

    /**
     * The table of a look-up.
     *
     * @param position where the look-up is
     * @return a copy of the table
     */
    public double[] table(int position) {
        return Arrays.copyOfRange(constant, b[position], b[position] + c[position]);
    }

    /**
     * The sweep that an operation belongs to.
     *
     * @param position where the operation is
     * @return the sweep
     */
    public Sweep sweep(int position) {
        return SWEEPS[sweep[position]];
    }

    /**
     * The operation of the tape as first recorded that an operation belongs to.
     *
     * @param position where the operation is
     * @return the position on the first tape; its own if this is that tape
     */
    public int origin(int position) {
        return origin[position];
    }

    /**
     * The user's source line that an operation comes from.
     *
     * @param position where the operation is
     * @return its place in {@link #sourceLines()}, or -1 if it was not recorded
     */
    public int line(int position) {
        return line[position];
    }

    /**
     * A copy of the opcode buffer.
     *
     * @return {@link Operation#opcode()} of each operation
     */
    public byte[] opcodes() {
        return opcode.clone();
    }

    /**
     * A copy of one operand buffer.
     *
     * @param operand 0 for a, 1 for b, 2 for c
     * @return the operand of each operation
     */
    public int[] operands(int operand) {
        return (operand == 0 ? a : operand == 1 ? b : c).clone();
    }

    /**
     * A copy of the constants.
     *
     * @return the values of constants and the look-up tables
     */
    public double[] constants() {
        return constant.clone();
    }

    /**
     * The user's source lines that {@link #line} points to.
     *
     * @return lines such as {@code Model.java:12}
     */
    public List<String> sourceLines() {
        return sourceLines;
    }

    /**
     * The inputs.
     *
     * @return their declarations, in order
     */
    public List<Input> inputs() {
        return inputs;
    }

    /**
     * The outputs.
     *
     * @return their names and positions, in order
     */
    public List<Output> outputs() {
        return outputs;
    }

    /**
     * The operation at a position as a formula, such as {@code w1 * w2}.
     *
     * @param position where the operation is
     * @param names what its operands are to be called, by their positions
     * @return the formula
     */
    public String formula(int position, IntFunction<String> names) {
        return TapePrinter.formula(this, position, names);
    }

    /** The tape as formulas, one a line, the sweeps apart. */
    @Override
    public String toString() {
        return TapePrinter.print(this);
    }

    private List<String> inputNames() {
        return inputs.stream().map(Input::name).toList();
    }
}
