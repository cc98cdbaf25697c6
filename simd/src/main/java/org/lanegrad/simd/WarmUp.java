package org.lanegrad.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Calls the kernels of a program, on memory of their own, until the JIT has compiled them. Until then each vector is an
 * object, and they are many times slower than the interpreter's kernels, which are warm; so memory that is allocated
 * tells that a kernel is cold.
 *
 * <p>The JIT counts how often a method is called, and how often its loops go round. Calls with nothing to do count as
 * well and cost next to nothing, so most calls are of that kind; a few with something to do show the JIT which ways the
 * kernel takes. Some of these work on NaN, which leads to the rare sides, or the JIT would take it that nothing does and
 * leave the compiled code when something did. All kernels are called in turn, so that the JIT finds the next one when
 * it is done with one; what it needs is time, so the pauses between rounds get longer.
 */
final class WarmUp {
    /** The JIT looks at the counters of a method at every 1,024th call; its best compiler wants about 5,000. */
    private static final int EMPTY_CALLS = 1_024;
    /**
     * A branch that was passed fewer than 40 times in all rounds counts as never passed, and what is called seldom
     * isn't inlined; but the first rounds take long.
     */
    private static final int CALLS = 16;
    /** A number that leads to no rare side, but of a function that has little else. */
    private static final double USUAL = 0.5;
    /** One of so many works on NaN. */
    private static final int CALLS_FOR_ONE_ON_NAN = 16;
    /** Rounds of so many calls. In later ones fewer do: the JIT has seen enough, and only has to look again. */
    private static final int ROUNDS = 12;

    private static final int FEWER = 8;
    /** The first calls may allocate nothing, but link their call sites. */
    private static final int FIRST_ROUNDS = 3;

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    /** A call that allocates less than this does not allocate vectors. */
    private static final long BYTES = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final BlockProgram program;
    private final BlockMemory memory;
    private final BlockMemory notNumbers;
    private final int kernels;
    private volatile int[] cold;

    /**
     * Plans a warm-up.
     *
     * @param program the program
     * @param memory memory for it, which is overwritten
     */
    WarmUp(BlockProgram program, BlockMemory memory) {
        this.program = program;
        this.memory = memory;
        this.notNumbers = program.newMemory(program.block());
        program.fill(notNumbers, Double.NaN);
        this.cold = IntStream.range(0, program.kernels()).toArray();
        this.kernels = cold.length;
    }

    /** How many kernels the program has. */
    int kernels() {
        return kernels;
    }

    /** How many of them are warm. */
    int warm() {
        return kernels - cold.length;
    }

    /**
     * Warms the program.
     *
     * @param seconds how long to try
     * @param cancelled whether to stop
     * @return whether all kernels are warm
     * @throws InterruptedException if the thread is interrupted
     */
    boolean run(double seconds, BooleanSupplier cancelled) throws InterruptedException {
        long begun = System.nanoTime();
        BooleanSupplier over = () -> cancelled.getAsBoolean() || System.nanoTime() - begun > seconds * 1e9;
        for (int round = 0; cold.length > 0; round++) {
            long start = System.nanoTime();
            boolean first = round < FIRST_ROUNDS;
            // Results that are operands again soon overflow
            program.fill(memory, USUAL);
            int share = round < ROUNDS ? 1 : FEWER;
            cold = Arrays.stream(cold)
                    .filter(kernel -> over.getAsBoolean() || isCold(kernel, share) || first)
                    .toArray();
            if (cold.length > 0 && over.getAsBoolean()) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_PAUSE, round * (System.nanoTime() - start)));
        }
        return true;
    }

    /** Calls a kernel, a share of the usual number of times; whether it is still cold. */
    private boolean isCold(int kernel, int share) {
        for (int call = 0; call < EMPTY_CALLS / share; call++) {
            program.runEmpty(kernel, memory);
        }
        long before = 0;
        for (int call = 0; call < CALLS / share; call++) {
            before = allocated();
            program.runSample(kernel, call % CALLS_FOR_ONE_ON_NAN == 0 ? notNumbers : memory);
        }
        return allocated() - before >= BYTES;
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
