package org.lanegrad.simd;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lanegrad.Batch;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;

/** A program that an executor runs at some time of its life, with memories for runs of it. */
final class Stage {
    /** About what a core has of its second cache. Rows that don't fit make smaller blocks pay. */
    private static final long CACHE = 1 << 20;

    private static final int LARGEST_BLOCK = 128;
    private static final int USUAL_BLOCK = 64;

    private final BlockProgram program;
    private final BatchShape shape;
    /** Where the row of each column of the points begins. */
    private final int[] columnPlaces;

    private final ConcurrentLinkedQueue<BlockMemory> memories = new ConcurrentLinkedQueue<>();

    private Stage(BlockProgram program, BatchShape shape) {
        this.program = program;
        this.shape = shape;
        this.columnPlaces = new int[shape.perPoint()];
        Arrays.setAll(columnPlaces, column -> program.inputPlace(shape.perPoint(column)));
    }

    /** With the block that is asked for, or one that the cache holds and the memory limit allows all threads. */
    static Stage of(Groups groups, BatchShape shape, VectorOptions options) {
        Rows rows = Rows.of(groups);
        if (options.block() > 0) {
            return new Stage(BlockProgram.of(groups, rows, options.width(), options.block()), shape);
        }
        int block = rows.bytesPerPoint() * LARGEST_BLOCK <= CACHE ? LARGEST_BLOCK : USUAL_BLOCK;
        BlockProgram program = BlockProgram.of(groups, rows, options.width(), block);
        while (block > VectorOptions.SMALLEST_BLOCK && program.bytes() > options.memoryLimit() / options.threads()) {
            block /= 2;
            program = BlockProgram.of(groups, rows, options.width(), block);
        }
        return new Stage(program, shape);
    }

    BlockProgram program() {
        return program;
    }

    /** Memory for one thread with the shared values in it, to be given back. */
    BlockMemory take(double[] shared) {
        BlockMemory pooled = memories.poll();
        BlockMemory memory = pooled != null ? pooled : program.newMemory();
        for (int k = 0; k < shared.length; k++) {
            memory.values[program.inputPlace(shape.shared(k))] = shared[k];
        }
        return memory;
    }

    void giveBack(BlockMemory memory) {
        memories.add(memory);
    }

    void clear() {
        memories.clear();
    }

    /** Runs a block of a batch; its results are then in the memory. */
    void run(Batch points, int first, int count, BlockMemory memory) {
        BlockTransfer.read(points, first, count, memory.values, columnPlaces, program.block());
        program.run(memory);
    }
}
