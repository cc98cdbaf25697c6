package org.lanegrad.gpu;

import java.util.Arrays;
import java.util.stream.Stream;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.ExecutorContract;

/** The contract as the device would have it, and in each form and shape. */
class OpenClExecutorTest extends ExecutorContract {

    @Override
    protected Executor prepare(Tape tape, Optimizer optimizer) {
        TestDevice.get();
        return Executors.prepare("opencl", tape, optimizer);
    }

    @Override
    protected Stream<Executor> variants(Tape tape, Optimizer optimizer) {
        OpenClOptions options = OpenClOptions.of(TestDevice.get());
        return Stream.concat(
                super.variants(tape, optimizer),
                Arrays.stream(Form.values())
                        .flatMap(form -> Arrays.stream(Shape.values())
                                .map(shape ->
                                        new OpenClExecutor(tape, optimizer, options.with(form).with(shape)))));
    }
}
