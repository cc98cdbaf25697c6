package org.lanegrad.bench.points;

/** Points that cannot be used: says in which file, line and column, and what is wrong. */
public final class PointsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PointsException(String message, Throwable cause) {
        super(message, cause);
    }

    PointsException(String message) {
        super(message);
    }
}
