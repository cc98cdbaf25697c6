package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.WorkloadContract;

/** The workloads in compiled kernels. */
class CompiledWorkloadTest extends WorkloadContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        VectorExecutor executor = VectorExecutor.prepare(tape, optimizer, VectorOptions.standard());
        executor.compileCold();
        return executor;
    }
}
