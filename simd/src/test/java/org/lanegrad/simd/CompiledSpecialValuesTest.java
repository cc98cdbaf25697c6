package org.lanegrad.simd;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SpecialValuesContract;

/** Special values in compiled kernels, which hold many operations each. */
class CompiledSpecialValuesTest extends SpecialValuesContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        VectorExecutor executor = VectorExecutor.prepare(tape, optimizer, VectorOptions.standard().withBlock(8));
        executor.compileCold();
        return executor;
    }
}
