package org.lanegrad.scalar;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SpecialValuesContract;

/** Special values in methods that have just been made, and in those that the JIT has compiled for ordinary numbers. */
class CompiledSpecialValuesTest extends SpecialValuesContract {
    /** Enough calls for the JIT's best compiler. */
    private static final int CALLS = 20_000;

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return Executors.prepare("compiled", tape, optimizer);
    }

    @Override
    protected Stream<Executor> variants(Tape tape, Optimizer optimizer) {
        return Stream.of(false, true).map(warm -> {
            Executor executor = prepare(tape, optimizer);
            if (warm) {
                warmUp(executor);
            }
            return executor;
        });
    }

    private static void warmUp(Executor executor) {
        int inputs = executor.tape().inputs().size();
        Batch points = Batch.allocate(inputs, CALLS, Layout.BY_POINT);
        SplittableRandom random = new SplittableRandom(1);
        for (int point = 0; point < CALLS; point++) {
            for (int k = 0; k < inputs; k++) {
                points.set(k, point, random.nextDouble(-2, 2));
            }
        }
        executor.sum(points, new double[0]);
    }
}
