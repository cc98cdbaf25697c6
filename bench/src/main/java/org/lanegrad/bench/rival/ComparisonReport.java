package org.lanegrad.bench.rival;

import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/** The table, with what one must know to read it. */
final class ComparisonReport {
    private ComparisonReport() {}

    /** Given how it was measured, the libraries with their versions, and what else is to be said. */
    static String of(Measurements measurements, BenchmarkParams how, String libraries, List<String> notes) {
        String timing = "JMH %s, %d JVM for each figure, warm-up %s, then the median of %s."
                .formatted(how.getJmhVersion(), how.getForks(), times(how.getWarmup()), times(how.getMeasurement()));
        List<String> lines = List.of(
                "Values and gradients per second, and in brackets how many times plain Java written by hand.",
                Machine.describe(),
                timing,
                "One thread each (opencl: its device). simd: once its compiled kernels run.",
                "Sums over the workloads' full batches were right before the timing.",
                "Libraries: " + libraries + ".");
        StringBuilder report = new StringBuilder();
        lines.forEach(line -> report.append(line).append('\n'));
        notes.forEach(note -> report.append(note).append('\n'));
        return report.append('\n').append(ComparisonTable.of(measurements)).toString();
    }

    private static String times(IterationParams iterations) {
        return iterations.getCount() + " x " + iterations.getTime();
    }
}
