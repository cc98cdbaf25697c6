package org.lanegrad.bench.rival;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lanegrad.bench.hand.HandWritten;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * A result of JMH.
 *
 * @param group whose rows it stands among
 * @param name who was measured
 * @param layout the layout, where there is a choice; else empty
 * @param points points in a batch
 * @param workload what was computed
 * @param gradientsPerSecond the median
 */
record Measurement(
        Group group, String name, String layout, int points, Workload workload, double gradientsPerSecond) {

    /** The order of rows. Each has the name of the parameter by which its benchmark is known. */
    enum Group {
        HAND,
        EXECUTOR,
        LIBRARY
    }

    /** As tables say it. */
    String contender() {
        return layout.isEmpty() ? name : name + ", " + layout;
    }

    /** Reads a result of a {@link GradientBenchmark}. */
    static Measurement of(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        int points = Integer.parseInt(parameter(parameters, "points"));
        double batchesPerSecond = result.getPrimaryResult().getStatistics().getPercentile(50);
        Group group = group(parameters);
        return new Measurement(
                group,
                name(group, parameters),
                group == Group.EXECUTOR
                        ? BatchLayout.valueOf(parameter(parameters, "layout")).title()
                        : "",
                points,
                Workload.valueOf(parameter(parameters, "workload")),
                points * batchesPerSecond);
    }

    private static Group group(BenchmarkParams parameters) {
        return parameters.getParam("hand") != null
                ? Group.HAND
                : parameters.getParam("executor") != null ? Group.EXECUTOR : Group.LIBRARY;
    }

    private static String name(Group group, BenchmarkParams parameters) {
        return switch (group) {
            case HAND -> byHand(HandWritten.valueOf(parameter(parameters, "hand")));
            case EXECUTOR -> parameter(parameters, "executor");
            case LIBRARY -> parameter(parameters, "library");
        };
    }

    /** How tables call what was written by hand. */
    static String byHand(HandWritten hand) {
        return switch (hand) {
            case SCALAR -> "by hand, plain Java";
            case VECTOR -> "by hand, Vector API";
        };
    }

    private static String parameter(BenchmarkParams parameters, String name) {
        @Nullable String value = parameters.getParam(name);
        return Objects.requireNonNull(value, () -> parameters.getBenchmark() + " has no parameter " + name);
    }
}
