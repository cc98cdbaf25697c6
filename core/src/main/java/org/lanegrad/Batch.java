package org.lanegrad;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A view of the caller's memory as a batch: a number for each column (an input that is not shared, or an output) and
 * each point. Nothing is copied. A batch is as safe for several threads as its memory.
 */
public final class Batch {
    private final MemorySegment memory;
    private final int columns;
    private final int points;
    private final Layout layout;

    private Batch(MemorySegment memory, int columns, int points, Layout layout) {
        if (columns < 0 || points < 0) {
            throw new IllegalArgumentException(
                    "A batch cannot have " + columns + " columns and " + points + " points.");
        }
        long needed = layout.length(columns, points);
        if (memory.byteSize() / Double.BYTES < needed) {
            throw new IllegalArgumentException("A batch of " + columns + " columns and " + points + " points in "
                    + layout + " takes " + needed + " doubles, but the memory holds "
                    + memory.byteSize() / Double.BYTES + ".");
        }
        if (memory.maxByteAlignment() < Double.BYTES || memory.address() % Double.BYTES != 0) {
            throw new IllegalArgumentException("The memory of a batch must be aligned to 8 bytes.");
        }
        this.memory = memory;
        this.columns = columns;
        this.points = points;
        this.layout = layout;
    }

    /**
     * A view of an array as {@code [column][point]}.
     *
     * @param data the array, at least columns * points long
     * @param columns inputs or outputs
     * @param points points
     * @return the batch
     * @throws IllegalArgumentException if the array is too short
     */
    public static Batch of(double[] data, int columns, int points) {
        return of(data, columns, points, Layout.BY_COLUMN);
    }

    /**
     * A view of an array.
     *
     * @param data the array, at least {@link Layout#length} long
     * @param columns inputs or outputs
     * @param points points
     * @param layout how the numbers lie
     * @return the batch
     * @throws IllegalArgumentException if the array is too short
     */
    public static Batch of(double[] data, int columns, int points, Layout layout) {
        return of(MemorySegment.ofArray(data), columns, points, layout);
    }

    /**
     * A view of a memory segment, on or off the heap.
     *
     * @param data doubles in the machine's byte order, aligned to 8 bytes, at least {@link Layout#length} of them
     * @param columns inputs or outputs
     * @param points points
     * @param layout how the numbers lie
     * @return the batch
     * @throws IllegalArgumentException if the segment is too short or not aligned
     */
    public static Batch of(MemorySegment data, int columns, int points, Layout layout) {
        return new Batch(data, columns, points, layout);
    }

    /**
     * A batch with memory of its own, all zeros.
     *
     * @param columns inputs or outputs
     * @param points points
     * @param layout how the numbers lie
     * @return the batch
     * @throws IllegalArgumentException if it is longer than an array can be
     */
    public static Batch allocate(int columns, int points, Layout layout) {
        long length = layout.length(columns, points);
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A batch of " + columns + " columns and " + points + " points takes "
                    + length + " doubles, more than an array holds. Use a MemorySegment.");
        }
        return of(new double[(int) length], columns, points, layout);
    }

    /**
     * The number of columns.
     *
     * @return inputs or outputs
     */
    public int columns() {
        return columns;
    }

    /**
     * The number of points.
     *
     * @return points
     */
    public int points() {
        return points;
    }

    /**
     * How the numbers lie.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * The memory.
     *
     * @return the caller's memory, or the batch's own
     */
    public MemorySegment memory() {
        return memory;
    }

    /**
     * One number.
     *
     * @param column its column, from 0
     * @param point its point, from 0
     * @return the number
     * @throws IndexOutOfBoundsException if there is no such column or point
     */
    public double get(int column, int point) {
        return memory.getAtIndex(ValueLayout.JAVA_DOUBLE, index(column, point));
    }

    /**
     * Sets one number.
     *
     * @param column its column, from 0
     * @param point its point, from 0
     * @param value the number
     * @throws IndexOutOfBoundsException if there is no such column or point
     */
    public void set(int column, int point, double value) {
        memory.setAtIndex(ValueLayout.JAVA_DOUBLE, index(column, point), value);
    }

    private long index(int column, int point) {
        Objects.checkIndex(column, columns);
        Objects.checkIndex(point, points);
        return layout.index(column, point, columns, points);
    }
}
