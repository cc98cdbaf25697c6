package org.lanegrad.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** Writes tapes to files. The same tape always gives the same bytes. */
public final class TapeWriter {
    private final Tape tape;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private TapeWriter(Tape tape) {
        this.tape = tape;
    }

    /**
     * Writes a tape file. It appears complete or not at all: it is written beside its place under another name and
     * moved there in the end, in place of a file of the same name.
     *
     * @param tape the tape
     * @param file where the file is to be
     * @throws IllegalArgumentException if the tape cannot be stored; nothing is written then
     * @throws IOException if the file cannot be written
     */
    public static void write(Tape tape, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(fileOf(tape));
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes a tape file to a stream, which stays open.
     *
     * @param tape the tape
     * @param stream the stream
     * @throws IllegalArgumentException if the tape cannot be stored; nothing is written then
     * @throws IOException if the stream cannot be written to
     */
    public static void write(Tape tape, OutputStream stream) throws IOException {
        stream.write(fileOf(tape));
    }

    private static byte[] fileOf(Tape tape) throws IOException {
        return Envelope.seal(new TapeWriter(tape).content());
    }

    private byte[] content() throws IOException {
        inputs();
        constants();
        sourceLines();
        operations(operationTable());
        outputs();
        return bytes.toByteArray();
    }

    private void inputs() throws IOException {
        out.writeInt(tape.inputs().size());
        for (Input input : tape.inputs()) {
            out.writeByte((input.active() ? TapeFormat.ACTIVE : 0) | (input.shared() ? TapeFormat.SHARED : 0));
            text(input.name());
        }
    }

    private void constants() throws IOException {
        double[] constants = tape.constants();
        out.writeInt(constants.length);
        for (double constant : constants) {
            out.writeLong(Double.doubleToLongBits(constant));
        }
    }

    private void sourceLines() throws IOException {
        out.writeInt(tape.sourceLines().size());
        for (String line : tape.sourceLines()) {
            text(line);
        }
    }

    /** Lists the operations that the tape uses and gives each one's code, its place in the list, by its opcode. */
    private int[] operationTable() throws IOException {
        List<Operation> used = IntStream.range(0, tape.size())
                .mapToObj(tape::operation)
                .distinct()
                .toList();
        int[] codes = new int[Operation.values().length];
        out.writeByte(used.size());
        for (int code = 0; code < used.size(); code++) {
            Operation operation = used.get(code);
            codes[operation.opcode()] = code;
            out.writeByte(TapeFormat.fields(operation));
            text(operation.symbol());
        }
        return codes;
    }

    private void operations(int[] codes) throws IOException {
        out.writeInt(tape.size());
        for (int i = 0; i < tape.size(); i++) {
            Operation operation = tape.operation(i);
            out.writeByte(codes[operation.opcode()]);
            for (int k = 0; k < TapeFormat.fields(operation); k++) {
                out.writeInt(tape.operand(i, k));
            }
            out.writeByte(TapeFormat.code(tape.sweep(i)));
            out.writeInt(tape.origin(i));
            out.writeInt(tape.line(i));
        }
    }

    private void outputs() throws IOException {
        out.writeInt(tape.outputs().size());
        for (Output output : tape.outputs()) {
            out.writeInt(output.position());
            text(output.name());
        }
    }

    private void text(String text) throws IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "The text '" + text + "' cannot be stored: half of a surrogate pair is missing.");
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
