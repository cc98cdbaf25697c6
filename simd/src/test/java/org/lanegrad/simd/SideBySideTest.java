package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

/** Loops that wait for their own results, and short calls, are run for two blocks. */
class SideBySideTest {
    /** A loop of that kind, loops with other sums, and edges: what comes in goes out, or is a constant. */
    private static final Tape LOOPS = Tape.trace(r -> {
        Real x = r.input("x");
        Real y = r.input("y");
        Real shared = r.input(Input.of("shared").perBatch());
        for (int i = 0; i < 40; i++) {
            x = x.times(y).plus(shared).times(x).minus(0.5);
            r.output("x" + i, x);
        }
        Real sum = x;
        for (int i = 0; i < 10; i++) {
            for (int k = 0; k < 30; k++) {
                sum = sum.times(y).plus(x.times(0.5 + k));
            }
            r.output("sum" + i, sum);
        }
        r.output("y", y);
        r.output("constant", r.constant(3));
    });

    private static final double SHARED = 0.25;

    @ParameterizedTest
    @EnumSource
    void sizesAndLayouts(Width width) {
        VectorOptions options = VectorOptions.standard().withWidth(width).withThreads(1);
        assertEquals(2 * InPlace.BLOCK, block(LOOPS, options));
        try (VectorExecutor executor = VectorExecutor.prepare(LOOPS, Optimizer.none(), options)) {
            executor.compileCold();
            for (int size : new int[] {1, 7, 8, 9, 15, 16, 17, 24, 31, 40, 136, 144}) {
                for (Layout layout : new Layout[] {Layout.BY_COLUMN, Layout.BY_POINT, Layout.LANE_BLOCKED}) {
                    compare(executor, size, layout);
                }
            }
        }
    }

    private static void compare(Executor executor, int size, Layout layout) {
        Batch points = Batch.allocate(2, size, layout);
        for (int i = 0; i < size; i++) {
            points.set(0, i, 0.3 + 0.01 * i);
            points.set(1, i, 0.7 - 0.002 * i);
        }
        Batch outputs = Batch.allocate(LOOPS.outputs().size(), size, layout);
        executor.run(points, new double[] {SHARED}, outputs);
        for (int i = 0; i < size; i++) {
            double[] expected = LOOPS.evaluate(points.get(0, i), points.get(1, i), SHARED);
            for (int k = 0; k < expected.length; k++) {
                SameBits.assertSame(expected[k], outputs.get(k, i), i);
            }
        }
    }

    @Test
    void onlyWhereThatPays() {
        VectorOptions options = VectorOptions.standard();
        assertEquals(2 * InPlace.BLOCK, block(gradient(Workload.W5_LOTKA_VOLTERRA), options));
        assertEquals(2 * InPlace.BLOCK, block(gradient(Workload.W3_LOG_MIXTURE), options), "its calls are short");
        Stream.of(Workload.W2_ROSENBROCK, Workload.W4_LENNARD_JONES, Workload.W6_LIBOR)
                .forEach(workload -> assertEquals(InPlace.BLOCK, block(gradient(workload), options)));
        assertEquals(InPlace.BLOCK, block(LOOPS, options.withBlock(InPlace.BLOCK)));
    }

    private static Tape gradient(Workload workload) {
        return Optimizer.standard().apply(workload.tape().gradient());
    }

    private static int block(Tape tape, VectorOptions options) {
        return Stage.compiled(tape, new BatchShape(tape), options).program().block();
    }
}
