package org.lanegrad.gpu;

import java.io.Serial;

/** Something is missing or went wrong on an OpenCL device; the message says what, where and what to do. */
public final class OpenClException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    OpenClException(String message) {
        super(message);
    }

    OpenClException(String message, Throwable cause) {
        super(message, cause);
    }
}
