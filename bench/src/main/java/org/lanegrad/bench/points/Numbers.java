package org.lanegrad.bench.points;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How people write numbers. */
final class Numbers {

    /** A message is a line, and a cell may be a page. */
    private static final int LONGEST_SHOWN = 40;

    private Numbers() {}

    /**
     * Reads a number as Java writes it, or {@code inf} or {@code nan} in upper or lower case.
     *
     * @throws IllegalArgumentException if it is not one, or not a finite one though it looks so
     */
    static double parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("there is no number; write nan where one is missing");
        }
        return switch (stripped.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> finite(stripped);
        };
    }

    private static double finite(String text) {
        // Java would take 1d and 1f, too
        if (Character.isLetter(text.charAt(text.length() - 1))) {
            throw notANumber(text, null);
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw notANumber(text, e);
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + text + "' is too large; write inf for infinity");
        }
        return value;
    }

    private static IllegalArgumentException notANumber(String text, @Nullable Exception cause) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line;
        return new IllegalArgumentException("'" + shown + "' is not a number", cause);
    }
}
