package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

class OpenClWorkloadTest {
    private static final int POINTS = 500;

    @ParameterizedTest
    @EnumSource
    void valueAndGradientHaveTheBitsOfTheScalarExecutor(Workload workload) {
        TestDevice.get();
        Tape tape = workload.tape().gradient();
        int outputs = tape.outputs().size();
        Batch in = workload.batch(POINTS, Layout.BY_COLUMN);
        Batch expected = Batch.allocate(outputs, POINTS, Layout.BY_COLUMN);
        Batch actual = Batch.allocate(outputs, POINTS, Layout.BY_COLUMN);
        try (Executor device = Executors.prepare("opencl", tape);
                Executor scalar = Executors.prepare("scalar", tape)) {
            boolean isLong = workload.ordinal() >= Workload.W5_LOTKA_VOLTERRA.ordinal();
            assertTrue(
                    device.describe().contains(isLong ? "interpreter of" : "straight-line kernel of"),
                    device.describe());
            scalar.run(in, expected);
            device.run(in, actual);
            for (int k = 0; k < outputs; k++) {
                for (int point = 0; point < POINTS; point++) {
                    SameBits.assertSame(
                            expected.get(k, point), actual.get(k, point), "output " + k + " of point " + point);
                }
            }
            SameBits.assertSame(scalar.sum(in, new double[0]), device.sum(in, new double[0]), "sums");
        }
    }
}
