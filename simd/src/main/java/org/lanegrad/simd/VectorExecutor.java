package org.lanegrad.simd;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.TreeSum;

/**
 * Follows a tape on the CPU's vector lanes, block by block over the batch, on one thread or several. An interpreter
 * serves from the first call: one kernel for each operation. Beside it the groups of operations that recur on the tape
 * are compiled to kernels of their own, which take over when they are warm. Results don't depend on any of this, nor on
 * the width, the block or the threads.
 *
 * <p>Batches in the memory of a confined arena are worked on by the calling thread alone.
 *
 * <p>A thread that is interrupted during {@link #run} or {@link #sum} stops before the next block, stays marked as
 * interrupted and throws a {@link CancellationException}; of the outputs some blocks are then written, the others left
 * as they were.
 */
public final class VectorExecutor implements Executor {
    /** Values computed before it is worth compiling: below, the interpreter would have been done sooner. */
    private static final long WORTH_COMPILING = 20_000_000;
    /** Kernels run loops themselves, so bodies need not be unrolled; and nothing is left to single operations. */
    private static final Grouping GROUPING = new Grouping(96, 0, 1);

    private static final Thread ANOTHER_THREAD = Thread.ofPlatform().unstarted(() -> {});

    private final Tape tape;
    private final BatchShape shape;
    private final VectorOptions options;
    private final Workers workers;
    private final Supplier<Stage> compiler;
    private final Compilation compilation;
    private final long operations;
    private final AtomicLong computed = new AtomicLong();
    private volatile Stage stage;
    private volatile boolean closed;

    private VectorExecutor(Tape tape, Optimizer optimizer, VectorOptions options) {
        Tape optimized = optimizer.apply(tape);
        this.tape = tape;
        this.shape = new BatchShape(tape);
        this.options = options;
        this.operations = optimized.operationCount();
        this.stage = Stage.of(Groups.single(optimized), shape, options);
        this.workers = new Workers(threads(options), options.pool().orElse(null));
        this.compiler = () -> compile(optimized);
        this.compilation = new Compilation(compiler, compiled -> stage = compiled);
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

    private int threads(VectorOptions wanted) {
        BlockProgram program = stage.program();
        long threads = Math.min(wanted.threads(), wanted.memoryLimit() / program.bytes());
        if (threads < 1) {
            throw tooLarge(program, 1);
        }
        return (int) threads;
    }

    /** The stage of compiled kernels. Their rows may be more than those of the interpreter. */
    private Stage compile(Tape optimized) {
        Stage compiled = Stage.of(Groups.of(optimized, GROUPING), shape, options);
        if (compiled.program().bytes() > options.memoryLimit() / workers.threads()) {
            throw tooLarge(compiled.program(), workers.threads());
        }
        return compiled;
    }

    private IllegalStateException tooLarge(BlockProgram program, int threads) {
        return new IllegalStateException("A block of " + program.block() + " points of this tape takes "
                + program.bytes() + " bytes" + (threads == 1 ? "" : " on each of " + threads + " threads")
                + ", more than the memory limit of " + options.memoryLimit() + " bytes allows.");
    }

    /**
     * Compiles the kernels now, and waits until they are warm.
     *
     * @param seconds how long to wait at most
     * @return whether compiled kernels run from now on; if not, {@link #describe} says why
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitCompiled(double seconds) throws InterruptedException {
        requireOpen();
        return options.compiled() && compilation.await(seconds) && compilation.isTaken();
    }

    /** Lets compiled kernels run from now on, cold as they are. */
    void compileCold() {
        stage = compiler.get();
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public void run(Batch points, double[] shared, Batch outputs) {
        requireOpen();
        shape.check(points, shared, outputs);
        Stage now = stage;
        forEachBlock(now, points, shared, threads(points, outputs), (memory, first, count) ->
                BlockTransfer.write(outputs, first, count, memory.values, now.program().outputPlaces()));
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        requireOpen();
        shape.check(points, shared);
        Stage now = stage;
        int block = now.program().block();
        double[][] sums = new double[(points.points() + block - 1) / block][];
        forEachBlock(now, points, shared, threads(points), (memory, first, count) -> {
            double[] sum = new double[shape.outputs()];
            double[] terms = new double[count];
            for (int k = 0; k < sum.length; k++) {
                System.arraycopy(memory.values, now.program().outputPlaces()[k], terms, 0, count);
                sum[k] = TreeSum.of(terms);
            }
            sums[first / block] = sum;
        });
        TreeSum total = new TreeSum(shape.outputs());
        for (double[] sum : sums) {
            total.add(sum);
        }
        return total.result();
    }

    @Override
    public String describe() {
        BlockProgram program = stage.program();
        return "simd executor, Vector API, float64, vectors of " + options.width().bits()
                + " bits with fused multiply-add, blocks of " + program.block() + " points, at most "
                + workers.threads() + (workers.threads() == 1 ? " thread, " : " threads, ")
                + program.bytes() / program.block() + " bytes of values a point, "
                + (options.compiled() ? compilation.state() : "interpreted");
    }

    @Override
    public void close() {
        closed = true;
        compilation.cancel();
        workers.close();
        stage.clear();
    }

    /** What is done with a block that has run. */
    private interface Use {
        void of(BlockMemory memory, int first, int count);
    }

    private void forEachBlock(Stage now, Batch points, double[] shared, int mostThreads, Use use) {
        int count = points.points();
        int block = now.program().block();
        workers.run((int) (((long) count + block - 1) / block), mostThreads, () -> {
            BlockMemory memory = now.take(shared);
            return new Workers.Worker() {
                @Override
                public void run(int task) {
                    int first = task * block;
                    int inBlock = Math.min(block, count - first);
                    now.run(points, first, inBlock, memory);
                    use.of(memory, first, inBlock);
                }

                @Override
                public void close() {
                    now.giveBack(memory);
                }
            };
        });
        if (options.compiled() && computed.addAndGet(count * operations) > WORTH_COMPILING && !closed) {
            compilation.begin();
        }
    }

    /** How many threads may work on batches: memory of a confined arena belongs to one. */
    private int threads(Batch... batches) {
        boolean open = Arrays.stream(batches).allMatch(batch -> batch.memory().isAccessibleBy(ANOTHER_THREAD));
        return open ? workers.threads() : 1;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
    }
}
