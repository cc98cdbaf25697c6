package org.lanegrad.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of variables, as in {@code x=2,y=3}. */
record Point(Map<String, Double> values) {

    /**
     * Reads a point.
     *
     * @throws IllegalArgumentException if it is malformed; says which part and why
     */
    static Point parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String name = part.substring(0, Math.max(equals, 0)).strip();
                String value = part.substring(equals + 1).strip();
                if (name.isEmpty() || value.isEmpty()) {
                    throw new IllegalArgumentException("'" + part + "' is not of the form NAME=VALUE");
                }
                if (values.put(name, number(part, value)) != null) {
                    throw new IllegalArgumentException("'" + name + "' has two values");
                }
            }
        }
        return new Point(values);
    }

    /**
     * The values of a formula's variables, in their order.
     *
     * @throws IllegalArgumentException if a variable has no value, or a value no variable
     */
    double[] of(List<String> variables) {
        List<String> missing =
                variables.stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no value for " + String.join(", ", missing));
        }
        for (String name : values.keySet()) {
            if (!variables.contains(name)) {
                throw new IllegalArgumentException("the formula has no variable '" + name + "'; "
                        + (variables.isEmpty() ? "it has none" : "it has " + String.join(", ", variables)));
            }
        }
        return variables.stream().mapToDouble(values::get).toArray();
    }

    private static double number(String part, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> finite(part, text);
        };
    }

    private static double finite(String part, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in '" + part + "' is not a number", e);
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + text + "' in '" + part + "' is too large; write inf for infinity");
        }
        return value;
    }
}
