package org.lanegrad.testing;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.floor;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/**
 * What every executor does with a batch: the same bits at any size, in any layout and however it is split, in the first
 * call and after thousands, from several threads at a time; and what it refuses.
 */
public abstract class ExecutorContract extends Contract {
    private static final int MANY = 1_001;
    private static final int COLUMNS = 3;
    private static final int OUTPUTS = 7;

    /** A tape with inputs of every kind, one of them unused, and outputs of every kind. */
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
        r.output("shared", exp(rate).div(offset));
        r.output("entry", floor(z).lookup(3, -0.0, 5));
        r.output("exp", exp(y.times(300)));
    });

    private static final Evaluation EVALUATION = Evaluation.of(
            TAPE, IntStream.range(0, MANY).mapToObj(ExecutorContract::point).toArray(double[][]::new));

    /** Here and there a number for which a lane has to do something that its neighbours have not. */
    private static double[] point(int k) {
        double x = k % 7 == 3 ? SpecialValues.ALL.get(k / 7 % SpecialValues.ALL.size()) : Math.cos(3.0 * k) * 4;
        double z = k % 11 == 5 ? x * 1e200 : Math.cos(3.0 * k + 1);
        return new double[] {x, 1.25, z, k, -3};
    }

    @Test
    void everySizeAndLayoutGivesTheBitsOfTheTape() {
        check(TAPE, executor -> {
            for (int size : SIZES) {
                for (Layout in : LAYOUTS) {
                    for (Layout out : LAYOUTS) {
                        EVALUATION.check(executor, 0, size, in, out);
                    }
                }
            }
        });
    }

    @Test
    void thePartsOfABatchGiveTheBitsOfTheWhole() {
        check(TAPE, Optimizer.standard(), executor -> {
            for (int first : SIZES) {
                for (int length : new int[] {1, 13, 64, 300}) {
                    int from = Math.min(first, MANY - length);
                    EVALUATION.check(executor, from, from + length, Layout.LANE_BLOCKED, Layout.BY_COLUMN);
                }
            }
        });
    }

    /** Whatever is compiled meanwhile. */
    @Test
    void theFirstCallGivesTheBitsOfTheThousandth() {
        check(TAPE, Optimizer.standard(), executor -> {
            for (int call = 0; call < 3_000; call++) {
                int from = call % 900;
                EVALUATION.check(executor, from, from + 1 + call % 67, Layout.BY_COLUMN, Layout.BY_COLUMN);
            }
            EVALUATION.check(executor);
        });
    }

    @Test
    void tapesOfEveryShape() {
        for (Tape tape : List.of(
                Tape.trace(r -> r.output("constant", r.constant(-0.0))),
                Tape.trace(r -> r.output("x", r.input("x"))),
                Tape.trace(r -> r.output("shared", r.input(Input.of("s").perBatch()))),
                Tape.trace(r -> {
                    Real s = r.input(Input.of("s").perBatch());
                    r.output("sum", s.plus(s));
                    r.output("again", s);
                }),
                Tape.trace(r -> {
                    RealVector x = r.inputs("x", 70);
                    IntStream.range(0, 70).forEach(k -> r.output("y" + k, x.get(69 - k)));
                }))) {
            Evaluation evaluation = Evaluation.of(tape, Points.wild(1), 19);
            check(tape, executor -> {
                for (Layout layout : LAYOUTS) {
                    evaluation.check(executor, 0, 19, layout, layout);
                }
                double[] sums = executor.sum(evaluation.inputs(0, 19, Layout.BY_COLUMN), evaluation.shared());
                for (int k = 0; k < sums.length; k++) {
                    SameBits.assertSame(levelByLevel(evaluation, 19, k), sums[k], "sum of output " + k);
                }
            });
        }
    }

    @Test
    void memorySegmentsOffTheHeapServeAsWell() {
        check(TAPE, Optimizer.standard(), executor -> {
            for (Layout layout : LAYOUTS) {
                int points = 37;
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment in = arena.allocate(layout.length(COLUMNS, points) * Double.BYTES, 64);
                    MemorySegment out = arena.allocate(layout.length(OUTPUTS, points) * Double.BYTES, 64);
                    Batch inputs = Batch.of(in, COLUMNS, points, layout);
                    EVALUATION.fill(inputs, 0);
                    Batch outputs = Batch.of(out, OUTPUTS, points, layout);
                    executor.run(inputs, EVALUATION.shared(), outputs);
                    EVALUATION.check(outputs, 0, "off the heap in " + layout);
                }
            }
        });
    }

    @Test
    void onlyOutputsAreWritten() {
        check(TAPE, Optimizer.standard(), executor -> {
            for (Layout layout : LAYOUTS) {
                for (int points : SIZES.subList(0, 15)) {
                    double[] data = new double[(int) layout.length(OUTPUTS, points) + 20];
                    Arrays.fill(data, 77);
                    MemorySegment middle =
                            MemorySegment.ofArray(data).asSlice(10 * Double.BYTES, (data.length - 20) * 8L);
                    Batch inputs = EVALUATION.inputs(0, points, layout);
                    double[] before = inputs.memory().toArray(JAVA_DOUBLE);
                    Batch outputs = Batch.of(middle, OUTPUTS, points, layout);
                    executor.run(inputs, EVALUATION.shared(), outputs);
                    EVALUATION.check(outputs, 0, "in the middle of memory in " + layout);
                    double[] border = IntStream.concat(
                                    IntStream.range(0, 10), IntStream.range(data.length - 10, data.length))
                            .mapToDouble(i -> data[i])
                            .toArray();
                    assertTrue(Arrays.stream(border).allMatch(value -> value == 77), "written beside the outputs");
                    SameBits.assertSame(
                            before,
                            inputs.memory().toArray(JAVA_DOUBLE),
                            "inputs after the run");
                }
            }
        });
    }

    @Test
    void sumsAreTakenInTheOrderOfABalancedTree() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            r.output("x", x);
            r.output("scaled", x.times(r.input(Input.of("k").perBatch())));
            r.output("zero", x.equalTo(x).select(-0.0, 1));
            r.output("large", x.lessThan(0).select(1e308, x));
        });
        Evaluation evaluation = Evaluation.of(
                tape,
                IntStream.range(0, MANY)
                        .mapToObj(i -> new double[] {Math.pow(-1.7, i % 60) / (i + 1), 3})
                        .toArray(double[][]::new));
        check(tape, executor -> {
            for (int points : SIZES) {
                for (Layout layout : LAYOUTS) {
                    double[] sums = executor.sum(evaluation.inputs(0, points, layout), evaluation.shared());
                    assertEquals(4, sums.length);
                    for (int k = 0; k < 4; k++) {
                        SameBits.assertSame(
                                levelByLevel(evaluation, points, k), sums[k], "sum " + k + " of " + points);
                    }
                }
            }
        });
    }

    @Test
    void severalThreadsMayShareAnExecutor() {
        check(TAPE, Optimizer.standard(), executor -> {
            try (ExecutorService threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
                List<Callable<Boolean>> runs = new ArrayList<>();
                for (int k = 0; k < 64; k++) {
                    int from = 11 * k;
                    runs.add(() -> {
                        EVALUATION.check(executor, from, from + 201, Layout.BY_COLUMN, Layout.LANE_BLOCKED);
                        return true;
                    });
                }
                for (Future<Boolean> run : threads.invokeAll(runs)) {
                    assertTrue(run.get());
                }
            } catch (Exception failure) {
                throw new AssertionError("on several threads: " + failure.getMessage(), failure);
            }
        });
    }

    @Test
    void executorsDoNotDisturbEachOther() {
        Tape other = Tape.trace(r -> r.output("y", r.input("x").times(2)));
        Evaluation doubled = Evaluation.of(other, Points.wild(2), 9);
        try (Executor first = prepare(TAPE, Optimizer.standard())) {
            try (Executor second = prepare(other, Optimizer.standard())) {
                EVALUATION.check(first, 0, 65, Layout.BY_COLUMN, Layout.BY_COLUMN);
                doubled.check(second);
                EVALUATION.check(first, 0, 65, Layout.BY_COLUMN, Layout.BY_COLUMN);
            }
            EVALUATION.check(first, 0, 65, Layout.BY_COLUMN, Layout.BY_COLUMN);
        }
    }

    @Test
    void wrongShapesAreRefusedBeforeAnythingIsWritten() {
        check(TAPE, Optimizer.standard(), executor -> {
            Batch inputs = EVALUATION.inputs(0, 5, Layout.BY_COLUMN);
            double[] shared = EVALUATION.shared();
            double[] data = new double[OUTPUTS * 5];
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 2 columns and 2 shared values were given.",
                    () -> executor.run(Batch.allocate(2, 5, Layout.BY_COLUMN), shared, Batch.of(data, OUTPUTS, 5)));
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 3 columns and 0 shared values were given.",
                    () -> executor.run(inputs, Batch.of(data, OUTPUTS, 5)));
            assertSays(
                    "The tape has 7 outputs and the batch 5 points, but the outputs were given as 7 columns of 4"
                            + " points.",
                    () -> executor.run(inputs, shared, Batch.of(data, OUTPUTS, 4)));
            assertSays(
                    "The tape has 7 outputs and the batch 5 points, but the outputs were given as 3 columns of 5"
                            + " points.",
                    () -> executor.run(inputs, shared, Batch.of(data, 3, 5)));
            assertSays(
                    "The tape has 3 inputs per point and 2 shared ones, but 4 columns and 2 shared values were given.",
                    () -> executor.sum(Batch.of(data, 4, 5), shared));
            assertArrayEquals(new double[OUTPUTS * 5], data);
        });
    }

    @Test
    void aClosedExecutorSaysSo() {
        check(TAPE, Optimizer.standard(), executor -> {
            executor.close();
            executor.close();
            Batch inputs = EVALUATION.inputs(0, 1, Layout.BY_COLUMN);
            double[] shared = EVALUATION.shared();
            String message = "This executor is closed. Prepare the tape again.";
            assertEquals(
                    message,
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> executor.run(inputs, shared, EVALUATION.outputs(1, Layout.BY_COLUMN)))
                            .getMessage());
            assertEquals(
                    message,
                    assertThrows(IllegalStateException.class, () -> executor.sum(inputs, shared))
                            .getMessage());
        });
    }

    @Test
    void itKnowsItsTapeAndItself() {
        check(TAPE, executor -> {
            assertEquals(TAPE, executor.tape());
            assertTrue(executor.describe().contains("float64"), executor.describe());
        });
    }

    /** The definition of a sum, by its words. */
    private static double levelByLevel(Evaluation evaluation, int points, int output) {
        double[] level = IntStream.range(0, points)
                .mapToDouble(point -> evaluation.expected(point, output))
                .toArray();
        while (level.length > 1) {
            double[] next = new double[(level.length + 1) / 2];
            for (int i = 0; i < next.length; i++) {
                next[i] = 2 * i + 1 < level.length ? level[2 * i] + level[2 * i + 1] : level[2 * i];
            }
            level = next;
        }
        return level.length == 0 ? 0 : level[0];
    }

    private static void assertSays(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
