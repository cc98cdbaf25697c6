package org.lanegrad.scalar;

import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.testing.ExecutorContract;

class ScalarExecutorTest extends ExecutorContract {

    @Override
    protected Executor prepare(Tape tape) {
        return Executors.prepare("scalar", tape);
    }
}
