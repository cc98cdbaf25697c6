package org.lanegrad.gpu;

import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.BranchContract;

class OpenClBranchTest extends BranchContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        return new OpenClExecutor(tape, optimizer, OpenClOptions.of(TestDevice.get()).with(Form.INTERPRETER));
    }
}
