package org.lanegrad.bench.hand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.workload.Workload;

/** That what was written by hand computes what the workloads say. */
class HandWrittenTest {
    /** Not a multiple of any vector's lanes. */
    private static final int POINTS = 101;

    @ParameterizedTest
    @EnumSource
    void scalarSums(Workload workload) {
        workload.verify(run(HandWritten.SCALAR, workload, workload.points()));
    }

    @ParameterizedTest
    @EnumSource
    void vectorSums(Workload workload) {
        workload.verify(run(HandWritten.VECTOR, workload, workload.points()));
    }

    @ParameterizedTest
    @EnumSource
    void everyElementAgreesWithTheScalarExecutor(Workload workload) {
        Tape gradient = workload.tape().gradient();
        for (HandWritten way : HandWritten.values()) {
            Batch actual = run(way, workload, POINTS);
            Batch expected = Batch.allocate(actual.columns(), POINTS, actual.layout());
            try (Executor executor = Executors.prepare("scalar", gradient)) {
                executor.run(workload.batch(POINTS, actual.layout()), expected);
            }
            for (int point = 0; point < POINTS; point++) {
                double largest = 0;
                for (int k = 1; k < expected.columns(); k++) {
                    largest = Math.max(largest, Math.abs(expected.get(k, point)));
                }
                assertClose(0, way, point, expected, actual, 0);
                for (int k = 1; k < expected.columns(); k++) {
                    assertClose(k, way, point, expected, actual, 1e-3 * largest);
                }
            }
        }
    }

    private static void assertClose(
            int column, HandWritten way, int point, Batch expected, Batch actual, double floor) {
        double reference = expected.get(column, point);
        assertEquals(
                reference,
                actual.get(column, point),
                3e-12 * (Math.abs(reference) + floor),
                () -> way + ", column " + column + ", point " + point);
    }

    private static Batch run(HandWritten way, Workload workload, int points) {
        Adjoint adjoint = way.adjoint(workload);
        double[] in = workload.batch(points, adjoint.layout()).memory().toArray(ValueLayout.JAVA_DOUBLE);
        int columns = 1 + workload.activeInputs();
        double[] out = new double[(int) adjoint.layout().length(columns, points)];
        adjoint.run(in, out, points);
        return Batch.of(out, columns, points, adjoint.layout());
    }
}
