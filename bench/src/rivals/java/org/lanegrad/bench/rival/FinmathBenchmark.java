package org.lanegrad.bench.rival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.finmath.montecarlo.RandomVariableFromArrayFactory;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;
import org.lanegrad.Layout;
import org.lanegrad.workload.Workload;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The adjoint differentiation of finmath-lib: each number is an array of paths, and each evaluation is recorded. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class FinmathBenchmark extends GradientBenchmark {
    /** Larger batches are cut into pieces, since all values between stay in memory. */
    private static final int PATHS = 1000;

    /** Its name. */
    @Param("finmath-lib AAD")
    public String library;

    /** Points in a batch. */
    @Param("1000")
    public int points;

    /** Computes the sums. */
    @Setup
    public void prepare() {
        prepare(new FinmathRival(workload), Layout.BY_COLUMN, points);
    }

    private static final class FinmathRival implements Rival {
        private final Workload workload;
        private final Functions<RandomVariable> functions = new Functions<>(new RandomVariables());
        private final RandomVariableFromArrayFactory passive = new RandomVariableFromArrayFactory(true);
        private final RandomVariableDifferentiableAADFactory active =
                new RandomVariableDifferentiableAADFactory(passive);

        FinmathRival(Workload workload) {
            this.workload = workload;
        }

        @Override
        public void run(double[] in, double[] out, int points) {
            for (int first = 0; first < points; first += PATHS) {
                run(in, out, points, first, Math.min(PATHS, points - first));
            }
        }

        private void run(double[] in, double[] out, int points, int first, int count) {
            List<RandomVariableDifferentiable> variables = new ArrayList<>();
            List<RandomVariable> x = new ArrayList<>();
            for (int i = 0; i < workload.inputs(); i++) {
                int from = i * points + first;
                double[] values = Arrays.copyOfRange(in, from, from + count);
                if (i < workload.activeInputs()) {
                    RandomVariableDifferentiable variable = active.createRandomVariable(0, values);
                    variables.add(variable);
                    x.add(variable);
                } else {
                    x.add(passive.createRandomVariable(0, values));
                }
            }
            RandomVariableDifferentiable result =
                    (RandomVariableDifferentiable) functions.value(workload, x);
            Map<Long, RandomVariable> gradient = result.getGradient();
            write(result, out, first, count);
            for (int i = 0; i < variables.size(); i++) {
                RandomVariable partial =
                        Objects.requireNonNull(gradient.get(variables.get(i).getID()));
                write(partial, out, (1 + i) * points + first, count);
            }
        }

        /** A variable that is the same on all paths has one number only. */
        private static void write(RandomVariable variable, double[] out, int to, int count) {
            if (variable.isDeterministic()) {
                Arrays.fill(out, to, to + count, variable.doubleValue());
            } else {
                System.arraycopy(variable.getRealizations(), 0, out, to, count);
            }
        }
    }

    private static final class RandomVariables implements Algebra<RandomVariable> {
        private final RandomVariableFromArrayFactory factory = new RandomVariableFromArrayFactory(true);

        @Override
        public RandomVariable constant(double value) {
            return factory.createRandomVariable(value);
        }

        @Override
        public RandomVariable plus(RandomVariable a, RandomVariable b) {
            return a.add(b);
        }

        @Override
        public RandomVariable plus(RandomVariable a, double b) {
            return a.add(b);
        }

        @Override
        public RandomVariable minus(RandomVariable a, RandomVariable b) {
            return a.sub(b);
        }

        @Override
        public RandomVariable minus(double a, RandomVariable b) {
            return b.bus(a);
        }

        @Override
        public RandomVariable times(RandomVariable a, RandomVariable b) {
            return a.mult(b);
        }

        @Override
        public RandomVariable times(RandomVariable a, double b) {
            return a.mult(b);
        }

        @Override
        public RandomVariable square(RandomVariable a) {
            return a.squared();
        }

        @Override
        public RandomVariable over(RandomVariable a, RandomVariable b) {
            return a.div(b);
        }

        @Override
        public RandomVariable reciprocal(RandomVariable a) {
            return a.invert();
        }

        @Override
        public RandomVariable exp(RandomVariable a) {
            return a.exp();
        }

        @Override
        public RandomVariable log(RandomVariable a) {
            return a.log();
        }

        @Override
        public RandomVariable sin(RandomVariable a) {
            return a.sin();
        }

        @Override
        public RandomVariable positivePart(RandomVariable a) {
            return a.floor(0);
        }
    }
}
