package org.lanegrad.simd;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.lanegrad.Batch;

/**
 * Copies points between a batch, whatever its layout, and an array that holds each column in pieces of
 * {@link InPlace#BLOCK} points: a row if they follow one another, or the lane-blocked layout. Arrays are treated apart
 * from other memory: the JIT has no vector access to a double[] behind a segment.
 */
final class BlockTransfer {
    private static final int PIECE = InPlace.BLOCK;
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private BlockTransfer() {}

    /**
     * Reads points, and repeats the last one up to the end.
     *
     * @param batch the batch
     * @param first the first point
     * @param count how many points, at least 1
     * @param end how many points there is room for, in whole pieces
     * @param values the array
     * @param places where the first piece of each column begins
     * @param pitch how far the next piece of a column is from one
     */
    static void read(Batch batch, int first, int count, int end, double[] values, int[] places, int pitch) {
        MemorySegment memory = batch.memory();
        int lanes = batch.layout().lanes();
        if (lanes == 0 && pitch == PIECE) {
            for (int column = 0; column < places.length; column++) {
                long from = index(batch, column, first) * Double.BYTES;
                MemorySegment.copy(memory, JAVA_DOUBLE, from, values, places[column], count);
            }
        } else if (lanes == 0) {
            for (int column = 0; column < places.length; column++) {
                long from = index(batch, column, first) * Double.BYTES;
                readPieces(memory, from, count, values, places[column], pitch);
            }
        } else if (isWholePieces(lanes, first)) {
            // The padding of the last lanes is read, too
            for (int point = 0; point < count; point += PIECE) {
                readLanes(memory, index(batch, 0, first + point) * Double.BYTES, values, places, offset(point, pitch));
            }
        } else if (lanes == 1 && memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) (memory.address() / Double.BYTES + index(batch, 0, first));
            for (int point = 0; point < count; point += PIECE) {
                int length = Math.min(PIECE, count - point);
                readPoints(array, next + point * places.length, length, values, places, offset(point, pitch));
            }
        } else {
            for (int point = 0; point < count; point++) {
                int offset = offset(point, pitch);
                for (int column = 0; column < places.length; column++) {
                    values[places[column] + offset] =
                            memory.getAtIndex(JAVA_DOUBLE, index(batch, column, first + point));
                }
            }
        }
        for (int point = count; point < end; point++) {
            for (int place : places) {
                values[place + offset(point, pitch)] = values[place + offset(count - 1, pitch)];
            }
        }
    }

    /** Reads points that follow one another. */
    private static void readPieces(MemorySegment memory, long from, int count, double[] values, int place, int pitch) {
        int whole = count / PIECE * PIECE;
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + from) / Double.BYTES);
            for (int point = 0; point < whole; point += SPECIES.length()) {
                DoubleVector.fromArray(SPECIES, array, next + point).intoArray(values, place + offset(point, pitch));
            }
        } else {
            for (int point = 0; point < whole; point += SPECIES.length()) {
                DoubleVector.fromMemorySegment(SPECIES, memory, from + (long) point * Double.BYTES, ORDER)
                        .intoArray(values, place + offset(point, pitch));
            }
        }
        for (int point = whole; point < count; point++) {
            values[place + offset(point, pitch)] = memory.get(JAVA_DOUBLE, from + (long) point * Double.BYTES);
        }
    }

    private static void readPoints(double[] array, int from, int count, double[] values, int[] places, int offset) {
        for (int column = 0; column < places.length; column++) {
            int place = places[column] + offset;
            for (int point = 0; point < count; point++) {
                values[place + point] = array[from + column + point * places.length];
            }
        }
    }

    private static void readLanes(
            MemorySegment memory, long from, double[] values, int[] places, int offset) {
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + from) / Double.BYTES);
            for (int place : places) {
                for (int lane = 0; lane < PIECE; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, array, next).intoArray(values, place + offset + lane);
                    next += SPECIES.length();
                }
            }
        } else {
            long next = from;
            for (int place : places) {
                for (int lane = 0; lane < PIECE; lane += SPECIES.length()) {
                    DoubleVector.fromMemorySegment(SPECIES, memory, next, ORDER)
                            .intoArray(values, place + offset + lane);
                    next += SPECIES.vectorByteSize();
                }
            }
        }
    }

    /**
     * Writes points.
     *
     * @param batch the batch
     * @param first the first point
     * @param count how many points, at least 1
     * @param values the array
     * @param places where the first piece of each column begins
     * @param pitch how far the next piece of a column is from one
     */
    static void write(Batch batch, int first, int count, double[] values, int[] places, int pitch) {
        MemorySegment memory = batch.memory();
        int lanes = batch.layout().lanes();
        if (lanes == 0 && pitch == PIECE) {
            for (int column = 0; column < places.length; column++) {
                long to = index(batch, column, first) * Double.BYTES;
                MemorySegment.copy(values, places[column], memory, JAVA_DOUBLE, to, count);
            }
            return;
        }
        if (lanes == 0) {
            for (int column = 0; column < places.length; column++) {
                long to = index(batch, column, first) * Double.BYTES;
                writePieces(memory, to, count, values, places[column], pitch);
            }
            return;
        }
        if (lanes == 1 && memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) (memory.address() / Double.BYTES + index(batch, 0, first));
            for (int point = 0; point < count; point += PIECE) {
                int length = Math.min(PIECE, count - point);
                writePoints(array, next + point * places.length, length, values, places, offset(point, pitch));
            }
            return;
        }
        int whole = isWholePieces(lanes, first) ? count / PIECE * PIECE : 0;
        for (int point = 0; point < whole; point += PIECE) {
            writeLanes(memory, index(batch, 0, first + point) * Double.BYTES, values, places, offset(point, pitch));
        }
        for (int point = whole; point < count; point++) {
            for (int column = 0; column < places.length; column++) {
                memory.setAtIndex(
                        JAVA_DOUBLE, index(batch, column, first + point), values[places[column] + offset(point, pitch)]);
            }
        }
    }

    /** Writes points that follow one another. */
    private static void writePieces(MemorySegment memory, long to, int count, double[] values, int place, int pitch) {
        int whole = count / PIECE * PIECE;
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + to) / Double.BYTES);
            for (int point = 0; point < whole; point += SPECIES.length()) {
                DoubleVector.fromArray(SPECIES, values, place + offset(point, pitch)).intoArray(array, next + point);
            }
        } else {
            for (int point = 0; point < whole; point += SPECIES.length()) {
                DoubleVector.fromArray(SPECIES, values, place + offset(point, pitch))
                        .intoMemorySegment(memory, to + (long) point * Double.BYTES, ORDER);
            }
        }
        for (int point = whole; point < count; point++) {
            memory.set(JAVA_DOUBLE, to + (long) point * Double.BYTES, values[place + offset(point, pitch)]);
        }
    }

    private static void writePoints(double[] array, int to, int count, double[] values, int[] places, int offset) {
        int next = to;
        for (int point = 0; point < count; point++) {
            for (int place : places) {
                array[next] = values[place + offset + point];
                next++;
            }
        }
    }

    private static void writeLanes(
            MemorySegment memory, long to, double[] values, int[] places, int offset) {
        if (memory.heapBase().orElse(memory) instanceof double[] array) {
            int next = (int) ((memory.address() + to) / Double.BYTES);
            for (int place : places) {
                for (int lane = 0; lane < PIECE; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, values, place + offset + lane)
                            .intoArray(array, next);
                    next += SPECIES.length();
                }
            }
        } else {
            long next = to;
            for (int place : places) {
                for (int lane = 0; lane < PIECE; lane += SPECIES.length()) {
                    DoubleVector.fromArray(SPECIES, values, place + offset + lane)
                            .intoMemorySegment(memory, next, ORDER);
                    next += SPECIES.vectorByteSize();
                }
            }
        }
    }

    /** How far a point is from the first one of the same column. */
    static int offset(int point, int pitch) {
        return point / PIECE * pitch + point % PIECE;
    }

    /** Whether points from this one on come in whole pieces, one after the other. */
    private static boolean isWholePieces(int lanes, int first) {
        return lanes == PIECE && first % PIECE == 0;
    }

    private static long index(Batch batch, int column, int point) {
        return batch.layout().index(column, point, batch.columns(), batch.points());
    }
}
