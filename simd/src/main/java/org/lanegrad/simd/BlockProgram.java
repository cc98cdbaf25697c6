package org.lanegrad.simd;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;

/**
 * A tape made ready for blocks of points: a list of kernel calls. The memory of a run holds a row for each value that
 * is alive, scratch rows of functions, and then the numbers that are the same for all points: constants and shared
 * inputs. All rows have the same length.
 */
final class BlockProgram {
    /** Between rows, so that those of one operation don't fall on the same cache lines and page offsets. */
    private static final int GAP = 24;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private final int block;
    private final Kernel[] kernel;
    /** Where the places of an instruction's calls begin and end. */
    private final int[] from;

    private final int[] to;
    private final int[] placesPerCall;
    /** Where the row of an instruction's guard begins, or -1, and whether it is to run where the guard holds. */
    private final int[] guard;

    private final boolean[] whenTrue;
    private final int[] places;

    private final int[] inputPlace;
    private final int[] outputPlace;
    /** Where the number is that an output has at all points, or -1 for the usual outputs. */
    private final int[] outputNumber;

    private final double[] uniforms;
    private final int firstUniform;

    private BlockProgram(Builder builder) {
        block = builder.block;
        kernel = Arrays.copyOf(builder.kernel, builder.instructions);
        from = Arrays.copyOf(builder.from, builder.instructions);
        to = Arrays.copyOf(builder.to, builder.instructions);
        placesPerCall = Arrays.copyOf(builder.placesPerCall, builder.instructions);
        guard = Arrays.copyOf(builder.guard, builder.instructions);
        whenTrue = Arrays.copyOf(builder.whenTrue, builder.instructions);
        places = Arrays.copyOf(builder.places, builder.placeCount);
        inputPlace = builder.inputPlace;
        outputPlace = builder.outputPlace;
        outputNumber = builder.outputNumber;
        uniforms = builder.uniforms;
        firstUniform = builder.firstUniform;
    }

    /**
     * Makes calls ready.
     *
     * @param groups the calls
     * @param rows their rows
     * @param width the width of vectors
     * @param block points in a block
     * @return the program
     * @throws IllegalArgumentException if a block of so many points takes more memory than an array has
     */
    static BlockProgram of(Groups groups, Rows rows, Width width, int block) {
        return new Builder(groups, rows, width, block).build();
    }

    /** The number of points in a block. */
    int block() {
        return block;
    }

    /** Memory for runs of this program, one at a time. */
    BlockMemory newMemory() {
        BlockMemory memory = new BlockMemory(firstUniform + uniforms.length);
        System.arraycopy(uniforms, 0, memory.values, firstUniform, uniforms.length);
        return memory;
    }

    /** Where the row of an input begins in the memory, or the number of a shared one is. */
    int inputPlace(int input) {
        return inputPlace[input];
    }

    /** Where the row of each output begins in the memory. */
    int[] outputPlaces() {
        return outputPlace;
    }

    /** The memory that a block takes. */
    long bytes() {
        return (long) (firstUniform + uniforms.length) * Double.BYTES;
    }

    /** Runs a block. Inputs must be set; their rows are used again. */
    void run(BlockMemory memory) {
        double[] values = memory.values;
        int[] indices = memory.indices;
        boolean taken = true;
        for (int i = 0; i < kernel.length; i++) {
            if (guard[i] < 0) {
                taken = true;
            } else if (i == 0 || guard[i] != guard[i - 1] || whenTrue[i] != whenTrue[i - 1]) {
                taken = isTaken(values, guard[i], whenTrue[i]);
            }
            if (taken) {
                kernel[i].run(values, places, from[i], to[i], indices);
            }
        }
        for (int k = 0; k < outputNumber.length; k++) {
            if (outputNumber[k] >= 0) {
                Arrays.fill(values, outputPlace[k], outputPlace[k] + block, values[outputNumber[k]]);
            }
        }
    }

    /** Instructions that between them run every kernel. */
    int[] samples() {
        Set<Kernel> seen = new HashSet<>();
        return IntStream.range(0, kernel.length).filter(i -> seen.add(kernel[i])).toArray();
    }

    /** Runs the first call of an instruction. */
    void runSample(int instruction, BlockMemory memory) {
        int end = from[instruction] + placesPerCall[instruction];
        kernel[instruction].run(memory.values, places, from[instruction], end, memory.indices);
    }

