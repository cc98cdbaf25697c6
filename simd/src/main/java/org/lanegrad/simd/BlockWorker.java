package org.lanegrad.simd;

import java.util.function.Supplier;
import org.lanegrad.Batch;

/** Runs spans of a batch on one thread. A newer stage is taken between two spans. */
final class BlockWorker implements Workers.Worker {

    /** What is done with a span of the batch. */
    interface Use {
        /**
         * Runs points and uses their outputs.
         *
         * @param stage what runs them
         * @param memory its memory
         * @param first the first point of the span
         * @param count how many points there are
         */
        void of(Stage stage, BlockMemory memory, int first, int count);
    }

    private final Batch points;
    private final double[] shared;
    private final int span;
    private final Use use;
    /** The span that is task 0. */
    private final int offset;

    private final Supplier<Stage> newest;
    private Stage stage;
    private BlockMemory memory;

    /**
     * Makes a worker.
     *
     * @param points the batch
     * @param shared the shared values
     * @param use what is done with each span
     * @param offset the span that is task 0
     * @param stage what runs
     * @param newest what runs from the next task on; what has longer spans waits for the next batch
     */
    BlockWorker(Batch points, double[] shared, Use use, int offset, Stage stage, Supplier<Stage> newest) {
        this.points = points;
        this.shared = shared;
        this.span = stage.span();
        this.use = use;
        this.offset = offset;
        this.newest = newest;
        this.stage = stage;
        this.memory = stage.take(shared);
    }

    /** Runs the points of a span of the first stage; a newer one may take several spans for them. */
    @Override
    public void run(int task) {
        takeOver(newest.get());
        int begin = (offset + task) * span;
        int end = (int) Math.min((long) begin + span, points.points());
        int step = stage.span();
        for (int first = begin; first < end; first += step) {
            use.of(stage, memory, first, Math.min(step, end - first));
        }
    }

    private void takeOver(Stage newer) {
        if (newer != stage && newer.span() <= span) {
            BlockMemory its = newer.take(shared);
            stage.giveBack(memory);
            stage = newer;
            memory = its;
        }
    }

    @Override
    public void close() {
        stage.giveBack(memory);
    }
}
