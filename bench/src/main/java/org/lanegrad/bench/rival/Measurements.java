package org.lanegrad.bench.rival;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lanegrad.bench.hand.HandWritten;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.results.RunResult;

/** What was measured, in the order of a table's rows, and its ratio to plain Java written by hand. */
final class Measurements {
    private static final String BASELINE = Measurement.byHand(HandWritten.SCALAR);

    private final List<Measurement> all;

    /** Given the results of JMH. */
    static Measurements of(Collection<RunResult> results) {
        return new Measurements(results.stream().map(Measurement::of).toList());
    }

    Measurements(List<Measurement> all) {
        this.all = all.stream()
                .sorted(Comparator.comparingInt(Measurement::points).thenComparing(Measurement::group))
                .toList();
    }

    /** All of them, smaller batches first. */
    Stream<Measurement> all() {
        return all.stream();
    }

    /** The workloads that were measured. */
    List<Workload> workloads() {
        return all().map(Measurement::workload).distinct().sorted().toList();
    }

    /**
     * How many times what plain Java written by hand reaches: at the same number of points, or else the nearest.
     *
     * @throws IllegalStateException if that was not measured
     */
    double ratio(Measurement measurement) {
        Optional<Measurement> baseline = all()
                .filter(other -> other.name().equals(BASELINE) && other.workload() == measurement.workload())
                .min(Comparator.comparingDouble(
                        other -> Math.abs(Math.log((double) other.points() / measurement.points()))));
        return measurement.gradientsPerSecond()
                / baseline.orElseThrow(() -> new IllegalStateException("There is nothing to compare " + measurement
                                + " with: " + BASELINE + " was not measured."))
                        .gradientsPerSecond();
    }
}
