package org.lanegrad;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.lanegrad.op.Operation;

/**
 * Appends operations to the struct-of-arrays buffers of a tape. Recordings, sweeps and optimiser passes all build their
 * tapes with it; users record with {@link Recording} and need it only to write a transformation of their own.
 *
 * <p>An operation's operands are positions of earlier ones. Equal constants are stored once. New operations take the
 * current {@linkplain #mark sweep, origin and line}. A builder is for one thread; it ends with {@link #build()}.
 */
public final class TapeBuilder {
    private static final int NONE = -1;

    private byte[] opcode = new byte[64];
    private int[] a = new int[64];
    private int[] b = new int[64];
    private int[] c = new int[64];
    private byte[] sweep = new byte[64];
    private int[] origin = new int[64];
    private int[] line = new int[64];
    private int size;

    private double[] constants = new double[16];
    private int constantCount;
    private final LongMap constantPositions = new LongMap();
    private final Map<LongBuffer, Integer> tables = new HashMap<>();
    private final Map<CopiedTable, Integer> copiedTables = new HashMap<>();
    /** The lengths of restored tables by their places. */
    private final NavigableMap<Integer, Integer> restoredTables = new TreeMap<>();

    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Set<String> inputNames = new HashSet<>();
    /** The inputs whose operations have been appended. */
    private final BitSet appendedInputs = new BitSet();

    private final Set<String> outputNames = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> lineNumbers = new HashMap<>();

    private Sweep currentSweep = Sweep.FORWARD;
    private int currentOrigin = NONE;
    private int currentLine = NONE;
    private boolean keepsSourceLines;
    private boolean built;

    /** A table of another tape, by its place there. */
    private record CopiedTable(Tape tape, int offset, int length) {}

    /** Starts an empty tape. */
    public TapeBuilder() {}

    /**
     * Starts a transformation of a tape: the new one has the same inputs declared, whose operations are still to be
     * {@linkplain #copy copied}, and the same source lines, but no outputs.
     *
     * @param tape the tape to transform
     */
    public TapeBuilder(Tape tape) {
        inputs.addAll(tape.inputs());
        inputs.forEach(input -> inputNames.add(input.name()));
        tape.sourceLines().forEach(this::lineNumber);
        resize(Math.max(tape.size(), opcode.length));
    }

    /**
     * Starts a tape whose inputs and constants are known, and whose operations are still to be
     * {@linkplain #restore restored}.
     *
     * @param inputs the declarations of the inputs
     * @param values the constants and the look-up tables
     * @throws IllegalArgumentException if two inputs have the same name
     */
    public TapeBuilder(List<Input> inputs, double[] values) {
        inputs.forEach(this::declare);
        addConstants(values);
    }

    // ---- What operations are tagged with

    /**
     * Sets what the operations appended from now on are tagged with.
     *
     * @param newSweep the sweep that they belong to
     * @param newOrigin the operation of the original tape that they belong to, or -1 for themselves
     * @param newLine their place in the list of source lines, or -1 for none
     * @throws IllegalArgumentException if there is no such line
     */
    public void mark(Sweep newSweep, int newOrigin, int newLine) {
        if (newLine >= lines.size()) {
            throw new IllegalArgumentException(
                    "There is no source line " + newLine + ": the tape has " + lines.size() + ".");
        }
        currentSweep = newSweep;
        currentOrigin = newOrigin;
        currentLine = newLine;
    }

    /**
     * The number of a source line, to be used in {@link #mark}.
     *
     * @param text the line, such as {@code Model.java:12}
     * @return its number; the same text has the same number
     */
    public int lineNumber(String text) {
        return lineNumbers.computeIfAbsent(text, added -> {
            lines.add(added);
            return lines.size() - 1;
        });
    }

    // ---- Appending

    /**
     * Declares one more input and appends its operation.
     *
     * @param input the declaration
     * @return the position of its value
     * @throws IllegalArgumentException if an input of that name exists
     */
    public int input(Input input) {
        declare(input);
        return addInput(inputs.size() - 1);
    }

    /**
     * A constant.
     *
     * @param value its value
     * @return it, as a recorded value
     */
    public Real constant(double value) {
        return real(constantPosition(value));
    }

