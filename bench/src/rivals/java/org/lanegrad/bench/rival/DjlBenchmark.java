package org.lanegrad.bench.rival;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanegrad.Layout;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** PyTorch through DJL: each input is a tensor of points, and each evaluation is recorded. One thread, no network. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class DjlBenchmark extends GradientBenchmark {
    /** Larger batches are cut into pieces: all values between stay in memory until the gradient is taken. */
    private static final int TENSOR = 5000;

    /** Its name. */
    @Param("DJL with PyTorch")
    public String library;

    /** Points in a batch. */
    @Param("5000")
    public int points;

    /** Loads PyTorch, and computes the sums. */
    @Setup
    public void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        prepare(new DjlRival(workload), Layout.BY_COLUMN, points);
    }

    private static final class DjlRival implements Rival {
        private final Workload workload;
        private final Engine engine = Engine.getEngine("PyTorch");
        private final NDManager root = engine.newBaseManager();

        DjlRival(Workload workload) {
            this.workload = workload;
        }

        @Override
        public void run(double[] in, double[] out, int points) {
            for (int first = 0; first < points; first += TENSOR) {
                run(in, out, points, first, Math.min(TENSOR, points - first));
            }
        }

        private void run(double[] in, double[] out, int points, int first, int count) {
            try (NDManager manager = root.newSubManager();
                    GradientCollector collector = engine.newGradientCollector()) {
                List<NDArray> x = new ArrayList<>();
                for (int i = 0; i < workload.inputs(); i++) {
                    int from = i * points + first;
                    NDArray tensor = manager.create(Arrays.copyOfRange(in, from, from + count), new Shape(count));
                    tensor.setRequiresGradient(i < workload.activeInputs());
                    x.add(tensor);
                }
                NDArray result = new Functions<>(new Tensors(manager)).value(workload, x);
                collector.backward(result);
                System.arraycopy(result.toDoubleArray(), 0, out, first, count);
                for (int i = 0; i < workload.activeInputs(); i++) {
                    double[] partial = x.get(i).getGradient().toDoubleArray();
                    System.arraycopy(partial, 0, out, (1 + i) * points + first, count);
                }
            }
        }

        @Override
        public void close() {
            root.close();
        }
    }

    /**
     * Constants are tensors that live as long as their manager. DJL's operations with a Java number close the tensor
     * which they make of it, though the backward pass still reads its memory: gradients are wrong if a garbage
     * collection comes between.
     */
    private record Tensors(NDManager manager) implements Algebra<NDArray> {
        @Override
        public NDArray constant(double value) {
            return manager.create(value);
        }

        @Override
        public NDArray plus(NDArray a, NDArray b) {
            return a.add(b);
        }

        @Override
        public NDArray plus(NDArray a, double b) {
            return a.add(constant(b));
        }

        @Override
        public NDArray minus(NDArray a, NDArray b) {
            return a.sub(b);
        }

        @Override
        public NDArray minus(double a, NDArray b) {
            return constant(a).sub(b);
        }

        @Override
        public NDArray times(NDArray a, NDArray b) {
            return a.mul(b);
        }

        @Override
        public NDArray times(NDArray a, double b) {
            return a.mul(constant(b));
        }

        @Override
        public NDArray square(NDArray a) {
            return a.square();
        }

        @Override
        public NDArray over(NDArray a, NDArray b) {
            return a.div(b);
        }

        @Override
        public NDArray reciprocal(NDArray a) {
            return constant(1).div(a);
        }

        @Override
        public NDArray exp(NDArray a) {
            return a.exp();
        }

        @Override
        public NDArray log(NDArray a) {
            return a.log();
        }

        @Override
        public NDArray sin(NDArray a) {
            return a.sin();
        }

        @Override
        public NDArray positivePart(NDArray a) {
            return a.maximum(constant(0));
        }
    }
}
