package org.lanegrad.gpu;

import org.junit.jupiter.api.Nested;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.ExecutorContract;

/** The contract in each form and shape, whatever the device would choose. */
class OpenClFormsTest {

    private static Executor prepare(Tape tape, Optimizer optimizer, Form form, Shape shape) {
        return new OpenClExecutor(
                tape, optimizer, OpenClOptions.of(TestDevice.get()).with(form).with(shape));
    }

    @Nested
    class StraightLineOfBlocks extends ExecutorContract {
        @Override
        protected Executor prepare(Tape tape) {
            return OpenClFormsTest.prepare(tape, Optimizer.standard(), Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM);
        }
    }

    @Nested
    class StraightLineOfPoints extends ExecutorContract {
        @Override
        protected Executor prepare(Tape tape) {
            return OpenClFormsTest.prepare(tape, Optimizer.standard(), Form.STRAIGHT_LINE, Shape.POINT_PER_ITEM);
        }
    }

    @Nested
    class InterpreterOfBlocks extends ExecutorContract {
        @Override
        protected Executor prepare(Tape tape) {
            return OpenClFormsTest.prepare(tape, Optimizer.standard(), Form.INTERPRETER, Shape.BLOCK_PER_ITEM);
        }
    }

    @Nested
    class InterpreterOfPoints extends ExecutorContract {
        @Override
        protected Executor prepare(Tape tape) {
            return OpenClFormsTest.prepare(tape, Optimizer.standard(), Form.INTERPRETER, Shape.POINT_PER_ITEM);
        }
    }
}
