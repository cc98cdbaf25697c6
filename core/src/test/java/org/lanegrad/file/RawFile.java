package org.lanegrad.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.lanegrad.Tape;

/** A tape file put together by hand, piece by piece, right or wrong. */
final class RawFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int here;

    RawFile bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    RawFile ints(int... values) {
        return put(() -> {
            for (int value : values) {
                out.writeInt(value);
            }
        });
    }

    RawFile longs(long... values) {
        return put(() -> {
            for (long value : values) {
                out.writeLong(value);
            }
        });
    }

    RawFile text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return put(() -> {
            out.writeInt(encoded.length);
            out.write(encoded);
        });
    }

    /** An operation's code and fields, then sweep 0, origin 0, no line. */
    RawFile operation(int code, int... fields) {
        return bytes(code).ints(fields).bytes(0).ints(0, -1);
    }

    /** Marks where an error is expected. */
    RawFile here() {
        here = 20 + bytes.size();
        return this;
    }

    /** The offset in the sealed file that was marked. */
    int offset() {
        return here;
    }

    /** The pieces as the content of a file with a right header and checksum. */
    byte[] sealed() {
        return Envelope.seal(bytes.toByteArray());
    }

    static byte[] of(Tape tape) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            TapeWriter.write(tape, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tape read(byte[] file) throws IOException {
        return TapeReader.read(new ByteArrayInputStream(file));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private RawFile put(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
