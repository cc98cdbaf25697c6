package org.lanegrad.scalar;

/** A tape made ready to be followed at one point at a time, in a memory of plain doubles that the caller holds. */
public interface PointProgram {

    /**
     * Memory for runs of this program, one at a time.
     *
     * @return the memory
     */
    double[] newMemory();

    /**
     * Where an input is to be put into the memory before a run.
     *
     * @param input the input's number
     * @return its place
     */
    int inputPlace(int input);

    /**
     * Where an output is in the memory after a run.
     *
     * @param output the output's number
     * @return its place
     */
    int outputPlace(int output);

    /**
     * Follows the program once. Inputs don't survive: their places are used again.
     *
     * @param memory the memory of the run, with the inputs set
     */
    void run(double[] memory);

    /**
     * What it is, with the memory that it takes.
     *
     * @return a line for people
     */
    String describe();

    /**
     * Sets an input before a run.
     *
     * @param memory the memory of the run
     * @param input the input's number
     * @param value its value
     */
    default void setInput(double[] memory, int input, double value) {
        memory[inputPlace(input)] = value;
    }

    /**
     * An output after a run.
     *
     * @param memory the memory of the run
     * @param output the output's number
     * @return its value
     */
    default double output(double[] memory, int output) {
        return memory[outputPlace(output)];
    }
}
