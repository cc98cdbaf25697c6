package org.lanegrad.scalar;

import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.BranchContract;

class CompiledBranchTest extends BranchContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return Executors.prepare("compiled", tape, optimizer);
    }
}
