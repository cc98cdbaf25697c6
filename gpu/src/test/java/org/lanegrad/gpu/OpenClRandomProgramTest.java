package org.lanegrad.gpu;

import java.util.ArrayList;
import java.util.List;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.pass.Pass;
import org.lanegrad.testing.RandomProgramContract;

/**
 * Fewer random programs than others, since each costs a compilation; and of primitives alone, so that their functions,
 * which are long and many, don't have to be compiled.
 */
class OpenClRandomProgramTest extends RandomProgramContract {
    private static final int SHORT = 200;

    @Override
    protected int programs() {
        return 8;
    }

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        List<Pass> passes = new ArrayList<>(optimizer.passes());
        passes.add(new InlineFunctions());
        Form form = tape.operationCount() <= SHORT && !hasFunctions(tape) ? Form.STRAIGHT_LINE : Form.INTERPRETER;
        return new OpenClExecutor(
                tape, new Optimizer(passes), OpenClOptions.of(TestDevice.get()).with(form));
    }

    private static boolean hasFunctions(Tape tape) {
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i).kind() == Operation.Kind.FUNCTION) {
                return true;
            }
        }
        return false;
    }
}
