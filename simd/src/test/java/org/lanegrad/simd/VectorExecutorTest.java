package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.ExecutorContract;

class VectorExecutorTest extends ExecutorContract {

    @Override
    protected Executor prepare(Tape tape) {
        return VectorExecutor.prepare(tape, Optimizer.standard(), VectorOptions.standard());
    }
}
