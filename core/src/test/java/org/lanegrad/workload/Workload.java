package org.lanegrad.workload;

import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.sin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.lanegrad.Batch;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;

/** The functions by which batched gradient evaluation is measured and compared with other programs. */
@SuppressWarnings("ImmutableEnumChecker") // the programs hold nothing
public enum Workload {
    /** A product and a sine: next to nothing to compute. */
    W1_SEED("W1 seed", 2, 1_000_000, -284.138870679, 456188.189121, Workload::seed),
    /** Rosenbrock's function of 100 variables: a long chain of cheap operations. */
    W2_ROSENBROCK("W2 rosenbrock", 100, 20_000, 901720026.223, -529388392.442, Workload::rosenbrock),
    /** The logarithm of a mixture of 16 normal densities in 8 dimensions: many exponentials. */
    W3_LOG_MIXTURE("W3 logmix", 8, 50_000, 96140.7236889, 1121.39628801, Workload::logMixture),
    /** The Lennard-Jones energy of 13 atoms: all pairs. */
    W4_LENNARD_JONES("W4 lj13", 39, 20_000, -408757.660034, 0, Workload::lennardJones),
    /** 100 Runge-Kutta steps of the Lotka-Volterra equations: a time loop. */
    W5_LOTKA_VOLTERRA("W5 lvrk4", 6, 10_000, 835913.531792, 2005578.67641, Workload::lotkaVolterra),
    /** A swaption portfolio in the LIBOR market model: a long path with branches (M. Giles' test case). */
    W6_LIBOR("W6 libor", 120, 5_000, 239206.336529, 8872167.28391, Workload::libor);

    private final String title;
    private final int inputs;
    private final int points;
    private final double sumOfValues;
    private final double sumOfGradients;
    private final Consumer<Recording> program;

