package org.lanegrad.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sqrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/** What every executor does: the same bits as the tape followed by hand, at any size and in any layout. */
public abstract class ExecutorContract {
    private static final List<Layout> LAYOUTS =
            List.of(Layout.BY_COLUMN, Layout.BY_POINT, Layout.LANE_BLOCKED, new Layout(3));

    /** A tape with inputs of every kind, one of them unused, and several outputs. */
    private static final Tape TAPE = Tape.record(r -> {
        Real x = r.input("x");
        Real rate = r.input(Input.of("rate").perBatch());
        Real z = r.input(Input.of("z").passive());
        r.input("unused");
        Real offset = r.input(Input.of("offset").passive().perBatch());
        Real y = sin(x).times(rate).plus(z);
        r.output("y", y);
        r.output("x", x);
        r.output("root", y.lessThan(0).select(offset, sqrt(y)));
        r.output("constant", r.constant(4));
    });

    private static final double[] SHARED = {1.25, -3};

    /** Prepares a tape for the executor under test. */
    protected abstract Executor prepare(Tape tape);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 63, 64, 65, 1000})
    void everySizeAndLayoutGivesTheBitsOfTheTape(int points) {
        try (Executor executor = prepare(TAPE)) {
            for (Layout in : LAYOUTS) {
                for (Layout out : LAYOUTS) {
                    Batch inputs = inputs(points, in);
                    Batch outputs = Batch.allocate(4, points, out);
                    executor.run(inputs, SHARED, outputs);
                    assertMatches(inputs, outputs);
                }
            }
        }
    }

    @Test
    void memorySegmentsOffTheHeapServeAsWell() {
        int points = 37;
        try (Executor executor = prepare(TAPE);
                Arena arena = Arena.ofConfined()) {
            Layout layout = Layout.LANE_BLOCKED;
            MemorySegment in = arena.allocate(layout.length(3, points) * Double.BYTES, 64);
            MemorySegment out = arena.allocate(layout.length(4, points) * Double.BYTES, 64);
            Batch inputs = Batch.of(in, 3, points, layout);
            copy(inputs(points, Layout.BY_COLUMN), inputs);
            Batch outputs = Batch.of(out, 4, points, layout);
            executor.run(inputs, SHARED, outputs);
            assertMatches(inputs, outputs);
        }
    }

    @Test
    void onlyOutputsAreWritten() {
        int points = 5;
        double[] data = new double[(int) Layout.LANE_BLOCKED.length(4, points) + 3];
        Arrays.fill(data, 77);
        try (Executor executor = prepare(TAPE)) {
            executor.run(
                    inputs(points, Layout.BY_COLUMN), SHARED, Batch.of(data, 4, points, Layout.LANE_BLOCKED));
        }
        assertArrayEquals(new double[] {77, 77, 77}, Arrays.copyOfRange(data, data.length - 3, data.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 13, 64, 100, 1023})
    void sumsAreTakenInTheOrderOfABalancedTree(int points) {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            r.output("x", x);
            r.output("scaled", x.times(r.input(Input.of("k").perBatch())));
        });
        double[] x = new double[points];
        Arrays.setAll(x, i -> Math.pow(-1.7, i % 60) / (i + 1));
        double[] scaled = Arrays.stream(x).map(v -> v * 3).toArray();
        try (Executor executor = prepare(tape)) {
            assertArrayEquals(
                    new double[] {levelByLevel(x), levelByLevel(scaled)},
                    executor.sum(Batch.of(x, 1, points), new double[] {3}));
        }
    }

    @Test
    void severalThreadsMayShareAnExecutor() throws Exception {
        int points = 200;
        try (Executor executor = prepare(TAPE);
                ExecutorService threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            List<Callable<Batch>> runs = new ArrayList<>();
            for (int k = 0; k < 32; k++) {
                runs.add(() -> {
                    Batch outputs = Batch.allocate(4, points, Layout.BY_COLUMN);
                    executor.run(inputs(points, Layout.BY_COLUMN), SHARED, outputs);
                    return outputs;
                });
            }
            for (Future<Batch> run : threads.invokeAll(runs)) {
                assertMatches(inputs(points, Layout.BY_COLUMN), run.get());
            }
        }
    }

    @Test
    void wrongShapesAreRefusedBeforeAnythingIsWritten() {
        try (Executor executor = prepare(TAPE)) {
            Batch inputs = inputs(5, Layout.BY_COLUMN);
            double[] data = new double[20];
            Batch outputs = Batch.of(data, 4, 5);
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 2 columns and 2 shared values were given.",
                    () -> executor.run(Batch.allocate(2, 5, Layout.BY_COLUMN), SHARED, outputs));
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 3 columns and 0 shared values were given.",
                    () -> executor.run(inputs, outputs));
            assertSays(
                    "The tape has 4 outputs and the batch 5 points, but the outputs were given as 4 columns of 4"
                            + " points.",
                    () -> executor.run(inputs, SHARED, Batch.of(data, 4, 4)));
            assertSays(
                    "The tape has 4 outputs and the batch 5 points, but the outputs were given as 3 columns of 5"
                            + " points.",
                    () -> executor.run(inputs, SHARED, Batch.of(data, 3, 5)));
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 4 columns and 2 shared values were given.",
                    () -> executor.sum(Batch.of(data, 4, 5), SHARED));
            assertArrayEquals(new double[20], data);
        }
    }

    @Test
    void aClosedExecutorSaysSo() {
        Executor executor = prepare(TAPE);
        executor.close();
        executor.close();
        Batch inputs = inputs(1, Layout.BY_COLUMN);
        String message = "This executor is closed. Prepare the tape again.";
        assertEquals(
                message,
                assertThrows(
                                IllegalStateException.class,
                                () -> executor.run(inputs, SHARED, Batch.allocate(4, 1, Layout.BY_COLUMN)))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> executor.sum(inputs, SHARED))
                        .getMessage());
    }

    @Test
    void itKnowsItsTapeAndItself() {
        try (Executor executor = prepare(TAPE)) {
            assertEquals(TAPE, executor.tape());
            assertTrue(executor.describe().contains("float64"), executor.describe());
        }
    }

    private static Batch inputs(int points, Layout layout) {
        Batch batch = Batch.allocate(3, points, layout);
        for (int point = 0; point < points; point++) {
            for (int column = 0; column < 3; column++) {
                batch.set(column, point, Math.cos(1 + 3.0 * point + column) * 2);
            }
        }
        return batch;
    }

    private static void copy(Batch from, Batch to) {
        for (int point = 0; point < from.points(); point++) {
            for (int column = 0; column < from.columns(); column++) {
                to.set(column, point, from.get(column, point));
            }
        }
    }

    private static void assertMatches(Batch inputs, Batch outputs) {
        for (int point = 0; point < inputs.points(); point++) {
            double[] expected = TAPE.evaluate(
                    inputs.get(0, point), SHARED[0], inputs.get(1, point), inputs.get(2, point), SHARED[1]);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(
                        Double.doubleToLongBits(expected[k]),
                        Double.doubleToLongBits(outputs.get(k, point)),
                        "output " + k + " of point " + point);
            }
        }
    }

    /** The definition, by its words. */
    private static double levelByLevel(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] level = values;
        while (level.length > 1) {
            double[] next = new double[(level.length + 1) / 2];
            for (int i = 0; i < next.length; i++) {
                next[i] = 2 * i + 1 < level.length ? level[2 * i] + level[2 * i + 1] : level[2 * i];
            }
            level = next;
        }
        return level[0];
    }

    private static void assertSays(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
