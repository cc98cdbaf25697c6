package org.lanegrad.bench;

import java.util.concurrent.TimeUnit;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to find the groups of an optimised gradient tape of a million operations, once in a JVM. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls the set-up
public class PlanningBenchmark {
    private static final int OPERATIONS = 1_000_000;

    /** What the tape is made of. */
    @Param
    public Shape shape;

    private Tape tape;

    /** Shapes of programs. */
    public enum Shape {
        /** One time loop. */
        STEPS,
        /** A time loop over a grid: rounds within rounds. */
        GRID,
        /** All pairs: a triangular loop. */
        PAIRS
    }

    /** Records the tape. */
    @Setup
    public void record() {
        tape = Optimizer.standard().apply(Tape.record(this::program).gradient());
        if (tape.operationCount() < OPERATIONS) {
            throw new IllegalStateException("There are only " + tape.operationCount() + " operations.");
        }
    }

    /**
     * The groups.
     *
     * @return the groups
     */
    @Benchmark
    public Groups groups() {
        return Groups.of(tape);
    }

    /**
     * The groups and where their values are kept.
     *
     * @return the rows
     */
    @Benchmark
    public Rows groupsAndRows() {
        return Rows.of(Groups.of(tape));
    }

    private void program(Recording r) {
        switch (shape) {
            case STEPS -> steps(r);
            case GRID -> grid(r);
            case PAIRS -> pairs(r);
        }
    }

    private static void steps(Recording r) {
        Real x = r.input("x");
        Real v = r.input("v");
        Real damping = r.input("damping");
        Real cost = r.constant(0);
        for (int step = 0; step < 65_000; step++) {
            v = v.minus(x.times(x.square().minus(1)).plus(damping.times(v)).times(1e-3));
            x = x.plus(v.times(1e-3));
            cost = cost.plus(x.minus(0.5).square());
        }
        r.output("cost", cost);
    }

    private static void grid(Recording r) {
        RealVector u = r.inputs("u", 200);
        Real diffusion = r.input("diffusion");
        for (int step = 0; step < 700; step++) {
            Real[] next = new Real[u.size()];
            for (int i = 0; i < next.length; i++) {
                boolean inside = i > 0 && i < next.length - 1;
                next[i] = inside
                        ? diffusion.times(u.get(i - 1).minus(u.get(i).times(2)).plus(u.get(i + 1))).plus(u.get(i))
                        : u.get(i);
            }
            u = RealVector.of(next);
        }
        Real energy = r.constant(0);
        for (int i = 0; i < u.size(); i++) {
            energy = energy.plus(u.get(i).square());
        }
        r.output("energy", energy);
    }

    private static void pairs(Recording r) {
        RealVector x = r.inputs("x", 520);
        RealVector y = r.inputs("y", x.size());
        Real energy = r.constant(0);
        for (int i = 0; i < x.size(); i++) {
            for (int j = i + 1; j < x.size(); j++) {
                Real dx = x.get(i).minus(x.get(j));
                Real dy = y.get(i).minus(y.get(j));
                energy = energy.plus(dx.square().plus(dy.square()).plus(0.1).reciprocal());
            }
        }
        r.output("energy", energy);
    }
}
