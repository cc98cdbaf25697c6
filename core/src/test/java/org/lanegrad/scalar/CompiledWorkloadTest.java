package org.lanegrad.scalar;

import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.WorkloadContract;

class CompiledWorkloadTest extends WorkloadContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return Executors.prepare("compiled", tape, optimizer);
    }
}
