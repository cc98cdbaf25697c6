package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** What an executor does beside computing, and what goes wrong with a clear message. */
class OpenClLifecycleTest {
    /** y = a x + x^2, with a shared. */
    private static final Tape TAPE = Tape.trace(r -> {
        Real x = r.input("x");
        Real a = r.input(Input.of("a").perBatch());
        r.output("y", a.times(x).plus(x.times(x)));
    });

    @Test
    void theDeviceIsListed() {
        OpenClDevice device = TestDevice.get().info();
        assertTrue(OpenClDevice.list().contains(device));
        assertTrue(device.float64());
        assertTrue(device.memory() > 0 && device.largestArray() > 0 && device.computeUnits() > 0, device.toString());
        assertFalse(device.name().isEmpty() || device.vendor().isEmpty());
    }

    @Test
    void aDeviceIsChosenByItsNumberOrName() {
        OpenClDevice first = TestDevice.get().info();
        assertEquals(
                first,
                withProperty(
                        OpenClProvider.DEVICE,
                        String.valueOf(first.number()),
                        () -> OpenClProvider.device().info()));
        assertEquals(
                first,
                withProperty(
                        OpenClProvider.DEVICE,
                        first.name().toUpperCase(java.util.Locale.ROOT).substring(1),
                        () -> OpenClProvider.device().info()));
        Optional<String> reason =
                withProperty(OpenClProvider.DEVICE, "no such device", () -> new OpenClProvider().unavailable());
        assertTrue(reason.orElseThrow().contains("There is no OpenCL device 'no such device'"), reason.toString());
        assertTrue(reason.orElseThrow().contains(first.name()), reason.toString());
        withProperty(OpenClProvider.DEVICE, "1000", () -> assertThrows(
                IllegalStateException.class, () -> Executors.prepare("opencl", TAPE)));
    }

    @Test
    void aWrongLimitOfTheMemoryIsRefused() {
        TestDevice.get();
        for (String wrong : new String[] {"", "0", "-5", "much"}) {
            OpenClException exception = withProperty(OpenClProvider.MEMORY, wrong, () -> assertThrows(
                    OpenClException.class, () -> Executors.prepare("opencl", TAPE)));
            assertTrue(exception.getMessage().contains("'" + wrong + "'"), exception.getMessage());
        }
    }

