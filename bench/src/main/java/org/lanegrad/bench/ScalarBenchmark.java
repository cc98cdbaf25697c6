package org.lanegrad.bench;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;
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
 * Value and gradient of a workload by the scalar executor, beside a plain interpreter of the same program: time for one
 * point. The executor may take at most 1.5 times as long.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the workload and calls prepare()
public class ScalarBenchmark {
    private static final int POINTS = 256;

    /** The workload. */
    @Param
    public Workload workload;

    private Executor executor;
    private PlainInterpreter interpreter;
    private double[] in;
    private double[] out;
    private Batch points;
    private Batch results;

    /** Prepares both, and sees that they agree. */
    @Setup
    public void prepare() {
        Tape gradient = workload.tape().gradient();
        int inputs = workload.inputs();
        int outputs = gradient.outputs().size();
        executor = Executors.prepare("scalar", gradient);
        interpreter = new PlainInterpreter(primitives(gradient));
        in = workload.batch(POINTS, Layout.BY_COLUMN).memory().toArray(ValueLayout.JAVA_DOUBLE);
        out = new double[outputs * POINTS];
        points = Batch.of(in, inputs, POINTS);
        results = Batch.of(out, outputs, POINTS);
        double[] expected = plainInterpreter().clone();
        if (!Arrays.equals(executor(), expected)) {
            throw new IllegalStateException("The two interpreters of " + workload + " don't agree.");
        }
    }

    /** What the scalar executor follows. */
    static Tape primitives(Tape tape) {
        Optimizer optimizer = new Optimizer(List.of(
                Optimizer.standard(), new InlineFunctions(), new CommonSubexpressions(), new DeadCode()));
        return optimizer.apply(tape);
    }

    /** Ends it. */
    @TearDown
    public void close() {
        executor.close();
    }

    /**
     * The scalar executor.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] executor() {
        executor.run(points, results);
        return out;
    }

    /**
     * The plain interpreter.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] plainInterpreter() {
        interpreter.run(in, out, POINTS);
        return out;
    }
}
