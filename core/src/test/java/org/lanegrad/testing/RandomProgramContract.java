package org.lanegrad.testing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** What every executor makes of random programs and their derivatives: at every node the bits of the reference. */
public abstract class RandomProgramContract extends Contract {
    private static final int LONGEST = 5_000;
    /** Points times operations, so that the largest batches are for short programs. */
    private static final int WORK = 40_000;

    /** How many programs there are, of 1 to 5,000 operations: fewer if it takes long to prepare a tape. */
    protected int programs() {
        return 40;
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return tests(LONGEST, EveryNode::of, OPTIMIZERS);
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return tests(
                1_000,
                tape -> EveryNode.of(
                        tape.withOutputs(tape.outputs().getFirst().name()).gradient()),
                List.of(Optimizer.standard()));
    }

    @TestFactory
    Stream<DynamicTest> products() {
        return tests(300, tape -> tape.vjp().jvp(), List.of(Optimizer.standard()));
    }

    private Stream<DynamicTest> tests(int longest, UnaryOperator<Tape> derive, List<Optimizer> optimizers) {
        return IntStream.range(0, programs())
                .mapToObj(this::program)
                .filter(program -> program.operations() <= longest)
                .map(program -> DynamicTest.dynamicTest(
                        program.toString(),
                        () -> Shrinker.check(
                                program.trace(),
                                program,
                                tape -> check(derive.apply(tape), optimizers, program.points()))));
    }

    /** Half of them wild. */
    private RandomProgram program(int k) {
        double length = Math.pow(LONGEST, k / (programs() - 1.0));
        return RandomProgram.of(new Points(k, k % 2 > 0), (int) Math.round(length), 1 + k % 8);
    }

    private void check(Tape tape, List<Optimizer> optimizers, Points points) {
        List<Integer> sizes = SIZES.stream()
                .filter(size -> size <= 3 || (long) size * tape.operationCount() <= WORK)
                .toList();
        Evaluation evaluation = Evaluation.of(tape, points, sizes.getLast());
        optimizers.forEach(optimizer -> check(tape, optimizer, executor -> check(evaluation, executor, sizes)));
    }

    /** All sizes, each in another layout, then the largest in all layouts. */
    private static void check(Evaluation evaluation, Executor executor, List<Integer> sizes) {
        for (int k = 0; k < sizes.size(); k++) {
            Layout layout = LAYOUTS.get(k % LAYOUTS.size());
            evaluation.check(executor, 0, sizes.get(k), layout, layout);
        }
        LAYOUTS.forEach(layout -> evaluation.check(executor, 0, evaluation.size(), layout, layout));
    }
}
