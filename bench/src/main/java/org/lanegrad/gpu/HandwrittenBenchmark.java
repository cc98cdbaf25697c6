package org.lanegrad.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gradients per second on an OpenCL device: the executor's generated program beside one in OpenCL C whose adjoint was
 * derived by hand, with a work item for each point. Both are run in the same way: the points stay on the device; the
 * results are read back, or only their sums. (The package is that of the executor, whose parts are not public.)
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the workload and calls prepare()
public class HandwrittenBenchmark {
    static final int POINTS = 10_000;

    /** The workload. */
    @Param({"W2_ROSENBROCK", "W4_LENNARD_JONES", "W5_LOTKA_VOLTERRA"})
    public Workload workload;

    private Executor executor;
    private DeviceRun handwritten;
    private Batch points;
    private Batch results;

    /** Prepares both, and sees that their sums over the full batch are right. */
    @Setup
    public void prepare() {
        Tape gradient = workload.tape().gradient();
        int outputs = gradient.outputs().size();
        executor = Executors.prepare("opencl", gradient);
        handwritten = new DeviceRun(
                program(workload),
                new BatchShape(gradient),
                outputs,
                OpenClOptions.of(OpenClProvider.device()).with(Shape.POINT_PER_ITEM));
        Batch all = workload.batch(workload.points(), Layout.BY_COLUMN);
        workload.verify(executor.sum(all, new double[0]));
        workload.verify(handwritten.sums(all, new double[0], 0, all.points()));
        points = workload.batch(POINTS, Layout.BY_COLUMN);
        results = Batch.allocate(outputs, POINTS, Layout.BY_COLUMN);
    }

    /** A function {@code value_and_gradient} in the frame of generated programs. */
    private static OpenClProgram program(Workload workload) {
        String name = switch (workload) {
            case W2_ROSENBROCK -> "rosenbrock.cl";
            case W4_LENNARD_JONES -> "lennard_jones.cl";
            case W5_LOTKA_VOLTERRA -> "lotka_volterra.cl";
            default -> throw new IllegalArgumentException("No program was written by hand for " + workload + ".");
        };
        String source = OpenClSource.program(
                resource(name), Shape.POINT_PER_ITEM, "      value_and_gradient(in + lane, out + lane);\n");
        return new OpenClProgram(source, new double[0], new int[0], 0, name);
    }

    private static String resource(String name) {
        try (InputStream stream = HandwrittenBenchmark.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing beside this class.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Ends both. */
    @TearDown
    public void close() {
        executor.close();
        handwritten.close();
    }

    /**
     * The executor.
     *
     * @return value and gradient of all points
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public Batch executor() {
        executor.run(points, results);
        return results;
    }

    /**
     * The program written by hand.
     *
     * @return value and gradient of all points
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public Batch handwritten() {
        handwritten.evaluate(points, new double[0], 0, POINTS);
        handwritten.store(results, 0, POINTS);
        return results;
    }

    /**
     * The executor, results staying on the device.
     *
     * @return sums of value and gradient
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] executorSums() {
        return executor.sum(points, new double[0]);
    }

    /**
     * The program written by hand, results staying on the device.
     *
     * @return sums of value and gradient
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] handwrittenSums() {
        return handwritten.sums(points, new double[0], 0, POINTS);
    }
}