    @Test
    void batchesThatDoNotFitAreSplit() {
        int points = 1000;
        double[] x = new double[points];
        double[] expected = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = Math.sin(i);
            expected[i] = 3 * x[i] + x[i] * x[i];
        }
        // Two blocks of two columns at a time, so eight parts, the last one not full
        OpenClOptions options = OpenClOptions.of(TestDevice.get()).withMemory(2 * 2 * 64 * Double.BYTES);
        try (Executor executor = new OpenClExecutor(TAPE, Optimizer.standard(), options);
                Executor scalar = Executors.prepare("scalar", TAPE)) {
            double[] y = new double[points];
            executor.run(Batch.of(x, 1, points), new double[] {3}, Batch.of(y, 1, points));
            assertArrayEquals(expected, y);
            for (int count : new int[] {0, 1, 127, 128, 129, 500, points}) {
                Batch batch = Batch.of(x, 1, count);
                assertArrayEquals(
                        scalar.sum(batch, new double[] {3}), executor.sum(batch, new double[] {3}), "of " + count);
            }
        }
    }

    @Test
    void whatStaysOnTheDeviceOutlivesTheCollector() {
        int points = 300;
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real sum = r.constant(0);
            for (int k = 1; k < 50; k++) {
                sum = sum.plus(x.times(r.input(Input.of("a" + k).perBatch()))).times(x.plus(k));
            }
            r.output("y", sum);
        });
        double[] x = new double[points];
        double[] shared = new double[49];
        for (Form form : Form.values()) {
            OpenClOptions options = OpenClOptions.of(TestDevice.get()).with(form);
            try (Executor executor = new OpenClExecutor(tape, Optimizer.standard(), options);
                    Executor scalar = Executors.prepare("scalar", tape)) {
                Batch expected = Batch.allocate(1, points, Layout.BY_COLUMN);
                Batch actual = Batch.allocate(1, points, Layout.BY_COLUMN);
                for (int run = 0; run < 12; run++) {
                    // Every third time all is as it was: then nothing is sent, and only what is on the device counts
                    if (run % 3 == 0) {
                        java.util.Arrays.setAll(x, i -> Math.cos(i * 0.01 + shared[0]));
                    } else if (run % 3 == 1) {
                        shared[run % 49] += 0.5;
                    }
                    System.gc();
                    executor.run(Batch.of(x, 1, points), shared, actual);
                    System.gc();
                    double[] sum = executor.sum(Batch.of(x, 1, points), shared);
                    scalar.run(Batch.of(x, 1, points), shared, expected);
                    for (int i = 0; i < points; i++) {
                        assertEquals(expected.get(0, i), actual.get(0, i), "point " + i + " of run " + run);
                    }
                    assertArrayEquals(scalar.sum(Batch.of(x, 1, points), shared), sum);
                }
            }
        }
    }

    @Test
    void tenThousandRunsDoNotLeak() throws IOException {
        double[] x = new double[640];
        double[] y = new double[640];
        try (Executor executor = new OpenClExecutor(
                TAPE, Optimizer.standard(), OpenClOptions.of(TestDevice.get()))) {
            long before = 0;
            for (int run = 0; run < 10_000; run++) {
                // Sizes that make new arrays necessary, and sizes that don't
                int points = run % 100 == 0 ? 640 : run % 100 == 50 ? 64 : 70;
                x[0] = run;
                executor.run(Batch.of(x, 1, points), new double[] {run}, Batch.of(y, 1, points));
                assertEquals(2.0 * run * run, y[0]);
                if (run == 2_000) {
                    before = residentKibibytes();
                }
            }
            long grown = residentKibibytes() - before;
            assertTrue(grown < 100_000, "8,000 runs took " + grown + " KiB more memory");
        }
    }

    @Test
    void manyExecutorsMayBeMadeAndClosed() throws IOException {
        long before = 0;
        for (int k = 0; k < 30; k++) {
            Executor executor = Executors.prepare("opencl", tapeOrSkip());
            double[] y = new double[1];
            executor.run(Batch.of(new double[] {2}, 1, 1), new double[] {k}, Batch.of(y, 1, 1));
            assertEquals(2.0 * k + 4, y[0]);
            executor.close();
            executor.close();
            if (k == 10) {
                before = residentKibibytes();
            }
        }
        long grown = residentKibibytes() - before;
        assertTrue(grown < 200_000, "20 executors took " + grown + " KiB more memory");
    }

    @Test
    void aProgramThatCannotBeCompiledIsReported() {
        AparapiDevice device = TestDevice.get();
        OpenClException exception =
                assertThrows(OpenClException.class, () -> device.compile(OpenClSource.nothing() + "\nnonsense;", 1));
        assertTrue(exception.getMessage().contains("could not compile"), exception.getMessage());
        assertTrue(exception.getMessage().contains(device.info().name()), exception.getMessage());
        // The device is as good as before
        device.compile(OpenClSource.nothing(), 1).close();
    }

    @Test
    void aLaunchThatFailsIsReported() {
        AparapiDevice device = TestDevice.get();
        try (AparapiProgram program = device.compile(OpenClSource.nothing(), 1)) {
            // More items in a group than any device has
            assertThrows(RuntimeException.class, () -> program.launch(1 << 20, 1 << 20, 1));
        }
        double[] y = new double[1];
        try (Executor executor = Executors.prepare("opencl", TAPE)) {
            executor.run(Batch.of(new double[] {2}, 1, 1), new double[] {5}, Batch.of(y, 1, 1));
        }
        assertEquals(14, y[0]);
    }

    /** A library that is loaded may switch on the flushing of subnormal numbers for the thread that loads it. */
    @Test
    void loadingTheLibrariesLeavesJavasArithmeticAsItWas() {
        double tiny = Double.MIN_NORMAL;
        assertEquals(0x1p-1023, times(tiny, 0.5));
        TestDevice.get().float64();
        assertEquals(0x1p-1023, times(tiny, 0.5));
        assertEquals(Double.MIN_VALUE, times(0x1p-537, 0x1p-537));
    }

    /** At run time, not by the compiler. */
    private static double times(double a, double b) {
        double[] factors = {a, b};
        return factors[(int) (System.nanoTime() & 0)] * factors[1];
    }

    private static Tape tapeOrSkip() {
        TestDevice.get();
        return TAPE;
    }

    private static long residentKibibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static <T> T withProperty(String name, String value, java.util.function.Supplier<T> action) {
        String before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            return action.get();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
