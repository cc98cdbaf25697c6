package org.lanegrad.simd;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.lanegrad.plan.TreeSum;

/**
 * A program that an executor runs at some time of its life, with memories for runs of it. It takes a batch span by
 * span; a span is a block, or several if the program's blocks are short.
 */
final class Stage {
    /** About what a core has of its second cache. Rows that don't fit make smaller blocks pay. */
    private static final long CACHE = 1 << 20;

    /**
     * Kernels run loops themselves, so bodies need not be unrolled; and nothing is left to single operations. What is
     * computed again may make bodies longer by a third.
     */
    private static final Grouping GROUPING = new Grouping(96, 0, 1, 128);
    /** Operations of all kernels that are compiled for a tape. The JIT takes about two milliseconds for each. */
    private static final long MOST_COMPILED = 10_000;
    /** Seconds to wait for the JIT at most. */
    private static final double PATIENCE = 5;
    /** Operations that a kernel call should have to do: it costs as much as some of them. */
    private static final int WORTH_A_CALL = 50;

    private static final int LARGEST_SPAN = 128;
    private static final int USUAL_SPAN = 64;

    private final BlockProgram program;
    private final BlockEdges edges;
    private final BatchShape shape;
    private final int span;

    private final ConcurrentLinkedQueue<BlockMemory> memories = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean warmed = new AtomicBoolean();

    private Stage(BlockProgram program, BatchShape shape, int span) {
        this.program = program;
        this.edges = program.edges();
        this.shape = shape;
        this.span = span;
    }

    /** The tape operation by operation: kernels that serve all tapes. */
    static Stage interpreted(Tape tape, BatchShape shape, VectorOptions options) {
        Groups groups = Groups.single(tape);
        return inRows(groups, Rows.of(groups), shape, options);
    }

    /** With the block that is asked for, or one that the cache holds and the memory limit allows all threads. */
    private static Stage inRows(Groups groups, Rows rows, BatchShape shape, VectorOptions options) {
        int block = options.block();
        if (block > 0) {
            return new Stage(BlockProgramBuilder.inRows(groups, shape, rows, options.width(), block), shape, block);
        }
        block = rows.bytesPerPoint() * LARGEST_SPAN <= CACHE ? LARGEST_SPAN : USUAL_SPAN;
        BlockProgram program = BlockProgramBuilder.inRows(groups, shape, rows, options.width(), block);
        while (block > VectorOptions.SMALLEST_BLOCK && program.bytes(0) > options.memoryLimit() / options.threads()) {
            block /= 2;
            program = BlockProgramBuilder.inRows(groups, shape, rows, options.width(), block);
        }
        return new Stage(program, shape, block);
    }

    /**
     * The groups of operations that recur on the tape, with kernels of their own: in place where kernels have enough to
     * do for short blocks, or rows are too many for long ones.
     */
    static Stage compiled(Tape tape, BatchShape shape, VectorOptions options) {
        Groups groups = Groups.of(tape, GROUPING);
        long operations = groups.bodies().stream().mapToLong(Body::size).sum();
        if (operations > MOST_COMPILED) {
            throw new IllegalStateException("Too little recurs on this tape: its kernels would have " + operations
                    + " operations, and the JIT would take too long with more than " + MOST_COMPILED + ".");
        }
        BlockProgram program = BlockProgramBuilder.inPlace(groups, shape, options.width(), options.block());
        boolean isBusy = groups.tape().operationCount() >= WORTH_A_CALL * program.instructions();
        if (!isBusy) {
            Rows rows = Rows.of(groups);
            if (rows.bytesPerPoint() * USUAL_SPAN <= CACHE) {
                return inRows(groups, rows, shape, options);
            }
        }
        int span = options.block() > 0
                ? options.block()
                : program.bytes(LARGEST_SPAN) <= CACHE ? LARGEST_SPAN : USUAL_SPAN;
        while (span > program.block() && program.bytes(span) > options.memoryLimit() / options.threads()) {
            span /= 2;
        }
        return new Stage(program, shape, span);
    }

    BlockProgram program() {
        return program;
    }

    /** How many points are worked on at a time. */
    int span() {
        return span;
    }

    /** Waits a while until the kernels are warm; the first time only. */
    void warmUp(BooleanSupplier cancelled) {
        if (warmed.compareAndSet(false, true)) {
            BlockMemory memory = take(new double[0]);
            try {
                new WarmUp(program, memory).run(PATIENCE, cancelled);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                giveBack(memory);
            }
        }
    }

    /** The memory that a thread needs. */
    long bytes() {
        return program.bytes(span);
    }

    /** Memory for one thread with the shared values in it, to be given back. */
    BlockMemory take(double[] shared) {
        BlockMemory pooled = memories.poll();
        BlockMemory memory = pooled != null ? pooled : program.newMemory(span);
        program.share(memory, shared);
        return memory;
    }

    void giveBack(BlockMemory memory) {
        memory.release();
        memories.add(memory);
    }

    void clear() {
        memories.clear();
    }

    /** Runs a span of a batch and writes its outputs. */
    void run(Batch points, int first, int count, BlockMemory memory, Batch outputs) {
        boolean writesInPlace = count % program.block() == 0
                && isLaneBlocked(outputs, first)
                && !outputs.memory().heapBase().equals(points.memory().heapBase());
        if (writesInPlace) {
            memory.writeTo(array(outputs), start(outputs, first));
            run(points, first, count, memory);
        } else {
            compute(points, first, count, memory);
            BlockTransfer.write(outputs, first, count, memory.outputsCopy, edges.outputPlaces(), edges.outputPitch());
        }
    }

    /** Runs a span of a batch and adds up each output. */
    double[] sum(Batch points, int first, int count, BlockMemory memory) {
        compute(points, first, count, memory);
        double[] sum = new double[edges.outputs()];
        double[] terms = new double[count];
        for (int k = 0; k < sum.length; k++) {
            for (int point = 0; point < count; point++) {
                terms[point] = memory.outputsCopy[
                        edges.outputPlaces()[k] + BlockTransfer.offset(point, edges.outputPitch())];
            }
            sum[k] = TreeSum.of(terms);
        }
        return sum;
    }

    private void compute(Batch points, int first, int count, BlockMemory memory) {
        memory.writeTo(memory.outputsCopy, 0);
        run(points, first, count, memory);
    }

    private void run(Batch points, int first, int count, BlockMemory memory) {
        int block = program.block();
        int end = (count + block - 1) / block * block;
        if (end - count < InPlace.BLOCK && isLaneBlocked(points, first)) {
            memory.readFrom(array(points), start(points, first));
        } else {
            memory.readFrom(memory.pointsCopy, 0);
            BlockTransfer.read(
                    points, first, count, end, memory.pointsCopy, edges.columnPlaces(), edges.columnPitch());
        }
        for (int point = 0; point < end; point += block) {
            program.run(memory);
            memory.pointsStart += edges.columns() * block;
            memory.outputsStart += edges.outputs() * block;
        }
    }

    /** Whether blocks can be accessed where they are from a point on. */
    private boolean isLaneBlocked(Batch batch, int first) {
        return edges.inPlace()
                && batch.layout().equals(Layout.LANE_BLOCKED)
                && first % InPlace.BLOCK == 0
                && batch.memory().heapBase().orElse(shape) instanceof double[];
    }

    private static double[] array(Batch batch) {
        return (double[]) batch.memory().heapBase().orElseThrow();
    }

    private static int start(Batch batch, int first) {
        long start = batch.memory().address() / Double.BYTES
                + batch.layout().start(first, batch.columns(), batch.points());
        return Math.toIntExact(start);
    }
}
