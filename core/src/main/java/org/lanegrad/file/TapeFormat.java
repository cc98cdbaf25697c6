package org.lanegrad.file;

import org.lanegrad.Sweep;
import org.lanegrad.op.Operation;

/** The numbers that the writer and the reader of a tape's content have to agree on. */
final class TapeFormat {
    /** The flag of an active input. */
    static final int ACTIVE = 1;
    /** The flag of an input that is shared by the whole batch. */
    static final int SHARED = 2;

    private TapeFormat() {}

    /** How many integers say what an operation is applied to. */
    static int fields(Operation operation) {
        return switch (operation) {
            case INPUT, CONSTANT -> 1;
            case LOOKUP -> 3;
            default -> operation.arity();
        };
    }

    /** The code of a sweep, which stays whatever becomes of the enum's order. */
    static int code(Sweep sweep) {
        return switch (sweep) {
            case FORWARD -> 0;
            case LOCAL -> 1;
            case TANGENT -> 2;
            case REVERSE -> 3;
        };
    }
}
