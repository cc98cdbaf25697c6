package org.lanegrad;

/**
 * How a batch lies in memory: always {@code [block][column][lane]}, where a column is one input or output and a block
 * has as many points as there are lanes. One lane is point-major, as many lanes as points is {@code [column][point]},
 * and what is between is lane-blocked. The last block is padded to full length.
 *
 * @param lanes points in a block, or 0 for all points in one block
 */
public record Layout(int lanes) {
    /** {@code [column][point]}: one array after the other; the default. */
    public static final Layout BY_COLUMN = new Layout(0);

    /** {@code [point][column]}: one point after the other. */
    public static final Layout BY_POINT = new Layout(1);

    /** {@code [block][column][lane]} with 8 lanes, the width of the widest vectors: one aligned stream. */
    public static final Layout LANE_BLOCKED = new Layout(8);

    /** Checks the number of lanes. */
    public Layout {
        if (lanes < 0) {
            throw new IllegalArgumentException("A layout has at least 0 lanes, not " + lanes + ".");
        }
    }

    /**
     * How many numbers a batch takes, padding included.
     *
     * @param columns inputs or outputs
     * @param points points
     * @return the length of its memory in doubles
     */
    public long length(int columns, int points) {
        long width = width(points);
        return width == 0 ? 0 : (points + width - 1) / width * width * columns;
    }

    /**
     * Where a number is.
     *
     * @param column its column
     * @param point its point
     * @param columns how many columns the batch has
     * @param points how many points the batch has
     * @return its place in doubles
     */
    public long index(int column, int point, int columns, int points) {
        return start(point, columns, points) + (long) column * width(points);
    }

    /**
     * Where the first column of a point is; the others follow, each {@link #width} further.
     *
     * @param point its point
     * @param columns how many columns the batch has
     * @param points how many points the batch has
     * @return its place in doubles
     */
    public long start(int point, int columns, int points) {
        int width = width(points);
        return (long) (point / width) * columns * width + point % width;
    }

    /**
     * How many numbers lie side by side.
     *
     * @param points how many points the batch has
     * @return the points in a block, padding included
     */
    public int width(int points) {
        return lanes == 0 ? points : lanes;
    }
}
