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
    /** Values computed before it is worth waiting until the interpreter is warm: cold it is a hundred times slower. */
    private static final long WORTH_WARMING = 4_000_000;
    /** Values computed before it is worth compiling: below, the interpreter would have been done sooner. */
    private static final long WORTH_COMPILING = 20_000_000;

    /**
     * Values computed at a time while the JIT compiles, with a processor left to it: it is done sooner, which gains more
     * than that processor would compute meanwhile.
     */
    private static final long SHARED = 20_000_000;

    private static final Thread ANOTHER_THREAD = Thread.ofPlatform().unstarted(() -> {});

    private final Tape tape;
    private final BatchShape shape;
    private final VectorOptions options;
    private final Workers workers;
    private final Supplier<Stage> compiler;
    private final Compilation compilation;
    private final long operations;
    private final AtomicLong computed = new AtomicLong();
    private final Stage interpreter;
    private volatile Stage stage;
    private volatile boolean closed;

    private VectorExecutor(Tape tape, Optimizer optimizer, VectorOptions options) {
        Tape optimized = optimizer.apply(tape);
        this.tape = tape;
        this.shape = new BatchShape(tape);
        this.options = options;
        this.operations = optimized.operationCount();
        this.interpreter = Stage.interpreted(optimized, shape, options);
        this.stage = interpreter;
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
        PrepareEvent event = Flight.begin(PrepareEvent::new);
        VectorExecutor executor = new VectorExecutor(tape, optimizer, options);
        if (event != null) {
            event.commit(executor.operations, executor.interpreter);
        }
        return executor;
    }

    private int threads(VectorOptions wanted) {
        long threads = Math.min(wanted.threads(), wanted.memoryLimit() / interpreter.bytes());
        if (threads < 1) {
            throw tooLarge(interpreter, 1);
        }
        return (int) threads;
    }

    /** The stage of compiled kernels. Their rows may be more than those of the interpreter. */
    private Stage compile(Tape optimized) {
        Stage compiled = Stage.compiled(optimized, shape, options);
        if (compiled.bytes() > options.memoryLimit() / workers.threads()) {
            throw tooLarge(compiled, workers.threads());
        }
        return compiled;
    }

    private IllegalStateException tooLarge(Stage refused, int threads) {
        return new IllegalStateException("A block of " + refused.span() + " points of this tape takes "
                + refused.bytes() + " bytes" + (threads == 1 ? "" : " on each of " + threads + " threads")
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
        forEachSpan(stage, points, shared, threads(points, outputs), (now, memory, first, count) ->
                now.run(points, first, count, memory, outputs));
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        requireOpen();
        shape.check(points, shared);
        Stage now = stage;
        TreeSum[] sums = new TreeSum[(points.points() + now.span() - 1) / now.span()];
        Arrays.setAll(sums, _ -> new TreeSum(shape.outputs()));
        forEachSpan(now, points, shared, threads(points), (newest, memory, first, count) ->
                sums[first / now.span()].add(newest.sum(points, first, count, memory)));
        TreeSum total = new TreeSum(shape.outputs());
        for (TreeSum sum : sums) {
            total.add(sum.result());
        }
        return total.result();
    }

    @Override
    public String describe() {
        Stage now = stage;
        return "simd executor, Vector API, float64, vectors of " + options.width().bits()
                + " bits with fused multiply-add, blocks of " + now.span() + " points, at most "
                + workers.threads() + (workers.threads() == 1 ? " thread, " : " threads, ")
                + now.bytes() / now.span() + " bytes of values a point, "
                + (options.compiled() ? compilation.state() : "interpreted");
    }

    @Override
    public void close() {
        closed = true;
        compilation.cancel();
        workers.close();
        stage.clear();
    }

    private void forEachSpan(Stage first, Batch points, double[] shared, int threads, BlockWorker.Use use) {
        RunEvent event = Flight.begin(RunEvent::new);
        expect(points.points() * operations);
        int span = first.span();
        int tasks = (int) (((long) points.points() + span - 1) / span);
        int done = 0;
        while (done < tasks) {
            int from = done;
            boolean shares = compilation.isRunning();
            done = shares ? (int) Math.min(tasks, done + 1 + SHARED / (span * (1 + operations))) : tasks;
            workers.run(
                    done - from,
                    shares ? Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, threads) : threads,
                    () -> new BlockWorker(points, shared, use, from, first, () -> stage));
        }
        if (event != null) {
            event.commit(operations, points.points(), Math.min(threads, tasks), compilation.isTaken());
        }
    }

    /** Makes ready for values that are about to be computed: what is worth it depends on how many there have been. */
    private void expect(long values) {
        long total = computed.addAndGet(values);
        if (total > WORTH_WARMING && stage == interpreter) {
            interpreter.warmUp(() -> closed);
        }
        if (options.compiled() && total > WORTH_COMPILING) {
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
