package org.lanegrad.simd;

import java.util.stream.Stream;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SpecialValuesContract;

class VectorSpecialValuesTest extends SpecialValuesContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return VectorExecutor.prepare(tape, optimizer, VectorOptions.standard());
    }

    @Override
    protected Stream<Executor> variants(Tape tape, Optimizer optimizer) {
        return Variants.widths().map(options -> VectorExecutor.prepare(tape, optimizer, options));
    }
}
