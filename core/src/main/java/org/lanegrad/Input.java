package org.lanegrad;

import java.util.Objects;

/**
 * The declaration of one input of a recorded function.
 *
 * @param name how errors, printed tapes and derivative outputs call it
 * @param active whether the function is differentiated with respect to it
 * @param shared whether one value serves the whole batch instead of one value per point
 */
public record Input(String name, boolean active, boolean shared) {

    /** Checks the name. */
    public Input {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("An input needs a name that is not blank.");
        }
    }

    /**
     * An active input with one value per point, the usual case.
     *
     * @param name its name
     * @return the declaration
     */
    public static Input of(String name) {
        return new Input(name, true, false);
    }

    /**
     * The same input, but not differentiated.
     *
     * @return the declaration
     */
    public Input passive() {
        return new Input(name, false, shared);
    }

    /**
     * The same input, but with one value for the whole batch.
     *
     * @return the declaration
     */
    public Input perBatch() {
        return new Input(name, active, true);
    }

    /**
     * The same declaration under another name.
     *
     * @param other the other name
     * @return the declaration
     */
    public Input named(String other) {
        return new Input(other, active, shared);
    }
}