    /**
     * A constant.
     *
     * @param value its value
     * @return its position; equal bits have the same position
     */
    public int constantPosition(double value) {
        long bits = Double.doubleToLongBits(value);
        int known = constantPositions.get(bits);
        if (known >= 0) {
            return known;
        }
        int position = add(Operation.CONSTANT, addConstants(value), NONE, NONE);
        constantPositions.put(bits, position);
        return position;
    }

    /**
     * Appends a look-up in a constant table.
     *
     * @param index the position of the index
     * @param table the table, not empty
     * @return the position of the result
     */
    public int lookup(int index, double... table) {
        if (table.length == 0) {
            throw new IllegalArgumentException("A look-up table needs at least one entry.");
        }
        check(Operation.LOOKUP, 0, index);
        return add(Operation.LOOKUP, index, tableOf(table), table.length);
    }

    /**
     * Appends an operation.
     *
     * @param operation a primitive other than a look-up, or a function
     * @param first the position of its first operand
     * @param second the position of its second operand; ignored where there is none
     * @param third the position of its third operand; ignored where there is none
     * @return its own position
     * @throws IllegalArgumentException if an operand is missing or of the wrong type
     * @throws IllegalStateException if the tape has been built
     */
    public int append(Operation operation, int first, int second, int third) {
        int arity = operation.arity();
        if (arity == 0 || operation == Operation.LOOKUP) {
            throw new IllegalArgumentException(operation + " is not appended by its operands alone.");
        }
        check(operation, 0, first);
        if (arity > 1) {
            check(operation, 1, second);
        }
        if (arity > 2) {
            check(operation, 2, third);
        }
        return add(operation, first, arity > 1 ? second : NONE, arity > 2 ? third : NONE);
    }

    /**
     * Appends a copy of an operation of another tape, with its tags.
     *
     * @param tape the other tape
     * @param position where on it
     * @param map where its operands are on this tape, by their positions on the other
     * @return the position of the copy
     */
    public int copy(Tape tape, int position, int[] map) {
        return copy(tape, position, map, tape, position);
    }

    /**
     * Appends a copy of an operation of another tape, with the tags of an operation of a third.
     *
     * @param tape the other tape
     * @param position where on it
     * @param map where its operands are on this tape, by their positions on the other
     * @param tagged the tape whose operation has the tags
     * @param tag where on it
     * @return the position of the copy
     */
    public int copy(Tape tape, int position, int[] map, Tape tagged, int tag) {
        mark(tagged.sweep(tag), tagged.origin(tag), tagged.line(tag));
        Operation operation = tape.operation(position);
        return switch (operation) {
            case INPUT -> addInput(tape.a(position));
            case CONSTANT -> constantPosition(tape.constant(position));
            case LOOKUP -> add(operation, map[tape.a(position)], tableOf(tape, position), tape.c(position));
            // What stood on a tape has been checked
            default -> add(
                    operation,
                    map[tape.a(position)],
                    operation.arity() > 1 ? map[tape.b(position)] : NONE,
                    operation.arity() > 2 ? map[tape.c(position)] : NONE);
        };
    }

    /**
     * Appends an operation just as the buffers of a tape hold it.
     *
     * @param operation any operation
     * @param first {@code a}: the position of an operand, the number of an input or the place of a constant
     * @param second {@code b}: the position of an operand or the place of a table; ignored where there is none
     * @param third {@code c}: the position of an operand or the length of a table; ignored where there is none
     * @return its position
     * @throws IllegalArgumentException if it refers to something that is not there or is of the wrong type
     * @throws IllegalStateException if the tape has been built
     */
    public int restore(Operation operation, int first, int second, int third) {
        return switch (operation) {
            case INPUT -> addInput(first);
            case CONSTANT -> {
                requireConstants(first, 1);
                int position = add(operation, first, NONE, NONE);
                long bits = Double.doubleToLongBits(constants[first]);
                if (constantPositions.get(bits) < 0) {
                    constantPositions.put(bits, position);
                }
                yield position;
            }
            case LOOKUP -> {
                check(operation, 0, first);
                requireConstants(second, third);
                requireApart(second, third);
                yield add(operation, first, second, third);
            }
            default -> append(operation, first, second, third);
        };
    }

