package org.lanegrad.bench.rival;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.simd.VectorExecutor;
import org.lanegrad.simd.VectorOptions;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Lanegrad's executors. The SIMD executor has one thread, as the rivals have, and is measured when its compiled kernels
 * run.
 */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class ExecutorBenchmark extends GradientBenchmark {
    private static final double SECONDS_TO_COMPILE = 60;

    /** The executor's name. */
    @Param({"scalar", "compiled", "simd", "opencl"})
    public String executor;

    /** The layout of points and results. */
    @Param
    public BatchLayout layout;

    /** Points in a batch. */
    @Param({"256", "10000"})
    public int points;

    /**
     * Prepares the gradient tape, and computes the sums.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Setup
    public void prepare() throws InterruptedException {
        Tape gradient = workload.tape().gradient();
        Executor prepared = executor.equals("simd") ? simd(gradient) : Executors.prepare(executor, gradient);
        System.out.println(prepared.describe());
        prepare(new ExecutorRival(prepared, layout.layout()), layout.layout(), points);
    }

    private static Executor simd(Tape gradient) throws InterruptedException {
        VectorOptions options = VectorOptions.standard().withThreads(1);
        VectorExecutor executor = VectorExecutor.prepare(gradient, Optimizer.standard(), options);
        if (!executor.awaitCompiled(SECONDS_TO_COMPILE)) {
            throw new IllegalStateException("The kernels did not get warm, so that the interpreter would be measured: "
                    + executor.describe() + ". Run this again when less else runs.");
        }
        return executor;
    }

    private record ExecutorRival(Executor executor, Layout layout) implements Rival {
        @Override
        public void run(double[] in, double[] out, int points) {
            executor.run(
                    Batch.of(in, executor.tape().inputs().size(), points, layout),
                    Batch.of(out, executor.tape().outputs().size(), points, layout));
        }

        @Override
        public void close() {
            executor.close();
        }
    }
}
