package org.lanegrad.scalar;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import org.lanegrad.Batch;

/** What a thread works with while it follows a program: its memory, and the outputs of one point. */
final class Workspace {
    final double[] memory;
    final double[] outputs;

    /**
     * Makes one.
     *
     * @param memory the memory of the program
     * @param outputs how many outputs a point has
     */
    Workspace(double[] memory, int outputs) {
        this.memory = memory;
        this.outputs = new double[outputs];
    }

    /** Reads the inputs of a point to their places in the memory, which may follow one another. */
    void read(Batch batch, int point, int[] places, boolean consecutive) {
        MemorySegment from = batch.memory();
        long start = batch.layout().start(point, batch.columns(), batch.points());
        int step = batch.layout().width(batch.points());
        if (consecutive && step == 1 && places.length > 0) {
            MemorySegment.copy(from, JAVA_DOUBLE, start * Double.BYTES, memory, places[0], places.length);
        } else {
            for (int k = 0; k < places.length; k++) {
                memory[places[k]] = from.getAtIndex(JAVA_DOUBLE, start + (long) k * step);
            }
        }
    }

    /** Writes the outputs of a point. */
    void write(Batch batch, int point) {
        MemorySegment to = batch.memory();
        long start = batch.layout().start(point, batch.columns(), batch.points());
        int step = batch.layout().width(batch.points());
        if (step == 1) {
            MemorySegment.copy(outputs, 0, to, JAVA_DOUBLE, start * Double.BYTES, outputs.length);
        } else {
            for (int k = 0; k < outputs.length; k++) {
                to.setAtIndex(JAVA_DOUBLE, start + (long) k * step, outputs[k]);
            }
        }
    }
}
