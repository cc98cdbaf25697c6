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
    /** Longer than this no JIT should take; a kernel that is cold then stays cold. */
    private static final double SECONDS = 30;

    private final Supplier<Stage> compiler;
    private final Consumer<Stage> taker;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean taken;
    private volatile String state = "not compiled yet";

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
            state = "being compiled";
            Thread.ofPlatform().daemon().name("lanegrad-compiler").start(this::compile);
        }
    }

    private void compile() {
        try {
            long start = System.nanoTime();
            Stage stage = compiler.get();
            if (WarmUp.run(stage.program(), SECONDS, () -> cancelled)) {
                taker.accept(stage);
                taken = true;
                state = String.format(Locale.ROOT, "compiled in %.1f s", (System.nanoTime() - start) * 1e-9);
            } else {
                state = cancelled ? "not compiled" : "not compiled: some kernels stayed cold";
            }
        } catch (IllegalStateException e) {
            // The interpreter goes on; describe() says why
            state = "not compiled: " + e.getMessage();
        } catch (RuntimeException | Error e) {
            state = "not compiled: " + e;
        } finally {
            ended.countDown();
        }
    }

    /** Begins and waits, at most for some time; false when that ran out. */
    boolean await(double seconds) throws InterruptedException {
        begin();
        return ended.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
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
        return state;
    }
}
