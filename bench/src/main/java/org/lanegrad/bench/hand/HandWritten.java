package org.lanegrad.bench.hand;

import org.lanegrad.workload.Workload;

/** The adjoints of the workloads, by the way in which they were written. */
public enum HandWritten {
    /** Plain Java. */
    SCALAR,
    /** The Vector API. */
    VECTOR;

    /**
     * The adjoint of a workload.
     *
     * @param workload the workload
     * @return a new one
     */
    public Adjoint adjoint(Workload workload) {
        return switch (this) {
            case SCALAR -> scalar(workload);
            case VECTOR -> vector(workload);
        };
    }

    private static Adjoint scalar(Workload workload) {
        return switch (workload) {
            case W1_SEED -> new SeedScalar();
            case W2_ROSENBROCK -> new RosenbrockScalar();
            case W3_LOG_MIXTURE -> new LogMixtureScalar();
            case W4_LENNARD_JONES -> new LennardJonesScalar();
            case W5_LOTKA_VOLTERRA -> new LotkaVolterraScalar();
            case W6_LIBOR -> new LiborScalar();
        };
    }

    private static Adjoint vector(Workload workload) {
        return switch (workload) {
            case W1_SEED -> new SeedVector();
            case W2_ROSENBROCK -> new RosenbrockVector();
            case W3_LOG_MIXTURE -> new LogMixtureVector();
            case W4_LENNARD_JONES -> new LennardJonesVector();
            case W5_LOTKA_VOLTERRA -> new LotkaVolterraVector();
            case W6_LIBOR -> new LiborVector();
        };
    }
}
