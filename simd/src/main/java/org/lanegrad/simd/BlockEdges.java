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
    private final Tile tile;
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
     * @param tile the points
     * @param columnPlaces where each column begins: in the memory, or among the points of the block
     * @param outputPlaces where each output is left: in the memory, or among the outputs of the block
     * @param entering from where among the points to what row something is copied before
     * @param leaving from what row to where among the outputs something is copied afterwards
     * @param filling from what number to where among the outputs something is the same at all points
     */
    BlockEdges(
            boolean inPlace,
            Tile tile,
            int[] columnPlaces,
            int[] outputPlaces,
            List<Move> entering,
            List<Move> leaving,
            List<Move> filling) {
        this.inPlace = inPlace;
        this.tile = tile;
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
        return inPlace ? tile.step(Where.POINTS) : InPlace.BLOCK;
    }

    int outputPitch() {
        return inPlace ? tile.step(Where.OUTPUTS) : InPlace.BLOCK;
    }

    /** Copies points to the rows where they are needed. */
    void enter(BlockMemory memory) {
        for (Move move : entering) {
            for (int k = 0; k < tile.blocks(); k++) {
                int from = memory.pointsStart + move.from + k * tile.step(Where.POINTS);
                copy(memory.points, from, memory.values, move.to + k * tile.step(Where.MEMORY));
            }
        }
    }

    /** Copies outputs from rows, and puts numbers in where an output is the same at all points. */
    void leave(BlockMemory memory) {
        for (int k = 0; k < tile.blocks(); k++) {
            int begin = memory.outputsStart + k * tile.step(Where.OUTPUTS);
            for (Move move : leaving) {
                copy(memory.values, move.from + k * tile.step(Where.MEMORY), memory.outputs, begin + move.to);
            }
            for (Move move : filling) {
                int to = begin + move.to;
                Arrays.fill(memory.outputs, to, to + tile.block(), memory.values[move.from]);
            }
        }
    }

    /** By vectors, since a vector that is read right after it was written number by number has to wait. */
    private void copy(double[] source, int from, double[] target, int to) {
        for (int i = 0; i < tile.block(); i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, source, from + i).intoArray(target, to + i);
        }
    }
}
