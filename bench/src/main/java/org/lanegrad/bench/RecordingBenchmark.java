package org.lanegrad.bench;

import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import java.util.concurrent.TimeUnit;
import org.lanegrad.Real;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to record a million operations (a time loop of 42,000 steps), to differentiate and to optimise the
 * tape: the first time in a JVM, in 600 MB. Fails with an OutOfMemoryError where that is not enough.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xmx600m", "-XX:+UseSerialGC"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class RecordingBenchmark {
    private static final int STEPS = 42_000;
    private static final int OPERATIONS = 1_000_000;

    /**
     * All of it.
     *
     * @return the optimised gradient tape
     */
    @Benchmark
    public Tape recordDifferentiateOptimize() {
        return Optimizer.standard().apply(Tape.record(RecordingBenchmark::simulation).gradient());
    }

    /**
     * Recording alone, as written: shows that there are a million operations.
     *
     * @return the trace
     */
    @Benchmark
    public Tape trace() {
        Tape tape = Tape.trace(RecordingBenchmark::simulation);
        if (tape.operationCount() < OPERATIONS) {
            throw new IllegalStateException("Only " + tape.operationCount() + " operations were recorded.");
        }
        return tape;
    }

    /** Explicit Euler steps of a predator-prey model with a noise-like term, and a penalty of the path. */
    private static void simulation(Recording r) {
        RealVector rates = r.inputs("rate", 4);
        Real prey = r.input("prey");
        Real predator = r.input("predator");
        Real penalty = r.constant(0);
        double h = 1e-3;
        for (int step = 0; step < STEPS; step++) {
            Real encounters = prey.times(predator);
            Real growth = rates.get(0).times(prey).minus(rates.get(1).times(encounters));
            Real decline = rates.get(2).times(encounters).minus(rates.get(3).times(predator));
            prey = prey.plus(growth.times(h)).plus(sin(prey).times(1e-6));
            predator = predator.plus(decline.times(h));
            penalty = penalty.plus(prey.minus(10).square())
                    .plus(predator.minus(5).square())
                    .plus(exp(prey.div(-20)).times(0.5));
        }
        r.output("penalty", penalty);
    }
}