    /**
     * Copies a whole tape but its outputs.
     *
     * @param tape the tape
     * @return where each of its operations is now, by its position there
     */
    public int[] copyAll(Tape tape) {
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = copy(tape, i, map);
        }
        return map;
    }

    /**
     * Declares an output.
     *
     * @param name its name
     * @param position the position of its value
     * @throws IllegalArgumentException if there is an output of that name, or no number at that position
     * @throws IllegalStateException if the tape has been built
     */
    public void output(String name, int position) {
        requireOpen();
        requireReal(position);
        if (!outputNames.add(name)) {
            throw new IllegalArgumentException("There is an output named '" + name + "' already.");
        }
        outputs.add(new Output(name, position));
    }

    /**
     * Ends the building.
     *
     * @return the tape
     * @throws IllegalStateException if it was ended before, or an input has no operation
     */
    public Tape build() {
        requireOpen();
        int missing = appendedInputs.nextClearBit(0);
        if (missing < inputs.size()) {
            throw new IllegalStateException(
                    "Input " + missing + ", '" + inputs.get(missing).name() + "', has no operation.");
        }
        built = true;
        if (opcode.length != size) {
            resize(size);
        }
        return new Tape(
                opcode, a, b, c, Arrays.copyOf(constants, constantCount), sweep, origin, line, lines, inputs, outputs);
    }

    // ---- What has been appended

    /**
     * How many operations there are, leaves included.
     *
     * @return the size
     */
    public int size() {
        return size;
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
     * @return the operand's position, or -1; for a look-up the place of the table
     */
    public int b(int position) {
        return b[position];
    }

    /**
     * The third operand of an operation.
     *
     * @param position where the operation is
     * @return the operand's position, or -1; for a look-up the length of the table
     */
    public int c(int position) {
        return c[position];
    }

    /**
     * The value of a constant.
     *
     * @param position where it is
     * @return the value
     */
    public double constantAt(int position) {
        return constants[a[position]];
    }

    /**
     * A number on this tape, to be used in arithmetic.
     *
     * @param position where it is
     * @return the value
     * @throws IllegalArgumentException if there is a condition
     */
    public Real real(int position) {
        requireReal(position);
        return new Real(this, position);
    }

    /**
     * A condition on this tape.
     *
     * @param position where it is
     * @return the condition
     * @throws IllegalArgumentException if there is a number
     */
    public Condition condition(int position) {
        requirePosition(position);
        if (!operation(position).isCondition()) {
            throw new IllegalArgumentException(nameOf(position) + " is a number, not a condition.");
        }
        return new Condition(this, position);
    }

    // ---- Inside

    /** Tags every operation appended from now on with the line of the user's code that appends it. */
    void keepSourceLines() {
        keepsSourceLines = true;
    }

    /** The position of a value, which must be of this tape. */
    int positionOf(Real value) {
        Objects.requireNonNull(value, "A recorded value is null.");
        requireSame(value.tape(), value);
        return value.position();
    }

    /** The position of a condition, which must be of this tape. */
    int positionOf(Condition value) {
        Objects.requireNonNull(value, "A recorded condition is null.");
        requireSame(value.tape(), value);
        return value.position();
    }

    String nameOf(int position) {
        return Operation.of(opcode[position]) == Operation.CONSTANT
                ? Double.toString(constantAt(position))
                : "w" + wNumber(position);
    }

    private int wNumber(int position) {
        int number = 0;
        for (int i = 0; i <= position; i++) {
            if (opcode[i] != Operation.CONSTANT.opcode()) {
                number++;
            }
        }
        return number;
    }

    private void declare(Input input) {
        if (!inputNames.add(input.name())) {
            throw new IllegalArgumentException("There is an input named '" + input.name() + "' already.");
        }
        inputs.add(input);
    }

    private int addInput(int number) {
        if (number < 0 || number >= inputs.size()) {
            throw new IllegalArgumentException(
                    "There is no input " + number + ": the tape has " + inputs.size() + ".");
        }
        if (appendedInputs.get(number)) {
            throw new IllegalArgumentException(
                    "Input " + number + ", '" + inputs.get(number).name() + "', has an operation already.");
        }
        appendedInputs.set(number);
        return add(Operation.INPUT, number, NONE, NONE);
    }

    private int add(Operation operation, int first, int second, int third) {
        requireOpen();
        if (size == opcode.length) {
            resize(size + (size >> 1));
        }
        opcode[size] = operation.opcode();
        a[size] = first;
        b[size] = second;
        c[size] = third;
        sweep[size] = (byte) currentSweep.ordinal();
        origin[size] = currentOrigin < 0 ? size : currentOrigin;
        line[size] = keepsSourceLines ? lineNumber(SourceLine.ofCaller()) : currentLine;
        return size++;
    }

    /** The place of a table among the constants; the same content has the same place. */
    private int tableOf(double[] table) {
        LongBuffer bits = LongBuffer.wrap(
                Arrays.stream(table).mapToLong(Double::doubleToLongBits).toArray());
        return tables.computeIfAbsent(bits, _ -> addConstants(table));
    }

    private int tableOf(Tape tape, int position) {
        return copiedTables.computeIfAbsent(
                new CopiedTable(tape, tape.b(position), tape.c(position)), _ -> tableOf(tape.table(position)));
    }

    private int addConstants(double... values) {
        requireOpen();
        int offset = constantCount;
        constantCount += values.length;
        if (constantCount > constants.length) {
            constants = Arrays.copyOf(constants, Math.max(constantCount, constants.length * 2));
        }
        for (int k = 0; k < values.length; k++) {
            // One NaN for all
            constants[offset + k] = Double.longBitsToDouble(Double.doubleToLongBits(values[k]));
        }
        return offset;
    }

    private void resize(int capacity) {
        opcode = Arrays.copyOf(opcode, capacity);
        a = Arrays.copyOf(a, capacity);
        b = Arrays.copyOf(b, capacity);
        c = Arrays.copyOf(c, capacity);
        sweep = Arrays.copyOf(sweep, capacity);
        origin = Arrays.copyOf(origin, capacity);
        line = Arrays.copyOf(line, capacity);
    }

    private void check(Operation operation, int operand, int position) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("Operand " + (operand + 1) + " of " + operation.symbol()
                    + " is position " + position + ", but the tape has positions 0 to " + (size - 1) + ".");
        }
        if (operation(position).isCondition() != operation.takesCondition(operand)) {
            throw new IllegalArgumentException("Operand " + (operand + 1) + " of " + operation.symbol() + " must be a "
                    + (operation.takesCondition(operand) ? "condition" : "number") + ", but " + nameOf(position)
                    + " is not.");
        }
    }

    private void requireConstants(int place, int count) {
        if (count < 1 || place < 0 || place > constantCount - count) {
            throw new IllegalArgumentException("There are no " + count + " constants from place " + place
                    + " on: the tape has " + constantCount + ".");
        }
    }

    /** Tables are equal or apart: many that overlap would be little to store and much to copy. */
    private void requireApart(int offset, int length) {
        Map.Entry<Integer, Integer> below = restoredTables.floorEntry(offset);
        Map.Entry<Integer, Integer> above = restoredTables.higherEntry(offset);
        boolean same = below != null && below.getKey() == offset && below.getValue() == length;
        boolean overlaps = (below != null && below.getKey() + below.getValue() > offset)
                || (above != null && above.getKey() < offset + length);
        if (overlaps && !same) {
            throw new IllegalArgumentException(
                    "The table of " + length + " constants from place " + offset + " on overlaps another.");
        }
        restoredTables.put(offset, length);
    }

    private void requirePosition(int position) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("There is no position " + position + ": the tape has " + size + ".");
        }
    }

    private void requireReal(int position) {
        requirePosition(position);
        if (operation(position).isCondition()) {
            throw new IllegalArgumentException(nameOf(position) + " is a condition, not a number.");
        }
    }

    private void requireSame(TapeBuilder other, Object value) {
        if (other != this) {
            throw new IllegalArgumentException(value + " belongs to another recording"
                    + (other.built ? ", which is over" : "") + ". A value can only be used in the recording that made"
                    + " it; pass it in as an input instead.");
        }
    }

    private void requireOpen() {
        if (built) {
            throw new IllegalStateException("This recording is over: its tape has been made. Values can only be used"
                    + " while their recording runs.");
        }
    }
}
