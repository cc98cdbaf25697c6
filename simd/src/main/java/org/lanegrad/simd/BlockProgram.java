package org.lanegrad.simd;

import java.util.Arrays;
import java.util.List;

/**
 * A tape made ready for blocks of points: a list of kernel calls. The memory of a run holds a row for each value that
 * is alive, scratch rows of functions, and then the numbers that are the same for all points: constants and shared
 * inputs. All rows have the same length. Points and outputs are in rows, too, or where the memory says.
 */
final class BlockProgram {
    private final int block;
    private final List<Instruction> instructions;
    private final int[] places;
    private final List<Instruction> samples;
    private final BlockEdges edges;
    private final double[] uniforms;
    private final int firstUniform;
    private final int[] sharedPlaces;

    /**
     * One kernel, called for consecutive calls of its body.
     *
     * @param kernel the kernel
     * @param from where the places of the calls begin
     * @param to where they end
     * @param guard where the number is that tells by not being 0 that it is to run, or -1 if it always is
     */
    record Instruction(Kernel kernel, int from, int to, int guard) {}

    /**
     * Puts a program together.
     *
     * @param block points in a block
     * @param instructions what is to run
     * @param samples few calls of each kernel
     * @param places the places of the calls of both
     * @param edges how points come in and outputs go out
     * @param uniforms the numbers that are the same for all points
     * @param firstUniform where they begin in the memory
     * @param sharedPlaces where the shared values are in the memory
     */
    BlockProgram(
            int block,
            List<Instruction> instructions,
            List<Instruction> samples,
            int[] places,
            BlockEdges edges,
            double[] uniforms,
            int firstUniform,
            int[] sharedPlaces) {
        this.block = block;
        this.instructions = List.copyOf(instructions);
        this.samples = List.copyOf(samples);
        this.places = places;
        this.edges = edges;
        this.uniforms = uniforms;
        this.firstUniform = firstUniform;
        this.sharedPlaces = sharedPlaces;
    }

    /** The number of points in a block. */
    int block() {
        return block;
    }

    /** How points come in and outputs go out. */
    BlockEdges edges() {
        return edges;
    }

    /** Memory for a block; with copies of as many points as are read at a time, unless those are in rows. */
    BlockMemory newMemory(int points) {
        BlockMemory memory = edges.inPlace()
                ? new BlockMemory(firstUniform + uniforms.length, points * edges.columns(), points * edges.outputs())
                : new BlockMemory(firstUniform + uniforms.length);
        System.arraycopy(uniforms, 0, memory.values, firstUniform, uniforms.length);
        return memory;
    }

    /** Sets all rows, and copies of points. */
    void fill(BlockMemory memory, double value) {
        Arrays.fill(memory.values, 0, firstUniform, value);
        if (edges.inPlace()) {
            Arrays.fill(memory.pointsCopy, value);
        }
    }

    /** Sets the shared values. */
    void share(BlockMemory memory, double[] shared) {
        for (int k = 0; k < shared.length; k++) {
            memory.values[sharedPlaces[k]] = shared[k];
        }
    }

    /** The memory that it takes. */
    long bytes(int points) {
        long copies = edges.inPlace() ? (long) points * (edges.columns() + edges.outputs()) : 0;
        return (firstUniform + uniforms.length + copies) * Double.BYTES;
    }

    /** Runs a block. Inputs must be set; their rows are used again. */
    void run(BlockMemory memory) {
        edges.enter(memory);
        for (Instruction instruction : instructions) {
            if (instruction.guard < 0 || memory.values[instruction.guard] != 0) {
                instruction.kernel.run(memory, places, instruction.from, instruction.to);
            }
        }
        edges.leave(memory);
    }

    /** The number of kernel calls. */
    int instructions() {
        return instructions.size();
    }

    /** The number of distinct kernels. */
    int kernels() {
        return samples.size();
    }

    /** Runs few calls of a kernel. */
    void runSample(int kernel, BlockMemory memory) {
        Instruction sample = samples.get(kernel);
        sample.kernel.run(memory, places, sample.from, sample.to);
    }

    /** Runs a kernel for no call at all. */
    void runEmpty(int kernel, BlockMemory memory) {
        Instruction sample = samples.get(kernel);
        sample.kernel.run(memory, places, sample.from, sample.from);
    }
}
