package org.lanegrad.bench.points;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of variables, as in {@code x=2,y=3}.
 *
 * @param values the value of each, by its name
 */
public record Point(Map<String, Double> values) {

    /**
     * Reads a point.
     *
     * @param text such as {@code x=2,y=3}; blank for none
     * @return the point
     * @throws IllegalArgumentException if it is malformed; says which part and why
     */
    public static Point parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String name = part.substring(0, Math.max(equals, 0)).strip();
                String value = part.substring(equals + 1).strip();
                if (name.isEmpty() || value.isEmpty()) {
                    throw new IllegalArgumentException("'" + part + "' is not of the form NAME=VALUE");
                }
                if (values.put(name, number(name, value)) != null) {
                    throw new IllegalArgumentException("'" + name + "' has two values");
                }
            }
        }
        return new Point(values);
    }

    private static double number(String name, String text) {
        try {
            return Numbers.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The values of a formula's variables.
     *
     * @param variables their names
     * @return their values, in the same order
     * @throws IllegalArgumentException if a variable has no value, or a value no variable
     */
    public double[] of(List<String> variables) {
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
}
