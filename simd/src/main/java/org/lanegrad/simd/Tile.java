package org.lanegrad.simd;

/**
 * The points that a program works on at a time: a block of points that follow one another, or several. In the rows of
 * the memory the blocks follow one another, too; in place each comes after all columns of the one before, as in the
 * lane-blocked layout.
 *
 * @param block points in a block, a multiple of a vector's lanes
 * @param blocks how many blocks there are
 * @param columns columns of the points, if they are accessed in place
 * @param outputs columns of the outputs, if they are accessed in place
 */
record Tile(int block, int blocks, int columns, int outputs) {

    /** A block where everything is in rows. */
    static Tile inRows(int block) {
        return new Tile(block, 1, 0, 0);
    }

    /** How many points there are. */
    int points() {
        return block * blocks;
    }

    /** How far a block is from the one before it. */
    int step(Where where) {
        return block
                * switch (where) {
                    case MEMORY -> 1;
                    case POINTS -> columns;
                    case OUTPUTS -> outputs;
                };
    }
}
