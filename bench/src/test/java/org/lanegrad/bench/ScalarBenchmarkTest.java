package org.lanegrad.bench;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.workload.Workload;

/** That all that is compared computes the same; {@link ScalarBenchmark#prepare} says if not. */
class ScalarBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void allAgree(Workload workload) {
        ScalarBenchmark benchmark = new ScalarBenchmark();
        benchmark.workload = workload;
        benchmark.prepare();
        benchmark.close();
    }
}
