package org.lanegrad.simd;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How the points of a block come in and its outputs go out. Either both have rows of the memory; or kernels read and
 * write them in place, column by column with a block of points each, and what some kernel needs in a row is copied.
 */
final class BlockEdges {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private final boolean inPlace;
    private final int block;
    private final int[] columnPlaces;
    private final int[] outputPlaces;
    private final Move[] entering;
    private final Move[] leaving;
    private final Move[] filling;

    /** From where to where something is copied. */
    record Move(int from, int to) {}

    /**
     * Puts edges together.
     *
     * @param inPlace whether kernels access points and outputs in place
     * @param block points in a block
     * @param columnPlaces where each column begins: in the memory, or among the points of the block
     * @param outputPlaces where each output is left: in the memory, or among the outputs of the block
     * @param entering from where among the points to what row something is copied before
     * @param leaving from what row to where among the outputs something is copied afterwards
     * @param filling from what number to where among the outputs something is the same at all points
     */
    BlockEdges(
            boolean inPlace,
            int block,
            int[] columnPlaces,
            int[] outputPlaces,
            List<Move> entering,
            List<Move> leaving,
            List<Move> filling) {
        this.inPlace = inPlace;
        this.block = block;
        this.columnPlaces = columnPlaces;
        this.outputPlaces = outputPlaces;
        this.entering = entering.toArray(Move[]::new);
        this.leaving = leaving.toArray(Move[]::new);
        this.filling = filling.toArray(Move[]::new);
    }

    boolean inPlace() {
        return inPlace;
    }

    int[] columnPlaces() {
        return columnPlaces;
    }

    int[] outputPlaces() {
        return outputPlaces;
    }

    int columns() {
        return columnPlaces.length;
    }

    int outputs() {
        return outputPlaces.length;
    }

    /** How far a piece of a column is from the one before it. */
    int columnPitch() {
        return inPlace ? columns() * block : InPlace.BLOCK;
    }

    int outputPitch() {
        return inPlace ? outputs() * block : InPlace.BLOCK;
    }

    /** Copies points to the rows where they are needed. */
    void enter(BlockMemory memory) {
        for (Move move : entering) {
            copy(memory.points, memory.pointsStart + move.from, memory.values, move.to);
        }
    }

    /** Copies outputs from rows, and puts numbers in where an output is the same at all points. */
    void leave(BlockMemory memory) {
        for (Move move : leaving) {
            copy(memory.values, move.from, memory.outputs, memory.outputsStart + move.to);
        }
        for (Move move : filling) {
            int to = memory.outputsStart + move.to;
            Arrays.fill(memory.outputs, to, to + block, memory.values[move.from]);
        }
    }

    /** By vectors, since a vector that is read right after it was written number by number has to wait. */
    private void copy(double[] source, int from, double[] target, int to) {
        for (int i = 0; i < block; i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, source, from + i).intoArray(target, to + i);
        }
    }
}
