package org.lanegrad.gpu;

/** How points are given to work items. A block of {@value #BLOCK} points always belongs to one work group. */
enum Shape {
    /** A work item has one point of the block: many threads in step, as on a graphics processor. */
    POINT_PER_ITEM(Shape.BLOCK, "one point per work item"),
    /** A work item has the whole block and goes through it in inner loops, which the compiler turns into vectors. */
    BLOCK_PER_ITEM(1, Shape.BLOCK + " points per work item");

    /** Points in a block. */
    static final int BLOCK = 64;

    private final int groupSize;
    private final String title;

    Shape(int groupSize, String title) {
        this.groupSize = groupSize;
        this.title = title;
    }

    /** The shape that suits a device. */
    static Shape of(OpenClDevice device) {
        return device.kind() == OpenClDevice.Kind.CPU ? BLOCK_PER_ITEM : POINT_PER_ITEM;
    }

    /** Work items in a group. */
    int groupSize() {
        return groupSize;
    }

    /** What stands at the beginning of the program. */
    String declareLane() {
        return this == POINT_PER_ITEM ? "   const int lane = get_local_id(0);\n" : "";
    }

    /** What stands before statements that are carried out for each lane, in braces. */
    String eachLane(String indent) {
        return this == POINT_PER_ITEM
                ? indent + "{\n"
                : "#pragma clang loop vectorize(assume_safety) vectorize_width(8)\n" + indent
                        + "for (int lane = 0; lane < " + BLOCK + "; lane++) {\n";
    }

    @Override
    public String toString() {
        return title;
    }
}
