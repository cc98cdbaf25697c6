package org.lanegrad.bench.rival;

import org.lanegrad.bench.hand.Adjoint;
import org.lanegrad.bench.hand.HandWritten;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Adjoints written by hand. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters
public class HandWrittenBenchmark extends GradientBenchmark {
    /** How they were written. */
    @Param
    public HandWritten hand;

    /** Points in a batch. */
    @Param({"256", "10000"})
    public int points;

    /** Computes the sums. */
    @Setup
    public void prepare() {
        Adjoint adjoint = hand.adjoint(workload);
        prepare(adjoint::run, adjoint.layout(), points);
    }
}
