package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.workload.Workload;

class HandwrittenBenchmarkTest {

    @ParameterizedTest
    @EnumSource(names = {"W2_ROSENBROCK", "W4_LENNARD_JONES", "W5_LOTKA_VOLTERRA"})
    void everyPartialIsRight(Workload workload) {
        assumeFalse(OpenClDevice.list().isEmpty(), "there is no OpenCL device");
        HandwrittenBenchmark benchmark = new HandwrittenBenchmark();
        benchmark.workload = workload;
        benchmark.prepare();
        Batch expected = expected(workload);
        Batch actual = benchmark.handwritten();
        for (int point = 0; point < expected.points(); point++) {
            double largest = 0;
            for (int k = 0; k < expected.columns(); k++) {
                largest = Math.max(largest, Math.abs(expected.get(k, point)));
            }
            for (int k = 0; k < expected.columns(); k++) {
                String message = "output " + k + " of point " + point;
                assertEquals(expected.get(k, point), actual.get(k, point), 1e-12 * largest, message);
            }
        }
        benchmark.close();
    }

    private static Batch expected(Workload workload) {
        Tape gradient = workload.tape().gradient();
        Batch points = workload.batch(300, Layout.BY_COLUMN);
        Batch results = Batch.allocate(gradient.outputs().size(), points.points(), Layout.BY_COLUMN);
        try (Executor scalar = Executors.prepare("scalar", gradient)) {
            scalar.run(points, results);
        }
        return results;
    }
}
