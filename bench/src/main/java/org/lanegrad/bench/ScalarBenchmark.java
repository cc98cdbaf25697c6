package org.lanegrad.bench;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * Value and gradient of a workload one point at a time: by the scalar executor, beside a plain interpreter of the same
 * program, than which it may take at most 1.5 times as long; and by the compiled executor, the points in one call or
 * each in a call of its own. The figures are the time for one point.
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
    private Executor compiled;
    private PlainInterpreter interpreter;
    private double[] in;
    private double[] out;
    private Batch points;
    private Batch results;
    private Batch[] eachPoint;
    private Batch[] eachResult;
    private double[] shared;

    /** Prepares all, and sees that they agree. */
    @Setup
    public void prepare() {
        Tape gradient = workload.tape().gradient();
        int inputs = workload.inputs();
        int outputs = gradient.outputs().size();
        executor = Executors.prepare("scalar", gradient);
        compiled = Executors.prepare("compiled", gradient);
        interpreter = new PlainInterpreter(primitives(gradient));
        in = workload.batch(POINTS, Layout.BY_COLUMN).memory().toArray(ValueLayout.JAVA_DOUBLE);
        out = new double[outputs * POINTS];
        points = Batch.of(in, inputs, POINTS);
        results = Batch.of(out, outputs, POINTS);
        eachPoint = new Batch[POINTS];
        eachResult = new Batch[POINTS];
        shared = new double[0];
        for (int point = 0; point < POINTS; point++) {
            eachPoint[point] = Batch.allocate(inputs, 1, Layout.BY_COLUMN);
            eachResult[point] = Batch.allocate(outputs, 1, Layout.BY_COLUMN);
            for (int k = 0; k < inputs; k++) {
                eachPoint[point].set(k, 0, points.get(k, point));
            }
        }
        double[] expected = plainInterpreter().clone();
        check("the scalar executor", this::executor, expected);
        check("the compiled executor", this::compiledExecutor, expected);
        check("the compiled executor, point by point,", this::pointByPoint, expected);
    }

    private void check(String who, Supplier<double[]> run, double[] expected) {
        Arrays.fill(out, Double.NaN);
        if (!Arrays.equals(run.get(), expected)) {
            throw new IllegalStateException(
                    "The plain interpreter of " + workload + " and " + who + " don't agree.");
        }
    }

    /** The results of a call for each point, as they lie in one batch. */
    private double[] pointByPoint() {
        Batch[] written = compiledExecutorPointByPoint();
        double[] all = new double[out.length];
        Arrays.setAll(all, i -> written[i % POINTS].get(i / POINTS, 0));
        return all;
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
        compiled.close();
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
     * The compiled executor, all points in one call.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double[] compiledExecutor() {
        compiled.run(points, results);
        return out;
    }

    /**
     * The compiled executor, a call for each point.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public Batch[] compiledExecutorPointByPoint() {
        for (int point = 0; point < POINTS; point++) {
            compiled.run(eachPoint[point], shared, eachResult[point]);
        }
        return eachResult;
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
