package org.lanegrad.bench.rival;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** Results as JMH hands them over, made up. */
final class Results {
    private final List<RunResult> all = new ArrayList<>();

    Collection<RunResult> all() {
        return all;
    }

    /** Adds a result: parameters of a benchmark, then batches per second in each iteration. */
    Results add(Map<String, String> parameters, Workload workload, int points, double... batchesPerSecond) {
        WorkloadParams workloadParameters = new WorkloadParams();
        parameters.forEach((name, value) -> workloadParameters.put(name, value, 0));
        workloadParameters.put("workload", workload.name(), 0);
        workloadParameters.put("points", String.valueOf(points), 0);
        IterationParams warmup = new IterationParams(IterationType.WARMUP, 2, TimeValue.milliseconds(200), 1);
        IterationParams measurement = new IterationParams(
                IterationType.MEASUREMENT, batchesPerSecond.length, TimeValue.milliseconds(100), 1);
        BenchmarkParams benchmark = new BenchmarkParams(
                "made.up",
                "generated",
                true,
                1,
                new int[] {1},
                List.of(),
                1,
                0,
                warmup,
                measurement,
                Mode.Throughput,
                workloadParameters,
                TimeUnit.SECONDS,
                1,
                "java",
                List.of(),
                "25",
                "VM",
                "25",
                "1.37",
                TimeValue.minutes(1));
        List<IterationResult> iterations = new ArrayList<>();
        for (double rate : batchesPerSecond) {
            IterationResult iteration = new IterationResult(benchmark, measurement, null);
            long nanoseconds = TimeUnit.SECONDS.toNanos(1000);
            iteration.addResult(new ThroughputResult(
                    ResultRole.PRIMARY, "gradient", 1000 * rate, nanoseconds, TimeUnit.SECONDS));
            iterations.add(iteration);
        }
        all.add(new RunResult(benchmark, List.of(new BenchmarkResult(benchmark, iterations))));
        return this;
    }
}
