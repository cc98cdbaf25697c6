package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.scalar.ScalarProvider;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

/** Widths, blocks, threads and memory limits change no bit; what stops a run leaves things as they should be. */
class VectorOptionsTest {
    private static final VectorOptions ONE_THREAD = VectorOptions.standard().withThreads(1);
    private static final Workload WORKLOAD = Workload.W3_LOG_MIXTURE;
    private static final Tape TAPE = WORKLOAD.tape().gradient();
    private static final int POINTS = 1_003;

    static Stream<VectorOptions> options() {
        List<VectorOptions> options = new ArrayList<>();
        for (Width width : Width.values()) {
            for (int block : new int[] {0, 8, 32, 64, 1024}) {
                options.add(ONE_THREAD.withWidth(width).withBlock(block));
            }
        }
        for (int threads : new int[] {2, 3, 16}) {
            options.add(ONE_THREAD.withThreads(threads));
        }
        options.add(ONE_THREAD.withMemoryLimit(50_000));
        return options.stream();
    }

    @ParameterizedTest
    @MethodSource("options")
    void noChoiceChangesABit(VectorOptions options) {
        Batch points = WORKLOAD.batch(POINTS, Layout.BY_COLUMN);
        Batch expected = Batch.allocate(TAPE.outputs().size(), POINTS, Layout.BY_COLUMN);
        double[] sums;
        try (var scalar = new ScalarProvider().prepare(TAPE, Optimizer.standard())) {
            scalar.run(points, expected);
            sums = scalar.sum(points, new double[0]);
        }
        try (VectorExecutor executor = VectorExecutor.prepare(TAPE, Optimizer.standard(), options)) {
            Batch actual = Batch.allocate(TAPE.outputs().size(), POINTS, Layout.BY_COLUMN);
            executor.run(points, actual);
            for (int k = 0; k < TAPE.outputs().size(); k++) {
                for (int point = 0; point < POINTS; point++) {
                    SameBits.assertSame(expected.get(k, point), actual.get(k, point), executor.describe());
                }
            }
            SameBits.assertSame(sums, executor.sum(points, new double[0]), executor.describe());
        }
    }

    @Test
    void aMemoryLimitMakesBlocksSmallerAndThenThreadsFewer() {
        try (VectorExecutor free = VectorExecutor.prepare(TAPE, Optimizer.standard(), ONE_THREAD.withThreads(4));
                VectorExecutor limited = VectorExecutor.prepare(
                        TAPE, Optimizer.standard(), ONE_THREAD.withThreads(4).withMemoryLimit(100_000))) {
            assertTrue(free.describe().contains("blocks of 128 points, at most 4 threads"), free.describe());
            assertTrue(limited.describe().contains("blocks of 8 points"), limited.describe());
            assertFalse(limited.describe().contains("4 threads"), limited.describe());
        }
        Exception refused = assertThrows(
                IllegalStateException.class,
                () -> VectorExecutor.prepare(TAPE, Optimizer.standard(), ONE_THREAD.withMemoryLimit(1_000)));
        assertTrue(refused.getMessage().contains("more than the memory limit of 1000 bytes"), refused.getMessage());
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ONE_THREAD.withBlock(24));
        assertThrows(IllegalArgumentException.class, () -> ONE_THREAD.withBlock(4));
        assertThrows(IllegalArgumentException.class, () -> ONE_THREAD.withThreads(0));
        assertThrows(IllegalArgumentException.class, () -> ONE_THREAD.withMemoryLimit(0));
    }

    @Test
    void aPoolThatIsLentWorksAndStaysOpenAndAClosedOneIsNotNeeded() {
        Batch points = WORKLOAD.batch(POINTS, Layout.BY_COLUMN);
        double[] expected;
        try (VectorExecutor alone = VectorExecutor.prepare(TAPE, Optimizer.standard(), ONE_THREAD)) {
            expected = alone.sum(points, new double[0]);
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try (VectorExecutor executor = VectorExecutor.prepare(
                TAPE, Optimizer.standard(), ONE_THREAD.withThreads(4).withPool(pool))) {
            assertArrayEquals(expected, executor.sum(points, new double[0]));
        }
        assertFalse(pool.isShutdown());
        pool.shutdown();
        try (VectorExecutor executor = VectorExecutor.prepare(
                TAPE, Optimizer.standard(), ONE_THREAD.withThreads(4).withPool(pool))) {
            assertArrayEquals(expected, executor.sum(points, new double[0]));
        }
    }

    @Test
    void anInterruptedThreadStopsAndSaysSo() {
        Batch points = WORKLOAD.batch(POINTS, Layout.BY_COLUMN);
        double[] data = new double[TAPE.outputs().size() * POINTS];
        Arrays.fill(data, 77);
        try (VectorExecutor executor = VectorExecutor.prepare(TAPE, Optimizer.standard(), ONE_THREAD)) {
            Thread.currentThread().interrupt();
            Exception stopped = assertThrows(
                    CancellationException.class,
                    () -> executor.run(points, Batch.of(data, TAPE.outputs().size(), POINTS)));
            assertEquals("Interrupted when 0 of 8 blocks were done.", stopped.getMessage());
            assertTrue(Thread.interrupted());
            assertTrue(Arrays.stream(data).allMatch(value -> value == 77));
            executor.run(points, Batch.of(data, TAPE.outputs().size(), POINTS));
        }
    }

    @Test
    void aTaskThatFailsEndsTheRunWithItsError() {
        try (Workers workers = new Workers(3, null)) {
            Exception failed = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(100, 3, () -> new Workers.Worker() {
                        @Override
                        public void run(int task) {
                            if (task == 40) {
                                throw new IllegalStateException("task 40");
                            }
                        }

                        @Override
                        public void close() {}
                    }));
            assertEquals("task 40", failed.getMessage());
        }
    }
}
