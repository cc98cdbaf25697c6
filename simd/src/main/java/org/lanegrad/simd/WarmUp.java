package org.lanegrad.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs the kernels of a program on memory of their own until the JIT has compiled them. Until then each vector is an
 * object, and they are many times slower than the interpreter's kernels, which are warm; so memory that is allocated
 * tells that a kernel is cold.
 */
final class WarmUp {
    /** After about so many calls the JIT takes a kernel for its best compiler. */
    private static final int CALLS = 1_000;

    private static final long POLL_MILLIS = 2;
    /** A call that allocates less than this does not allocate vectors. */
    private static final long BYTES = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private WarmUp() {}

    /**
     * Warms a program.
     *
     * @param program the program
     * @param seconds how long to try
     * @param cancelled whether to stop
     * @return whether all kernels are warm
     */
    static boolean run(BlockProgram program, double seconds, BooleanSupplier cancelled) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        BlockMemory memory = program.newMemory();
        int[] samples = program.samples();
        boolean[] warm = new boolean[samples.length];
        int cold = samples.length;
        for (int k = 0; k < samples.length; k++) {
            for (int call = 0; call < CALLS && !warm[k]; call++) {
                if (cancelled.getAsBoolean() || System.nanoTime() > end) {
                    return false;
                }
                // The first calls may allocate nothing but link their call sites
                warm[k] = isWarm(program, samples[k], memory) && call > CALLS / 2;
            }
            cold -= warm[k] ? 1 : 0;
        }
        while (cold > 0) {
            cold = 0;
            for (int k = 0; k < samples.length; k++) {
                warm[k] = warm[k] || isWarm(program, samples[k], memory);
                cold += warm[k] ? 0 : 1;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(cold > 0 ? POLL_MILLIS : 0);
            } catch (InterruptedException e) {
                return false;
            }
            if (cancelled.getAsBoolean() || System.nanoTime() > end) {
                return cold == 0;
            }
        }
        return true;
    }

    private static boolean isWarm(BlockProgram program, int sample, BlockMemory memory) {
        long before = allocated();
        program.runSample(sample, memory);
        return allocated() - before < BYTES;
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
