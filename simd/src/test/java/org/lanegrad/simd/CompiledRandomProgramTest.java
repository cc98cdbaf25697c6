package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.RandomProgramContract;

/** Random programs in compiled kernels. */
class CompiledRandomProgramTest extends RandomProgramContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        VectorExecutor executor = VectorExecutor.prepare(tape, optimizer, VectorOptions.standard().withBlock(8));
        executor.compileCold();
        return executor;
    }

    @Override
    protected int programs() {
        return 14;
    }
}
