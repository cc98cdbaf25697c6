package org.lanegrad.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lanegrad.Input;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** Reads tapes from files. What is read is equal, in every column, name and bit, to the tape that was written. */
public final class TapeReader {
    private static final Map<String, Operation> OPERATIONS =
            Arrays.stream(Operation.values()).collect(Collectors.toMap(Operation::symbol, Function.identity()));
    private static final Map<Integer, Sweep> SWEEPS =
            Arrays.stream(Sweep.values()).collect(Collectors.toMap(TapeFormat::code, Function.identity()));

    /** The fewest bytes that one item takes: in texts, a length; in operations, a code, a field and three tags. */
    private static final int TEXT = 4;

    private static final int INPUT = 1 + TEXT;
    private static final int OUTPUT = 4 + TEXT;
    private static final int OPERATION = 1 + 4 + 1 + 4 + 4;

    private static final int NONE = -1;

    private final Content content;
    /** How many source lines the file lists. */
    private int lines;

    /** What is being read, for errors. */
    private String item = "";

    private int itemNumber;
    private int itemOffset;

    private TapeReader(Content content) {
        this.content = content;
    }

    /**
     * Reads a tape file.
     *
     * @param file where it is
     * @return the tape
     * @throws TapeFormatException if it is not a valid tape file, or one of a newer version
     * @throws IOException if it cannot be read
     */
    public static Tape read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a tape file from a stream, up to the stream's end. The stream stays open.
     *
     * @param in the stream, with nothing but the file
     * @return the tape
     * @throws TapeFormatException if there is not a valid tape file, or one of a newer version
     * @throws IOException if the stream cannot be read
     */
    public static Tape read(InputStream in) throws IOException {
        return read(in, "Tape file");
    }

    private static Tape read(InputStream in, String name) throws IOException {
        return new TapeReader(Envelope.open(in, name)).tape();
    }

    private Tape tape() throws TapeFormatException {
        List<Input> inputs = inputs();
        TapeBuilder tape = new TapeBuilder(inputs, constants());
        sourceLines(tape);
        operations(tape, operationTable());
        outputs(tape);
        content.requireEnd();
        try {
            return tape.build();
        } catch (IllegalStateException e) {
            throw content.error(content.offset(), String.valueOf(e.getMessage()));
        }
    }

    private List<Input> inputs() throws TapeFormatException {
        int count = content.nextCount("inputs", INPUT);
        List<Input> inputs = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            begin("input", i);
            int flags = content.nextByte();
            if ((flags & ~(TapeFormat.ACTIVE | TapeFormat.SHARED)) != 0) {
                throw error("there are no flags " + flags + ".");
            }
            boolean active = (flags & TapeFormat.ACTIVE) != 0;
            boolean shared = (flags & TapeFormat.SHARED) != 0;
            String name = content.nextText();
            valid(() -> inputs.add(new Input(name, active, shared)));
            if (!names.add(name)) {
                throw error("there is an input named '" + name + "' already.");
            }
        }
        return inputs;
    }

    private double[] constants() throws TapeFormatException {
        double[] constants = new double[content.nextCount("constants", Double.BYTES)];
        for (int i = 0; i < constants.length; i++) {
            begin("constant", i);
            long bits = content.nextLong();
            constants[i] = Double.longBitsToDouble(bits);
            if (Double.doubleToLongBits(constants[i]) != bits) {
                throw error("a NaN must have the bits 7ff8000000000000.");
            }
        }
        return constants;
    }

    private void sourceLines(TapeBuilder tape) throws TapeFormatException {
        lines = content.nextCount("source lines", TEXT);
        for (int i = 0; i < lines; i++) {
            begin("source line", i);
            String line = content.nextText();
            if (tape.lineNumber(line) != i) {
                throw error("'" + line + "' is in the list already.");
            }
        }
    }

    /** The operations that the file uses, by the codes that it uses for them. */
    private List<Operation> operationTable() throws TapeFormatException {
        int count = content.nextByte();
        List<Operation> table = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            begin("operation code", i);
            int fields = content.nextByte();
            String symbol = content.nextText();
            Operation operation = OPERATIONS.get(symbol);
            if (operation == null) {
                throw error("there is no operation named '" + symbol + "' here. A newer Lanegrad may have it.");
            }
            if (fields != TapeFormat.fields(operation)) {
                throw error("'" + symbol + "' has " + fields + " operands in the file, but "
                        + TapeFormat.fields(operation) + " here.");
            }
            if (table.contains(operation)) {
                throw error("'" + symbol + "' is in the list already.");
            }
            table.add(operation);
        }
        return table;
    }

    private void operations(TapeBuilder tape, List<Operation> table) throws TapeFormatException {
        int count = content.nextCount("operations", OPERATION);
        for (int i = 0; i < count; i++) {
            begin("operation", i);
            int code = content.nextByte();
            if (code >= table.size()) {
                throw error("there is no code " + code + " in the list of " + table.size() + ".");
            }
            Operation operation = table.get(code);
            int fields = TapeFormat.fields(operation);
            int a = content.nextInt();
            int b = fields > 1 ? content.nextInt() : NONE;
            int c = fields > 2 ? content.nextInt() : NONE;
            mark(tape);
            valid(() -> tape.restore(operation, a, b, c));
        }
    }

    private void mark(TapeBuilder tape) throws TapeFormatException {
        int code = content.nextByte();
        int origin = content.nextInt();
        int line = content.nextInt();
        Sweep sweep = SWEEPS.get(code);
        if (sweep == null) {
            throw error("there is no sweep with code " + code + ".");
        }
        if (origin < 0) {
            throw error("its origin is " + origin + ", which is no position.");
        }
        if (line < NONE || line >= lines) {
            throw error("there is no source line " + line + " in the list of " + lines + ".");
        }
        tape.mark(sweep, origin, line);
    }

    private void outputs(TapeBuilder tape) throws TapeFormatException {
        int count = content.nextCount("outputs", OUTPUT);
        for (int i = 0; i < count; i++) {
            begin("output", i);
            int position = content.nextInt();
            String name = content.nextText();
            valid(() -> tape.output(name, position));
        }
    }

    private void begin(String what, int number) {
        item = what;
        itemNumber = number;
        itemOffset = content.offset();
    }

    /** What a tape refuses is an error of the file. */
    private void valid(Runnable step) throws TapeFormatException {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }

    private TapeFormatException error(String problem) {
        return content.error(itemOffset, item + " " + itemNumber + ": " + problem);
    }
}
