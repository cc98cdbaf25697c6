package org.lanegrad.simd;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.lanegrad.plan.TreeSum;

/**
 * Follows a tape on the CPU's vector lanes: operation by operation over a block of points, block by block over the
 * batch, on one thread or several. Results don't depend on the width, the block or the threads.
 *
 * <p>Batches in the memory of a confined arena are worked on by the calling thread alone.
 *
 * <p>A thread that is interrupted during {@link #run} or {@link #sum} stops before the next block, stays marked as
 * interrupted and throws a {@link CancellationException}; of the outputs some blocks are then written, the others left
 * as they were.
 */
public final class VectorExecutor implements Executor {
    /** About what a core has of its second cache. Rows that don't fit make smaller blocks pay. */
    private static final long CACHE = 1 << 20;

    private static final Thread ANOTHER_THREAD = Thread.ofPlatform().unstarted(() -> {});

    private static final int LARGEST_BLOCK = 128;
    private static final int USUAL_BLOCK = 64;

    private final Tape tape;
    private final BatchShape shape;
    private final Width width;
    private final int block;
    private final BlockProgram program;
    /** Where the row of each column of the points begins. */
    private final int[] columnPlaces;

    private final Workers workers;
    private final ConcurrentLinkedQueue<BlockMemory> memories = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private VectorExecutor(Tape tape, Optimizer optimizer, VectorOptions options) {
        this.tape = tape;
        this.shape = new BatchShape(tape);
        this.width = options.width();
        Groups groups = Groups.single(optimizer.apply(tape));
        this.program = program(groups, Rows.of(groups), options);
        this.block = program.block();
        this.columnPlaces = new int[shape.perPoint()];
        Arrays.setAll(columnPlaces, column -> program.inputPlace(shape.perPoint(column)));
        this.workers = new Workers(threads(options), options.pool().orElse(null));
    }

    /**
     * Prepares a tape.
     *
     * @param tape the tape
     * @param optimizer the passes to take it through first
     * @param options how it is to run
     * @return an executor of it, to be closed
     * @throws IllegalStateException if the CPU has no fused multiply-add, or the memory limit does not allow a block
     */
    public static VectorExecutor prepare(Tape tape, Optimizer optimizer, VectorOptions options) {
        VectorProvider.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return new VectorExecutor(tape, optimizer, options);
    }

    /** With the block that is asked for, or one that the cache holds and the memory limit allows all threads. */
    private static BlockProgram program(Groups groups, Rows rows, VectorOptions options) {
        if (options.block() > 0) {
            return BlockProgram.of(groups, rows, options.width(), options.block());
        }
        int block = rows.bytesPerPoint() * LARGEST_BLOCK <= CACHE ? LARGEST_BLOCK : USUAL_BLOCK;
        BlockProgram program = BlockProgram.of(groups, rows, options.width(), block);
        while (block > VectorOptions.SMALLEST_BLOCK && program.bytes() > options.memoryLimit() / options.threads()) {
            block /= 2;
            program = BlockProgram.of(groups, rows, options.width(), block);
        }
        return program;
    }

    private int threads(VectorOptions options) {
        long threads = Math.min(options.threads(), options.memoryLimit() / program.bytes());
        if (threads < 1) {
            throw new IllegalStateException("A block of " + block + " points of this tape takes " + program.bytes()
                    + " bytes, more than the memory limit of " + options.memoryLimit() + " bytes allows.");
        }
        return (int) threads;
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public void run(Batch points, double[] shared, Batch outputs) {
        requireOpen();
        shape.check(points, shared, outputs);
        forEachBlock(
                points,
                shared,
                threads(points, outputs),
                (memory, first, count) ->
                        BlockTransfer.write(outputs, first, count, memory.values, program.outputPlaces()));
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        requireOpen();
        shape.check(points, shared);
        int outputs = shape.outputs();
        double[][] sums = new double[(points.points() + block - 1) / block][];
        forEachBlock(points, shared, threads(points), (memory, first, count) -> {
            double[] sum = new double[outputs];
            double[] terms = new double[count];
            for (int k = 0; k < outputs; k++) {
                System.arraycopy(memory.values, program.outputPlaces()[k], terms, 0, count);
                sum[k] = TreeSum.of(terms);
            }
            sums[first / block] = sum;
        });
        TreeSum total = new TreeSum(outputs);
        for (double[] sum : sums) {
            total.add(sum);
        }
        return total.result();
    }

    @Override
    public String describe() {
        return "simd executor, Vector API, float64, vectors of " + width.bits() + " bits with fused multiply-add, blocks of "
                + block + " points, at most " + workers.threads()
                + (workers.threads() == 1 ? " thread, " : " threads, ") + program.bytes() / block
                + " bytes of values a point";
    }

    @Override
    public void close() {
        closed = true;
        workers.close();
        memories.clear();
    }

    /** What is done with a block that has run. */
    private interface Use {
        void of(BlockMemory memory, int first, int count);
    }

    private void forEachBlock(Batch points, double[] shared, int mostThreads, Use use) {
        int count = points.points();
        int blocks = (int) (((long) count + block - 1) / block);
        workers.run(blocks, mostThreads, () -> worker(shared, (memory, first, _) -> {
            int inBlock = Math.min(block, count - first);
            BlockTransfer.read(points, first, inBlock, memory.values, columnPlaces, block);
            program.run(memory);
            use.of(memory, first, inBlock);
        }));
    }

    /** How many threads may work on batches: memory of a confined arena belongs to one. */
    private int threads(Batch... batches) {
        boolean open = Arrays.stream(batches).allMatch(batch -> batch.memory().isAccessibleBy(ANOTHER_THREAD));
        return open ? workers.threads() : 1;
    }

    private Workers.Worker worker(double[] shared, Use blocks) {
        BlockMemory pooled = memories.poll();
        BlockMemory memory = pooled != null ? pooled : program.newMemory();
        for (int k = 0; k < shared.length; k++) {
            memory.values[program.inputPlace(shape.shared(k))] = shared[k];
        }
        return new Workers.Worker() {
            @Override
            public void run(int task) {
                blocks.of(memory, task * block, block);
            }

            @Override
            public void close() {
                memories.add(memory);
            }
        };
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
    }
}
