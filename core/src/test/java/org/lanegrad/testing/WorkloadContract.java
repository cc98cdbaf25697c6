package org.lanegrad.testing;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.workload.Workload;

/** What every executor makes of the workloads, which are as long and as regular as real programs. */
public abstract class WorkloadContract extends Contract {
    /** More than a block of 64, and odd. */
    private static final int POINTS = 67;

    @TestFactory
    Stream<DynamicTest> gradients() {
        return Arrays.stream(Workload.values())
                .map(workload -> DynamicTest.dynamicTest(workload.title(), () -> checkGradient(workload)));
    }

    private void checkGradient(Workload workload) {
        Tape gradient = workload.tape().gradient();
        double[][] points = IntStream.range(0, POINTS)
                .mapToObj(point -> IntStream.range(0, workload.inputs())
                        .mapToDouble(i -> workload.input(point, i))
                        .toArray())
                .toArray(double[][]::new);
        Evaluation evaluation = Evaluation.of(gradient, points);
        check(gradient, Optimizer.standard(), executor -> {
            evaluation.check(executor, 0, POINTS, Layout.BY_COLUMN, Layout.BY_COLUMN);
            evaluation.check(executor, 0, POINTS, Layout.LANE_BLOCKED, Layout.LANE_BLOCKED);
        });
    }
}
