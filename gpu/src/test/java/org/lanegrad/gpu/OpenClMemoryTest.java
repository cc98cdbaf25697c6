package org.lanegrad.gpu;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;

/**
 * Small runs that touch every array in every form and shape. They are also run under a simulator of OpenCL devices that
 * reports accesses outside of arrays, data that was never written, and races: see .ci/run.
 */
class OpenClMemoryTest {
    private static final Tape TAPE = Tape.record(r -> {
        RealVector x = r.inputs("x", 7);
        Real rate = r.input(Input.of("rate").perBatch());
        Real sum = r.constant(0.5);
        for (int i = 0; i < 6; i++) {
            sum = sum.plus(x.get(i + 1).minus(x.get(i).square()).square().times(rate));
        }
        r.output("sum", RealMath.exp(sum.times(-0.125)));
    });

    @ParameterizedTest
    @CsvSource({
        "STRAIGHT_LINE, BLOCK_PER_ITEM",
        "STRAIGHT_LINE, POINT_PER_ITEM",
        "INTERPRETER, BLOCK_PER_ITEM",
        "INTERPRETER, POINT_PER_ITEM"
    })
    void everyArrayIsUsedAsItIsLong(Form form, Shape shape) {
        compare(OpenClOptions.of(TestDevice.get()).with(form).with(shape), 70);
    }

    @Test
    void sumsOfSeveralLevelsAreTaken() {
        compare(OpenClOptions.of(TestDevice.get()).with(Form.STRAIGHT_LINE), 64 * 64 + 65);
    }

    private static void compare(OpenClOptions options, int points) {
        Tape tape = TAPE.gradient();
        int outputs = tape.outputs().size();
        Batch in = Batch.allocate(7, points, Layout.BY_POINT);
        for (int point = 0; point < points; point++) {
            for (int i = 0; i < 7; i++) {
                in.set(i, point, Math.sin(point * 7 + i));
            }
        }
        double[] shared = {1.5};
        Batch expected = Batch.allocate(outputs, points, Layout.BY_COLUMN);
        Batch actual = Batch.allocate(outputs, points, Layout.BY_COLUMN);
        try (Executor device = new OpenClExecutor(tape, Optimizer.standard(), options);
                Executor scalar = Executors.prepare("scalar", tape)) {
            scalar.run(in, shared, expected);
            device.run(in, shared, actual);
            for (int k = 0; k < outputs; k++) {
                for (int point = 0; point < points; point++) {
                    SameBits.assertSame(expected.get(k, point), actual.get(k, point), k + " of point " + point);
                }
            }
            SameBits.assertSame(scalar.sum(in, shared), device.sum(in, shared), "sums");
        }
    }
}
