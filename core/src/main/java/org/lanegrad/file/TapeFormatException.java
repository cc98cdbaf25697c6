package org.lanegrad.file;

import java.io.IOException;

/** Says what is wrong with a tape file, and where. */
public final class TapeFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where the file is wrong. */
    private final long offset;

    TapeFormatException(String file, long offset, String problem) {
        super(file + ", byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /**
     * Where the file is wrong.
     *
     * @return the offset of the first byte that is wrong or of the item that is, counted from the beginning of the file
     */
    public long offset() {
        return offset;
    }
}
