package org.lanegrad.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What surrounds the content of a tape file: a header of magic number, format version and length of the file, and a
 * checksum at the end.
 */
final class Envelope {
    static final int VERSION = 1;

    /** The first byte is no text, the last two show whether line ends were converted on the way. */
    private static final byte[] MAGIC = {(byte) 0x89, 'L', 'N', 'G', 'R', 'D', '\r', '\n'};

    private static final int LENGTH_AT = MAGIC.length + Integer.BYTES;
    private static final int HEADER = LENGTH_AT + Long.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int SHORTEST = HEADER + CHECKSUM;
    /** Longer arrays may not exist. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Envelope() {}

    /** A whole file around its content. */
    static byte[] seal(byte[] content) {
        int length = SHORTEST + content.length;
        ByteBuffer file = ByteBuffer.allocate(length);
        file.put(MAGIC).putInt(VERSION).putLong(length).put(content);
        return file.putInt(checksum(file.duplicate().flip())).array();
    }

    /** The content of a file, which must be the whole rest of the stream; {@code name} is for errors. */
    static Content open(InputStream in, String name) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        long length = length(header, name);
        // Takes memory as bytes arrive, not as the header asks for
        byte[] rest = in.readNBytes((int) length - HEADER);
        int end = HEADER + rest.length;
        if (end < length) {
            throw new TapeFormatException(
                    name,
                    end,
                    "the file ends here, but its header says that it is " + length + " bytes long. It was cut short.");
        }
        if (in.read() >= 0) {
            throw new TapeFormatException(name, end, "the file should end here, but it goes on.");
        }
        ByteBuffer content = ByteBuffer.wrap(rest, 0, rest.length - CHECKSUM);
        int stored = ByteBuffer.wrap(rest).getInt(content.limit());
        int actual = checksum(ByteBuffer.wrap(header), content.duplicate());
        if (stored != actual) {
            throw new TapeFormatException(
                    name,
                    end - CHECKSUM,
                    "the checksum is " + HexFormat.of().toHexDigits(stored) + ", but that of the bytes before is "
                            + HexFormat.of().toHexDigits(actual) + ". The file was damaged.");
        }
        return new Content(content, HEADER, name);
    }

    /** The length of the file, if the header is one. */
    private static long length(byte[] header, String name) throws TapeFormatException {
        int begun = Math.min(header.length, MAGIC.length);
        int different = Arrays.mismatch(header, 0, begun, MAGIC, 0, begun);
        if (different >= 0) {
            throw new TapeFormatException(
                    name,
                    different,
                    "this is not a tape file, which begins with the bytes "
                            + HexFormat.ofDelimiter(" ").formatHex(MAGIC) + ".");
        }
        if (header.length < HEADER) {
            throw new TapeFormatException(
                    name, header.length, "the file ends here, within its header. It was cut short.");
        }
        int version = ByteBuffer.wrap(header).getInt(MAGIC.length);
        if (version > VERSION) {
            throw new TapeFormatException(
                    name,
                    MAGIC.length,
                    "the file was written by a newer Lanegrad, in version " + version
                            + " of the format; this one reads up to version " + VERSION + ".");
        }
        if (version < 1) {
            throw new TapeFormatException(name, MAGIC.length, "there is no version " + version + " of the format.");
        }
        long length = ByteBuffer.wrap(header).getLong(LENGTH_AT);
        if (length < SHORTEST || length > LONGEST) {
            throw new TapeFormatException(
                    name,
                    LENGTH_AT,
                    "a file of " + length + " bytes cannot be read, only one of " + SHORTEST + " to " + LONGEST + ".");
        }
        return length;
    }

    private static int checksum(ByteBuffer... parts) {
        CRC32C checksum = new CRC32C();
        for (ByteBuffer part : parts) {
            checksum.update(part);
        }
        return (int) checksum.getValue();
    }
}
