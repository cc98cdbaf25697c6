package org.lanegrad.gpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lanegrad.Batch;

/**
 * Moves a range of points between a batch and an array {@code [block][column][lane]} with {@value Shape#BLOCK} lanes,
 * the order that devices work in.
 */
final class Transfer {
    private final Batch batch;
    private final MemorySegment memory;
    private final int columns;
    /** How many points of a column lie side by side in the batch. */
    private final int lanes;

    Transfer(Batch batch) {
        this.batch = batch;
        this.memory = batch.memory();
        this.columns = batch.columns();
        this.lanes = batch.layout().width(batch.points());
    }

    /**
     * Copies points from the batch into the array.
     *
     * @param first the first point
     * @param count how many
     * @return whether the array has changed by a bit
     */
    boolean load(int first, int count, double[] array) {
        boolean changed = false;
        for (int from = 0; from < count; from += Shape.BLOCK) {
            int length = Math.min(Shape.BLOCK, count - from);
            for (int column = 0; column < columns; column++) {
                int place = from * columns + column * Shape.BLOCK;
                changed |= loadColumn(column, first + from, length, array, place, changed);
            }
        }
        return changed;
    }

    /** Copies points from the array into the batch. */
    void store(double[] array, int first, int count) {
        for (int from = 0; from < count; from += Shape.BLOCK) {
            int length = Math.min(Shape.BLOCK, count - from);
            for (int column = 0; column < columns; column++) {
                storeColumn(array, (from * columns) + column * Shape.BLOCK, column, first + from, length);
            }
        }
    }

    private boolean loadColumn(int column, int point, int count, double[] array, int place, boolean alreadyChanged) {
        boolean changed = alreadyChanged;
        for (int done = 0; done < count; ) {
            int run = Math.min(count - done, lanes - (point + done) % lanes);
            long from = index(column, point + done);
            if (run == 1) {
                double value = memory.getAtIndex(ValueLayout.JAVA_DOUBLE, from);
                changed |= Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(array[place + done]);
                array[place + done] = value;
            } else {
                long bytes = from * Double.BYTES;
                // Once something has changed there is nothing left to find out
                changed = changed
                        || MemorySegment.mismatch(
                                        memory,
                                        bytes,
                                        bytes + (long) run * Double.BYTES,
                                        MemorySegment.ofArray(array),
                                        (long) (place + done) * Double.BYTES,
                                        (long) (place + done + run) * Double.BYTES)
                                >= 0;
                if (changed) {
                    MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, bytes, array, place + done, run);
                }
            }
            done += run;
        }
        return changed;
    }

    private void storeColumn(double[] array, int place, int column, int point, int count) {
        for (int done = 0; done < count; ) {
            int run = Math.min(count - done, lanes - (point + done) % lanes);
            long to = index(column, point + done);
            if (run == 1) {
                memory.setAtIndex(ValueLayout.JAVA_DOUBLE, to, array[place + done]);
            } else {
                MemorySegment.copy(
                        array, place + done, memory, ValueLayout.JAVA_DOUBLE, to * Double.BYTES, run);
            }
            done += run;
        }
    }

    private long index(int column, int point) {
        return batch.layout().index(column, point, columns, batch.points());
    }
}
