package org.lanegrad.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The content of a tape file, read from its beginning to its end and never beyond. */
final class Content {
    private final ByteBuffer bytes;
    private final int start;
    private final String name;

    /**
     * Begins to read.
     *
     * @param bytes the content
     * @param start where in the file it begins
     * @param name the file, for errors
     */
    Content(ByteBuffer bytes, int start, String name) {
        this.bytes = bytes;
        this.start = start;
        this.name = name;
    }

    /** Where in the file the next item begins. */
    int offset() {
        return start + bytes.position();
    }

    int nextByte() throws TapeFormatException {
        require(Byte.BYTES);
        return Byte.toUnsignedInt(bytes.get());
    }

    int nextInt() throws TapeFormatException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long nextLong() throws TapeFormatException {
        require(Long.BYTES);
        return bytes.getLong();
    }

    /** A number of items that can be there: so much may be allocated. */
    int nextCount(String items, int bytesEach) throws TapeFormatException {
        int at = offset();
        int count = nextInt();
        if (count < 0 || count > bytes.remaining() / bytesEach) {
            throw error(
                    at,
                    "there cannot be " + count + " " + items + " of at least " + bytesEach + " bytes in the "
                            + bytes.remaining() + " bytes that are left.");
        }
        return count;
    }

    String nextText() throws TapeFormatException {
        int length = nextCount("characters", 1);
        ByteBuffer text = bytes.slice(bytes.position(), length);
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
            bytes.position(bytes.position() + length);
            return decoded;
        } catch (CharacterCodingException e) {
            throw error(offset() + text.position(), "the text is not valid UTF-8.");
        }
    }

    void requireEnd() throws TapeFormatException {
        if (bytes.hasRemaining()) {
            throw error(offset(), "the content should end here, but " + bytes.remaining() + " bytes are left.");
        }
    }

    TapeFormatException error(int at, String problem) {
        return new TapeFormatException(name, at, problem);
    }

    private void require(int count) throws TapeFormatException {
        if (bytes.remaining() < count) {
            throw error(offset(), count + " bytes are needed here, but " + bytes.remaining() + " are left.");
        }
    }
}
