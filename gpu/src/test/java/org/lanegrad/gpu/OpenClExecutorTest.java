package org.lanegrad.gpu;

import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.testing.ExecutorContract;

class OpenClExecutorTest extends ExecutorContract {

    @Override
    protected Executor prepare(Tape tape) {
        TestDevice.get();
        return Executors.prepare("opencl", tape);
    }
}
