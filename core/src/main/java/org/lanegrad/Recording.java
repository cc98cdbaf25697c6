package org.lanegrad;

import java.util.stream.IntStream;

/**
 * A recording in progress, handed to the program of {@link Tape#record}: it declares inputs and outputs. Everything
 * computed from its inputs is appended to its tape; Java loops unroll. It is over when the program returns.
 */
public final class Recording {
    private final TapeBuilder tape = new TapeBuilder();
    private int outputs;

    Recording() {}

    /**
     * Declares an active input with one value per point.
     *
     * @param name its name
     * @return its value
     */
    public Real input(String name) {
        return input(Input.of(name));
    }

    /**
     * Declares an input.
     *
     * @param input the declaration
     * @return its value
     * @throws IllegalArgumentException if an input of that name exists
     */
    public Real input(Input input) {
        return tape.real(tape.input(input));
    }

    /**
     * Declares active inputs {@code name[0]}, {@code name[1]} and so on.
     *
     * @param name their common name
     * @param count how many, at least 1
     * @return their values
     * @throws IllegalArgumentException if the count is below 1, or an input of such a name exists
     */
    public RealVector inputs(String name, int count) {
        return inputs(Input.of(name), count);
    }

    /**
     * Declares inputs {@code name[0]}, {@code name[1]} and so on, alike but for their names.
     *
     * @param input the declaration with their common name
     * @param count how many, at least 1
     * @return their values
     * @throws IllegalArgumentException if the count is below 1, or an input of such a name exists
     */
    public RealVector inputs(Input input, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "A vector has at least one value, but " + count + " inputs '" + input.name() + "' were asked for.");
        }
        return new RealVector(IntStream.range(0, count)
                .mapToObj(i -> input(input.named(input.name() + "[" + i + "]")))
                .toList());
    }

    /**
     * A constant.
     *
     * @param value its value
     * @return the constant
     */
    public Real constant(double value) {
        return tape.constant(value);
    }

    /**
     * Declares an output.
     *
     * @param name its name
     * @param value its value
     * @throws IllegalArgumentException if an output of that name exists, or the value is of another recording
     */
    public void output(String name, Real value) {
        tape.output(name, tape.positionOf(value));
        outputs++;
    }

    /**
     * Remembers from now on the source line that each operation comes from. Printed tapes show it. Recording is slower
     * by some microseconds an operation.
     */
    public void keepSourceLines() {
        tape.keepSourceLines();
    }

    Tape finish() {
        if (outputs == 0) {
            throw new IllegalStateException(
                    "The recording has no output. Declare what it computes with recording.output(name, value).");
        }
        return tape.build();
    }
}
