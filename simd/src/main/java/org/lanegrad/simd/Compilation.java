package org.lanegrad.simd;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compiles a stage beside what runs already and hands it over once it is warm. It begins when asked to, on a thread of
 * its own, and gives up after some time.
 */
final class Compilation {
    /** Longer than this no JIT should take, on a busy machine too; a kernel that is cold then stays cold. */
    private static final double SECONDS = 60;

    private final Supplier<Stage> compiler;
    private final Consumer<Stage> taker;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean taken;
    private volatile Supplier<String> state = () -> "not compiled yet";

    /**
     * Plans a compilation.
     *
     * @param compiler makes the stage
     * @param taker takes it when it is warm
     */
    Compilation(Supplier<Stage> compiler, Consumer<Stage> taker) {
        this.compiler = compiler;
        this.taker = taker;
    }

    /** Begins, if it has not begun. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            state = () -> "kernels are being planned";
            Thread.ofPlatform().daemon().name("lanegrad-compiler").start(this::compile);
        }
    }

    private void compile() {
        long start = System.nanoTime();
        CompileEvent event = Flight.begin(CompileEvent::new);
        Stage compiled = null;
        try {
            Stage stage = compiler.get();
            compiled = stage;
            BlockMemory memory = stage.take(new double[0]);
            WarmUp warmUp = new WarmUp(stage.program(), memory);
            state = () -> "being compiled, " + warmUp.warm() + " of " + warmUp.kernels() + " kernels are ready";
            if (warmUp.run(SECONDS, () -> cancelled)) {
                stage.giveBack(memory);
                taker.accept(stage);
                taken = true;
                end(String.format(
                        Locale.ROOT,
                        "%d kernels compiled in %.1f s",
                        warmUp.kernels(),
                        (System.nanoTime() - start) * 1e-9));
            } else if (cancelled) {
                end("not compiled: closed before it was done");
            } else {
                end(String.format(
                        Locale.ROOT,
                        "not compiled: after %.0f s the JIT had compiled %d of %d kernels",
                        SECONDS,
                        warmUp.warm(),
                        warmUp.kernels()));
            }
        } catch (IllegalStateException e) {
            // The interpreter goes on; describe() says why
            end("not compiled: " + e.getMessage());
        } catch (InterruptedException | RuntimeException | Error e) {
            end("not compiled: " + e);
        } finally {
            if (event != null) {
                event.commit(state.get(), compiled);
            }
            ended.countDown();
        }
    }

    private void end(String outcome) {
        state = () -> outcome;
    }

    /** Begins and waits, at most for some time; false when that ran out. */
    boolean await(double seconds) throws InterruptedException {
        begin();
        return ended.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    }

    /** Whether it was asked to begin. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Whether it has begun and not ended. */
    boolean isRunning() {
        return begun.get() && ended.getCount() > 0;
    }

    /** Whether the stage was handed over. */
    boolean isTaken() {
        return taken;
    }

    /** Stops it; what was handed over stays. */
    void cancel() {
        cancelled = true;
        if (begun.compareAndSet(false, true)) {
            ended.countDown();
        }
    }

    /** What has come of it. */
    String state() {
        return state.get();
    }
}
