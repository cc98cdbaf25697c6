package org.lanegrad.sweep;

import java.util.stream.Stream;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Tape;

/** Names for what a sweep adds to a tape. */
final class SeedNames {

    private SeedNames() {}

    /**
     * What to put before names: {@code "tangent "}, or where another sweep has used that already, {@code "tangent2 "}
     * and so on.
     */
    static String prefix(Tape tape, String word) {
        String prefix = word + " ";
        for (int n = 2; isUsed(tape, prefix); n++) {
            prefix = word + n + " ";
        }
        return prefix;
    }

    private static boolean isUsed(Tape tape, String prefix) {
        return Stream.concat(
                        tape.inputs().stream().map(Input::name), tape.outputs().stream().map(Output::name))
                .anyMatch(name -> name.startsWith(prefix));
    }
}