    Workload(
            String title,
            int inputs,
            int points,
            double sumOfValues,
            double sumOfGradients,
            Consumer<Recording> program) {
        this.title = title;
        this.inputs = inputs;
        this.points = points;
        this.sumOfValues = sumOfValues;
        this.sumOfGradients = sumOfGradients;
        this.program = program;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** The number of inputs, passive ones included. */
    public int inputs() {
        return inputs;
    }

    /** The number of active inputs, which come first. */
    public int activeInputs() {
        return this == W6_LIBOR ? 80 : inputs;
    }

    /** The number of points of the full batch. */
    public int points() {
        return points;
    }

    /** The program, for {@link Tape#record} or {@link Tape#trace}. */
    public Consumer<Recording> program() {
        return program;
    }

    /** The recorded function. */
    public Tape tape() {
        return Tape.record(program);
    }

    /** One input of one point of the full batch. */
    public double input(int point, int i) {
        double u = uniform((long) point * inputs + i + 1);
        return switch (this) {
            case W1_SEED, W2_ROSENBROCK -> 4 * u - 2;
            case W3_LOG_MIXTURE -> 2 * u - 1;
            case W4_LENNARD_JONES -> {
                int atom = i / 3;
                int[] lattice = {atom % 3, atom / 3 % 3, atom / 9};
                yield 1.2 * lattice[i % 3] + 0.1 * (u - 0.5);
            }
            case W5_LOTKA_VOLTERRA ->
                new double[] {1.1, 0.4, 0.1, 0.4, 10, 5}[i] + new double[] {0.2, 0.1, 0.05, 0.1, 1, 1}[i] * u;
            case W6_LIBOR -> i < 80 ? 0.04 + 0.02 * u : Math.sqrt(12) * (u - 0.5);
        };
    }

    /** The first points of the full batch. */
    public Batch batch(int count, Layout layout) {
        Batch batch = Batch.allocate(inputs, count, layout);
        for (int point = 0; point < count; point++) {
            for (int i = 0; i < inputs; i++) {
                batch.set(i, point, input(point, i));
            }
        }
        return batch;
    }

    /**
     * Compares the sums of the gradient tape's outputs over the full batch with those that other programs compute.
     *
     * @throws IllegalStateException if they differ
     */
    public void verify(double... sums) {
        double[] partials = Arrays.copyOfRange(sums, 1, sums.length);
        // Partials of opposite sign leave less than they are rounded by
        double magnitude = Arrays.stream(partials).map(Math::abs).sum();
        verify("values", sumOfValues, sums[0], Math.abs(sumOfValues));
        verify("gradients", sumOfGradients, Arrays.stream(partials).sum(), magnitude);
    }

    /**
     * Sums the gradient tape's outputs over the full batch and compares the sums.
     *
     * @throws IllegalStateException if they differ
     */
    public void verify(Batch outputs) {
        verify(IntStream.range(0, outputs.columns())
                .mapToDouble(k -> IntStream.range(0, outputs.points())
                        .mapToDouble(point -> outputs.get(k, point))
                        .sum())
                .toArray());
    }

    private void verify(String what, double expected, double actual, double magnitude) {
        // A NaN fails this comparison, too
        if (!(Math.abs(actual - expected) <= 1e-11 * magnitude)) {
            throw new IllegalStateException(
                    "The sum of the " + what + " of " + title + " is " + actual + ", not " + expected + ".");
        }
    }

    /** A number in [0, 1) for each seed (the finalizer of SplitMix64). */
    private static double uniform(long seed) {
        long h = seed * 0x9E3779B97F4A7C15L;
        h ^= h >>> 30;
        h *= 0xBF58476D1CE4E5B9L;
        h ^= h >>> 27;
        h *= 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return (h >>> 11) * 0x1p-53;
    }

    private static void seed(Recording r) {
        RealVector x = r.inputs("x", 2);
        r.output("f", x.get(0).times(x.get(1)).plus(sin(x.get(0))));
    }

    private static void rosenbrock(Recording r) {
        RealVector x = r.inputs("x", 100);
        Real f = r.constant(0);
        for (int i = 0; i < 99; i++) {
            Real d = x.get(i + 1).minus(x.get(i).square());
            Real e = minus(1, x.get(i));
            f = f.plus(d.square().times(100)).plus(e.square());
        }
        r.output("f", f);
    }

    private static void logMixture(Recording r) {
        RealVector x = r.inputs("x", 8);
        Real density = r.constant(0);
        for (int k = 0; k < 16; k++) {
            Real q = r.constant(0);
            for (int j = 0; j < 8; j++) {
                Real t = x.get(j).minus(Math.sin(8 * k + j)).times(0.5 + 0.25 * Math.cos(8 * k + j));
                q = q.plus(t.square());
            }
            density = density.plus(exp(q.times(-0.5)));
        }
        r.output("f", log(density));
    }

    private static void lennardJones(Recording r) {
        RealVector x = r.inputs("x", 39);
        Real energy = r.constant(0);
        for (int i = 0; i < 13; i++) {
            for (int j = i + 1; j < 13; j++) {
                Real dx = x.get(3 * i).minus(x.get(3 * j));
                Real dy = x.get(3 * i + 1).minus(x.get(3 * j + 1));
                Real dz = x.get(3 * i + 2).minus(x.get(3 * j + 2));
                Real i2 = dx.square().plus(dy.square()).plus(dz.square()).reciprocal();
                Real i6 = i2.times(i2).times(i2);
                energy = energy.plus(i6.times(4).times(i6.minus(1)));
            }
        }
        r.output("f", energy);
    }

    private static void lotkaVolterra(Recording r) {
        List<Real> in = new ArrayList<>();
        for (String name : List.of("alpha", "beta", "delta", "gamma", "X0", "Y0")) {
            in.add(r.input(name));
        }
        double h = 0.05;
        RealVector z = RealVector.of(in.get(4), in.get(5));
        Real sum = r.constant(0);
        for (int step = 0; step < 100; step++) {
            RealVector k1 = rate(in, z);
            RealVector k2 = rate(in, z.plus(k1.times(h / 2)));
            RealVector k3 = rate(in, z.plus(k2.times(h / 2)));
            RealVector k4 = rate(in, z.plus(k3.times(h)));
            z = z.plus(k1.plus(k2.plus(k3).times(2)).plus(k4).times(h / 6));
            sum = sum.plus(z.get(0).minus(10).square()).plus(z.get(1).minus(5).square());
        }
        r.output("f", sum.times(0.01));
    }

    private static RealVector rate(List<Real> in, RealVector z) {
        Real x = z.get(0);
        Real y = z.get(1);
        return RealVector.of(
                in.get(0).times(x).minus(in.get(1).times(x).times(y)),
                in.get(2).times(x).times(y).minus(in.get(3).times(y)));
    }

    private static void libor(Recording r) {
        Real[] rate = IntStream.range(0, 80)
                .mapToObj(i -> r.input("L[" + i + "]"))
                .toArray(Real[]::new);
        RealVector z = r.inputs(Input.of("z").passive(), 40);
        double delta = 0.25;
        double lambda = 0.2;
        for (int k = 0; k < 40; k++) {
            Real sqez = z.get(k).times(Math.sqrt(delta));
            Real v = r.constant(0);
            for (int i = k + 1; i < 80; i++) {
                double con1 = delta * lambda;
                v = v.plus(rate[i].times(con1).div(rate[i].times(delta).plus(1)));
                Real vrat = exp(v.times(con1).plus(sqez.minus(0.5 * con1).times(lambda)));
                rate[i] = rate[i].times(vrat);
            }
        }
        Real b = r.constant(1);
        Real s = r.constant(0);
        List<Real> bonds = new ArrayList<>();
        List<Real> sums = new ArrayList<>();
        for (int k = 40; k < 80; k++) {
            b = b.div(rate[k].times(delta).plus(1));
            s = s.plus(b.times(delta));
            bonds.add(b);
            sums.add(s);
        }
        int[] maturities = {4, 4, 4, 8, 8, 8, 20, 20, 20, 28, 28, 28, 40, 40, 40};
        double[] swapRates = {0.045, 0.05, 0.055};
        Real value = r.constant(0);
        for (int o = 0; o < 15; o++) {
            int m = maturities[o] - 1;
            Real swap = bonds.get(m).plus(sums.get(m).times(swapRates[o % 3])).minus(1);
            value = value.plus(max(swap.unaryMinus(), 0).times(100));
        }
        for (Real forward : Arrays.asList(rate).subList(0, 40)) {
            value = value.div(forward.times(delta).plus(1));
        }
        r.output("f", value);
    }
}
