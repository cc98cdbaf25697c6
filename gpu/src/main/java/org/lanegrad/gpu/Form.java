package org.lanegrad.gpu;

/** How a tape is written for a device. */
enum Form {
    /** Every operation a statement of the program. */
    STRAIGHT_LINE("straight-line kernel"),
    /** A loop over a table of calls, each of which names a piece of the program and its operands. */
    INTERPRETER("interpreter");

    private final String title;

    Form(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
