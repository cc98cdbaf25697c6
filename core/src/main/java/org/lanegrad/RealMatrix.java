package org.lanegrad;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable matrix of recorded values, by rows. */
public final class RealMatrix {
    private final List<RealVector> rows;

    /**
     * A matrix of some rows.
     *
     * @param rows the rows, at least one, of one length
     * @throws IllegalArgumentException if there is none or their lengths differ
     */
    public RealMatrix(List<RealVector> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A matrix needs at least one row.");
        }
        int columns = rows.getFirst().size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns) {
                throw new IllegalArgumentException("Row " + i + " has " + rows.get(i).size()
                        + " values, but row 0 has " + columns + "; all rows must be of one length.");
            }
        }
        this.rows = List.copyOf(rows);
    }

    /**
     * A matrix of some rows.
     *
     * @param rows the rows, at least one, of one length
     * @return the matrix
     */
    public static RealMatrix of(RealVector... rows) {
        return new RealMatrix(Arrays.asList(rows));
    }

    /**
     * The number of rows.
     *
     * @return at least 1
     */
    public int rows() {
        return rows.size();
    }

    /**
     * The number of columns.
     *
     * @return at least 1
     */
    public int columns() {
        return rows.getFirst().size();
    }

    /**
     * One value.
     *
     * @param row its row, from 0
     * @param column its column, from 0
     * @return the value
     */
    public Real get(int row, int column) {
        return rows.get(row).get(column);
    }

    /**
     * One row.
     *
     * @param i its index, from 0
     * @return the row
     */
    public RealVector row(int i) {
        return rows.get(i);
    }

    /**
     * One column.
     *
     * @param j its index, from 0
     * @return the column
     */
    public RealVector column(int j) {
        return new RealVector(rows.stream().map(row -> row.get(j)).toList());
    }

    /**
     * The transposed matrix.
     *
     * @return rows become columns
     */
    public RealMatrix transpose() {
        return new RealMatrix(IntStream.range(0, columns()).mapToObj(this::column).toList());
    }

    /**
     * The product with a vector.
     *
     * @param vector a vector with as many values as the matrix has columns
     * @return the vector of the rows' scalar products with it
     * @throws IllegalArgumentException if the vector has another length
     */
    public RealVector times(RealVector vector) {
        if (vector.size() != columns()) {
            throw new IllegalArgumentException("A matrix of " + rows() + " by " + columns()
                    + " cannot be multiplied with a vector of " + vector.size() + ".");
        }
        return new RealVector(rows.stream().map(row -> row.dot(vector)).toList());
    }

    /**
     * The matrix product.
     *
     * @param other a matrix with as many rows as this one has columns
     * @return the product
     * @throws IllegalArgumentException if the shapes don't fit
     */
    public RealMatrix times(RealMatrix other) {
        if (other.rows() != columns()) {
            throw new IllegalArgumentException("A matrix of " + rows() + " by " + columns()
                    + " cannot be multiplied with one of " + other.rows() + " by " + other.columns() + ".");
        }
        RealMatrix columns = other.transpose();
        return new RealMatrix(rows.stream().map(columns::times).toList());
    }
}
