package org.lanegrad.simd;

import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * How a {@link VectorExecutor} is to run. No choice changes a bit of a result.
 *
 * @param width the width of vectors
 * @param block points in a block: a power of 2 from 8 on, or 0 to have it chosen from the size of the tape
 * @param threads how many threads work on a batch at most, the caller's among them; at least 1
 * @param pool what lends the other threads; empty for threads that the executor starts and ends itself
 * @param memoryLimit bytes that the values of all blocks in work may take together; blocks get smaller, then threads
 *     fewer, to keep it
 * @param compiled whether longer kernels are compiled beside the interpreter, to take over when they are warm
 */
public record VectorOptions(
        Width width, int block, int threads, Optional<ExecutorService> pool, long memoryLimit, boolean compiled) {

    /** A vector of every width fits into it. */
    static final int SMALLEST_BLOCK = 8;

    /** Checks the numbers. */
    public VectorOptions {
        if (block != 0 && (block < SMALLEST_BLOCK || Integer.bitCount(block) != 1)) {
            throw new IllegalArgumentException("A block has 8, 16, 32, ... points, not " + block + ".");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least 1 thread must work, not " + threads + ".");
        }
        if (memoryLimit < 1) {
            throw new IllegalArgumentException("A memory limit must be positive, not " + memoryLimit + " bytes.");
        }
    }

    /**
     * The preferred width, a block that suits the tape, as many threads as there are processors, half of the heap,
     * compiled kernels.
     *
     * @return the usual options
     */
    public static VectorOptions standard() {
        Runtime runtime = Runtime.getRuntime();
        long memoryLimit = Math.max(1, runtime.maxMemory() / 2);
        return new VectorOptions(
                Width.preferred(), 0, runtime.availableProcessors(), Optional.empty(), memoryLimit, true);
    }

    /**
     * The same with another width.
     *
     * @param other the width
     * @return the options
     */
    public VectorOptions withWidth(Width other) {
        return new VectorOptions(other, block, threads, pool, memoryLimit, compiled);
    }

    /**
     * The same with blocks of another size.
     *
     * @param points a power of 2 from 8 on, or 0 to have it chosen
     * @return the options
     */
    public VectorOptions withBlock(int points) {
        return new VectorOptions(width, points, threads, pool, memoryLimit, compiled);
    }

    /**
     * The same with another number of threads.
     *
     * @param count at least 1
     * @return the options
     */
    public VectorOptions withThreads(int count) {
        return new VectorOptions(width, block, count, pool, memoryLimit, compiled);
    }

    /**
     * The same with threads that others lend. The executor does not close what lends them.
     *
     * @param service the lender
     * @return the options
     */
    public VectorOptions withPool(ExecutorService service) {
        return new VectorOptions(width, block, threads, Optional.of(service), memoryLimit, compiled);
    }

    /**
     * The same with another limit of memory.
     *
     * @param bytes at least 1
     * @return the options
     */
    public VectorOptions withMemoryLimit(long bytes) {
        return new VectorOptions(width, block, threads, pool, bytes, compiled);
    }

    /**
     * The same with the interpreter alone, or with compiled kernels.
     *
     * @param wanted whether kernels are to be compiled
     * @return the options
     */
    public VectorOptions withCompiled(boolean wanted) {
        return new VectorOptions(width, block, threads, pool, memoryLimit, wanted);
    }
}
