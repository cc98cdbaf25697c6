package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.WorkloadContract;

/** The workloads in the interpreter. */
class VectorWorkloadTest extends WorkloadContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return VectorExecutor.prepare(tape, optimizer, VectorOptions.standard().withCompiled(false));
    }
}