    /** Whether some lane takes a side: conditions are 1 and 0, so their sum tells. */
    private boolean isTaken(double[] values, int row, boolean whenHolds) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = 0; i < block; i += SPECIES.length()) {
            sum = sum.add(DoubleVector.fromArray(SPECIES, values, row + i));
        }
        double holding = sum.reduceLanes(VectorOperators.ADD);
        return whenHolds ? holding > 0 : holding < block;
    }

    private static final class Builder {
        private final Tape tape;
        private final Groups groups;
        private final Width width;
        private final int block;
        private final int stride;
        private final Rows rows;

        private Kernel[] kernel = new Kernel[64];
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int[] placesPerCall = new int[64];
        private int[] guard = new int[64];
        private boolean[] whenTrue = new boolean[64];
        private int instructions;
        private int[] places = new int[256];
        private int placeCount;

        private final int[] inputPlace;
        private final int[] outputPlace;
        private final int[] outputNumber;
        private final double[] uniforms;
        private int firstScratch;
        private int firstUniform;

        Builder(Groups groups, Rows rows, Width width, int block) {
            this.tape = groups.tape();
            this.groups = groups;
            this.width = width;
            this.block = block;
            this.stride = block + GAP;
            this.rows = rows;
            double[] constants = tape.constants();
            this.uniforms = Arrays.copyOf(constants, constants.length + tape.inputs().size());
            this.inputPlace = new int[tape.inputs().size()];
            this.outputPlace = new int[tape.outputs().size()];
            this.outputNumber = new int[outputPlace.length];
        }

        BlockProgram build() {
            CompiledBody[] compiled = new CompiledBody[groups.bodies().size()];
            int scratch = 0;
            for (int k = 0; k < compiled.length; k++) {
                compiled[k] = CompiledBody.of(groups.bodies().get(k), width, block);
                scratch = Math.max(scratch, compiled[k].scratch(groups.bodies().get(k)));
            }
            int uniformOutputs = (int) tape.outputs().stream()
                    .filter(output -> rows.row(output.position()) < 0)
                    .count();
            long length = (long) (rows.count() + scratch + uniformOutputs) * stride + uniforms.length;
            if (length > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("A block of " + block + " points of this tape takes " + length
                        + " doubles, more than an array holds. Take smaller blocks.");
            }
            firstScratch = rows.count() * stride;
            int firstUniformOutput = firstScratch + scratch * stride;
            firstUniform = firstUniformOutput + uniformOutputs * stride;
            for (int i = 0; i < tape.size(); i++) {
                if (tape.operation(i) == Operation.INPUT) {
                    inputPlace[tape.a(i)] = place(i);
                }
            }
            for (int call = 0; call < groups.calls(); call++) {
                int body = groups.body(call);
                for (CompiledBody.Step step : compiled[body].steps()) {
                    add(call, groups.bodies().get(body), step);
                }
            }
            int next = firstUniformOutput;
            for (int k = 0; k < outputPlace.length; k++) {
                int position = tape.outputs().get(k).position();
                outputPlace[k] = place(position);
                outputNumber[k] = -1;
                if (rows.row(position) < 0) {
                    outputNumber[k] = outputPlace[k];
                    outputPlace[k] = next;
                    next += stride;
                }
            }
            return new BlockProgram(this);
        }

        /** Appends a step of a call, to the last instruction if that runs the same kernel. */
        private void add(int call, Body body, CompiledBody.Step step) {
            boolean joins = instructions > 0
                    && kernel[instructions - 1].equals(step.kernel())
                    && step.guard() == null;
            if (!joins) {
                if (instructions == kernel.length) {
                    kernel = Arrays.copyOf(kernel, 2 * instructions);
                    from = Arrays.copyOf(from, 2 * instructions);
                    to = Arrays.copyOf(to, 2 * instructions);
                    placesPerCall = Arrays.copyOf(placesPerCall, 2 * instructions);
                    guard = Arrays.copyOf(guard, 2 * instructions);
                    whenTrue = Arrays.copyOf(whenTrue, 2 * instructions);
                }
                kernel[instructions] = step.kernel();
                from[instructions] = placeCount;
                placesPerCall[instructions] = step.places().size();
                Part.Guard guarding = step.guard();
                guard[instructions] = guarding == null ? -1 : place(call, body, guarding.place());
                whenTrue[instructions] = guarding == null || guarding.whenTrue();
                instructions++;
            }
            for (int numbered : step.places()) {
                if (placeCount == places.length) {
                    places = Arrays.copyOf(places, 2 * placeCount);
                }
                places[placeCount++] = place(call, body, numbered);
            }
            to[instructions - 1] = placeCount;
        }

        /** Where a place of a step is, in some call. */
        private int place(int call, Body body, int numbered) {
            int operands = body.operands();
            if (numbered < operands) {
                return place(groups.operand(call, numbered));
            }
            int result = numbered - operands;
            return result < body.results()
                    ? place(groups.result(call, result))
                    : firstScratch + (result - body.results()) * stride;
        }

        /** Where a value of the tape is. */
        private int place(int position) {
            int row = rows.row(position);
            if (row >= 0) {
                return row * stride;
            }
            return firstUniform
                    + (tape.operation(position) == Operation.CONSTANT
                            ? tape.a(position)
                            : uniforms.length - tape.inputs().size() + tape.a(position));
        }
    }
}
