package org.lanegrad;

import java.util.Objects;

/**
 * A named output of a tape.
 *
 * @param name how results are found and printed
 * @param position the tape position of the value
 */
public record Output(String name, int position) {

    /** Checks the name. */
    public Output {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("An output needs a name that is not blank.");
        }
    }
}
