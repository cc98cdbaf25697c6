package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.RandomProgramContract;

/** With small blocks, since most of these programs end before their kernels are warm. */
class VectorRandomProgramTest extends RandomProgramContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return VectorExecutor.prepare(tape, optimizer, VectorOptions.standard().withBlock(8).withCompiled(false));
    }

    @Override
    protected int programs() {
        return 24;
    }
}
