package org.lanegrad.bench.rival;

import java.util.ArrayList;
import java.util.List;
import org.lanegrad.bench.hand.Mixture;
import org.lanegrad.bench.hand.Portfolio;
import org.lanegrad.workload.Workload;

/**
 * The workloads as they are written with a library's numbers.
 *
 * @param <T> the numbers
 */
final class Functions<T> {
    private final Algebra<T> a;

    Functions(Algebra<T> algebra) {
        this.a = algebra;
    }

    /** The value of a workload; the inputs are in its order. */
    T value(Workload workload, List<T> x) {
        return switch (workload) {
            case W1_SEED -> a.plus(a.times(x.get(0), x.get(1)), a.sin(x.get(0)));
            case W2_ROSENBROCK -> rosenbrock(x);
            case W3_LOG_MIXTURE -> logMixture(x);
            case W4_LENNARD_JONES -> lennardJones(x);
            case W5_LOTKA_VOLTERRA -> lotkaVolterra(x);
            case W6_LIBOR -> libor(x);
        };
    }

    private T rosenbrock(List<T> x) {
        T sum = a.constant(0);
        for (int i = 0; i < x.size() - 1; i++) {
            T d = a.minus(x.get(i + 1), a.square(x.get(i)));
            T e = a.minus(1, x.get(i));
            sum = a.plus(sum, a.plus(a.times(a.square(d), 100), a.square(e)));
        }
        return sum;
    }

    private T logMixture(List<T> x) {
        T sum = a.constant(0);
        for (int k = 0; k < Mixture.DENSITIES; k++) {
            T q = a.constant(0);
            for (int j = 0; j < Mixture.DIMENSIONS; j++) {
                T t = a.times(a.plus(x.get(j), -Mixture.mean(k, j)), Mixture.scale(k, j));
                q = a.plus(q, a.square(t));
            }
            sum = a.plus(sum, a.exp(a.times(q, -0.5)));
        }
        return a.log(sum);
    }

    private T lennardJones(List<T> x) {
        T sum = a.constant(0);
        for (int i = 0; i < x.size(); i += 3) {
            for (int j = i + 3; j < x.size(); j += 3) {
                T dx = a.minus(x.get(i), x.get(j));
                T dy = a.minus(x.get(i + 1), x.get(j + 1));
                T dz = a.minus(x.get(i + 2), x.get(j + 2));
                T i2 = a.reciprocal(a.plus(a.plus(a.square(dx), a.square(dy)), a.square(dz)));
                T i6 = a.times(a.square(i2), i2);
                sum = a.plus(sum, a.times(a.times(i6, a.plus(i6, -1)), 4));
            }
        }
        return sum;
    }

    private T lotkaVolterra(List<T> in) {
        double h = 0.05;
        State<T> z = new State<>(in.get(4), in.get(5));
        T sum = a.constant(0);
        for (int step = 0; step < 100; step++) {
            State<T> k1 = rate(in, z);
            State<T> k2 = rate(in, move(z, k1, h / 2));
            State<T> k3 = rate(in, move(z, k2, h / 2));
            State<T> k4 = rate(in, move(z, k3, h));
            State<T> inner = move(move(k1, k2, 2), k3, 2);
            z = move(z, move(inner, k4, 1), h / 6);
            sum = a.plus(sum, a.plus(a.square(a.plus(z.x, -10)), a.square(a.plus(z.y, -5))));
        }
        return a.times(sum, 0.01);
    }

    private record State<T>(T x, T y) {}

    private State<T> move(State<T> z, State<T> rate, double time) {
        return new State<>(moved(z.x, rate.x, time), moved(z.y, rate.y, time));
    }

    private T moved(T value, T rate, double time) {
        return a.plus(value, time == 1 ? rate : a.times(rate, time));
    }

    private State<T> rate(List<T> in, State<T> z) {
        T xy = a.times(z.x, z.y);
        return new State<>(
                a.minus(a.times(in.get(0), z.x), a.times(in.get(1), xy)),
                a.minus(a.times(in.get(2), xy), a.times(in.get(3), z.y)));
    }

    private T libor(List<T> in) {
        List<T> rate = new ArrayList<>(in.subList(0, Portfolio.RATES));
        for (int k = 0; k < Portfolio.STEPS; k++) {
            T normal = in.get(Portfolio.RATES + k);
            T shock = a.times(
                    a.plus(a.times(normal, Math.sqrt(Portfolio.ACCRUAL)), -0.5 * Portfolio.DRIFT),
                    Portfolio.VOLATILITY);
            T drift = a.constant(0);
            for (int i = k + 1; i < Portfolio.RATES; i++) {
                T before = rate.get(i);
                drift = a.plus(drift, a.over(a.times(before, Portfolio.DRIFT), growth(before)));
                rate.set(i, a.times(before, a.exp(a.plus(a.times(drift, Portfolio.DRIFT), shock))));
            }
        }
        T value = options(rate.subList(Portfolio.STEPS, Portfolio.RATES));
        for (T forward : rate.subList(0, Portfolio.STEPS)) {
            value = a.over(value, growth(forward));
        }
        return value;
    }

    private T options(List<T> rates) {
        List<T> bonds = new ArrayList<>();
        List<T> annuities = new ArrayList<>();
        T bond = a.constant(1);
        T annuity = a.constant(0);
        for (T rate : rates) {
            bond = a.over(bond, growth(rate));
            annuity = a.plus(annuity, a.times(bond, Portfolio.ACCRUAL));
            bonds.add(bond);
            annuities.add(annuity);
        }
        T sum = a.constant(0);
        for (int o = 0; o < Portfolio.OPTIONS; o++) {
            int m = Portfolio.maturity(o) - 1;
            T swap = a.plus(bonds.get(m), a.times(annuities.get(m), Portfolio.swapRate(o)));
            sum = a.plus(sum, a.times(a.positivePart(a.minus(1, swap)), 100));
        }
        return sum;
    }

    private T growth(T rate) {
        return a.plus(a.times(rate, Portfolio.ACCRUAL), 1);
    }
}
