package org.lanegrad.simd;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.lanegrad.Batch;

/**
 * Copies a block of points between a batch, whatever its layout, and rows. Arrays are treated apart from other memory:
 * the JIT has no vector access to a double[] behind a segment.
 */
final class BlockTransfer {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private BlockTransfer() {}

    /**
     * Reads points into rows, and repeats the last one to the rows' ends.
     *
     * @param batch the batch
     * @param first the first point
     * @param count how many points, at least 1
     * @param values the memory
     * @param rows where the row of each column begins
     * @param block the length of rows
     */
    static void read(Batch batch, int first, int count, double[] values, int[] rows, int block) {
        MemorySegment memory = batch.memory();
        int lanes = batch.layout().lanes();
        if (lanes == 0) {
            for (int column = 0; column < rows.length; column++) {
                long from = index(batch, column, first) * Double.BYTES;
                MemorySegment.copy(memory, JAVA_DOUBLE, from, values, rows[column], count);
            }
        } else if (isWholeVectors(lanes, first)) {
            // The padding of the last lanes is read, too
            for (int point = 0; point < count; point += lanes) {
                readLanes(memory, index(batch, 0, first + point) * Double.BYTES, lanes, values, rows, point);
            }
        } else {
            for (int point = 0; point < count; point++) {
                for (int column = 0; column < rows.length; column++) {
                    values[rows[column] + point] =
                            memory.getAtIndex(JAVA_DOUBLE, index(batch, column, first + point));
                }
            }
        }
        for (int row : count < block ? rows : new int[0]) {
            Arrays.fill(values, row + count, row + block, values[row + count - 1]);
        }
    }

    private static void readLanes(
            MemorySegment memory, long from, int lanes, double[] values, int[] rows, int point) {
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + from) / Double.BYTES);
            for (int row : rows) {
                for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, array, next).intoArray(values, row + point + lane);
                    next += SPECIES.length();
                }
            }
        } else {
            long next = from;
            for (int row : rows) {
                for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
                    DoubleVector.fromMemorySegment(SPECIES, memory, next, ORDER)
                            .intoArray(values, row + point + lane);
                    next += SPECIES.vectorByteSize();
                }
            }
        }
    }

    /**
     * Writes points from rows.
     *
     * @param batch the batch
     * @param first the first point
     * @param count how many points, at least 1
     * @param values the memory
     * @param rows where the row of each column begins
     */
    static void write(Batch batch, int first, int count, double[] values, int[] rows) {
        MemorySegment memory = batch.memory();
        int lanes = batch.layout().lanes();
        if (lanes == 0) {
            for (int column = 0; column < rows.length; column++) {
                long to = index(batch, column, first) * Double.BYTES;
                MemorySegment.copy(values, rows[column], memory, JAVA_DOUBLE, to, count);
            }
            return;
        }
        int whole = isWholeVectors(lanes, first) ? count / lanes * lanes : 0;
        for (int point = 0; point < whole; point += lanes) {
            writeLanes(memory, index(batch, 0, first + point) * Double.BYTES, lanes, values, rows, point);
        }
        for (int point = whole; point < count; point++) {
            for (int column = 0; column < rows.length; column++) {
                memory.setAtIndex(JAVA_DOUBLE, index(batch, column, first + point), values[rows[column] + point]);
            }
        }
    }

    private static void writeLanes(
            MemorySegment memory, long to, int lanes, double[] values, int[] rows, int point) {
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + to) / Double.BYTES);
            for (int row : rows) {
                for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, values, row + point + lane).intoArray(array, next);
                    next += SPECIES.length();
                }
            }
        } else {
            long next = to;
            for (int row : rows) {
                for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, values, row + point + lane)
                            .intoMemorySegment(memory, next, ORDER);
                    next += SPECIES.vectorByteSize();
                }
            }
        }
    }

    /** Whether points from this one on come in whole vectors, one after the other. */
    private static boolean isWholeVectors(int lanes, int first) {
        return lanes % SPECIES.length() == 0 && first % lanes == 0;
    }

    private static long index(Batch batch, int column, int point) {
        return batch.layout().index(column, point, batch.columns(), batch.points());
    }
}
