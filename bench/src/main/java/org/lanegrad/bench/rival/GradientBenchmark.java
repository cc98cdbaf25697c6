package org.lanegrad.bench.rival;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Batches of values and gradients per second, by one rival. Before anything is timed it computes the workload's full
 * batch, whose sums must be those that other programs compute.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the workload, and calls what calls prepare()
public abstract class GradientBenchmark {
    /** The workload. */
    @Param
    public Workload workload;

    private Rival rival;
    private int points;
    private double[] in;
    private double[] out;

    /** For subclasses, whose parameters say what they measure. */
    GradientBenchmark() {}

    /**
     * Takes a rival.
     *
     * @param newRival the rival, closed in the end
     * @param layout what it reads and writes
     * @param count the points of a batch to be timed
     * @throws IllegalStateException if its sums are wrong
     */
    final void prepare(Rival newRival, Layout layout, int count) {
        rival = newRival;
        resize(layout, workload.points());
        workload.verify(Batch.of(gradient(), 1 + workload.activeInputs(), points, layout));
        resize(layout, count);
    }

    private void resize(Layout layout, int count) {
        points = count;
        in = workload.batch(count, layout).memory().toArray(ValueLayout.JAVA_DOUBLE);
        out = new double[(int) layout.length(1 + workload.activeInputs(), count)];
    }

    /**
     * One batch.
     *
     * @return values and gradients
     */
    @Benchmark
    public double[] gradient() {
        rival.run(in, out, points);
        return out;
    }

    /** Ends the rival. */
    @TearDown
    public void close() {
        rival.close();
    }
}
