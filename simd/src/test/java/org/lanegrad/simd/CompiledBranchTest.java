package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.BranchContract;

/** Branches in compiled kernels. */
class CompiledBranchTest extends BranchContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        VectorExecutor executor = VectorExecutor.prepare(tape, optimizer, VectorOptions.standard().withBlock(8));
        executor.compileCold();
        return executor;
    }
}
