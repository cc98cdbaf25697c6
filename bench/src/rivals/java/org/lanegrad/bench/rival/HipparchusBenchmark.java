package org.lanegrad.bench.rival;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.lanegrad.Layout;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Hipparchus' Gradient: forward mode, every number with all its partials. It knows no batches. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class HipparchusBenchmark extends GradientBenchmark {
    /** Its name. */
    @Param("Hipparchus Gradient")
    public String library;

    /** Points in a batch. */
    @Param("256")
    public int points;

    /** Computes the sums. */
    @Setup
    public void prepare() {
        prepare(new HipparchusRival(workload), Layout.BY_POINT, points);
    }

    private static final class HipparchusRival implements Rival {
        private final Workload workload;
        private final Functions<Gradient> functions;

        HipparchusRival(Workload workload) {
            this.workload = workload;
            this.functions = new Functions<>(new Gradients(workload.activeInputs()));
        }

        @Override
        public void run(double[] in, double[] out, int points) {
            int inputs = workload.inputs();
            int active = workload.activeInputs();
            for (int point = 0; point < points; point++) {
                List<Gradient> x = new ArrayList<>(inputs);
                for (int i = 0; i < inputs; i++) {
                    double value = in[point * inputs + i];
                    x.add(i < active ? Gradient.variable(active, i, value) : Gradient.constant(active, value));
                }
                Gradient result = functions.value(workload, x);
                int to = point * (1 + active);
                out[to] = result.getValue();
                System.arraycopy(result.getGradient(), 0, out, to + 1, active);
            }
        }
    }

    private record Gradients(int parameters) implements Algebra<Gradient> {
        @Override
        public Gradient constant(double value) {
            return Gradient.constant(parameters, value);
        }

        @Override
        public Gradient plus(Gradient a, Gradient b) {
            return a.add(b);
        }

        @Override
        public Gradient plus(Gradient a, double b) {
            return a.add(b);
        }

        @Override
        public Gradient minus(Gradient a, Gradient b) {
            return a.subtract(b);
        }

        @Override
        public Gradient minus(double a, Gradient b) {
            return b.negate().add(a);
        }

        @Override
        public Gradient times(Gradient a, Gradient b) {
            return a.multiply(b);
        }

        @Override
        public Gradient times(Gradient a, double b) {
            return a.multiply(b);
        }

        @Override
        public Gradient square(Gradient a) {
            return a.square();
        }

        @Override
        public Gradient over(Gradient a, Gradient b) {
            return a.divide(b);
        }

        @Override
        public Gradient reciprocal(Gradient a) {
            return a.reciprocal();
        }

        @Override
        public Gradient exp(Gradient a) {
            return a.exp();
        }

        @Override
        public Gradient log(Gradient a) {
            return a.log();
        }

        @Override
        public Gradient sin(Gradient a) {
            return a.sin();
        }

        @Override
        public Gradient positivePart(Gradient a) {
            return a.getValue() > 0 ? a : constant(0);
        }
    }
}
