package org.lanegrad.testing;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.Optimizer;

/**
 * Something that is wrong with an executor.
 *
 * @param name what is wrong
 * @param tapes what it makes of a tape before it runs it
 * @param executors what it makes of the right executor
 * @param foundBy the tests of contracts, such as {@code BranchContract.values}, that are to find it out
 */
record Fault(String name, UnaryOperator<Tape> tapes, UnaryOperator<Executor> executors, List<String> foundBy) {

    /** Runs a batch somehow. */
    @FunctionalInterface
    interface Run {
        void run(Executor right, Batch points, double[] shared, Batch outputs);
    }

    /** Computes something else in the place of an operation. */
    @FunctionalInterface
    interface Replacement {
        int append(TapeBuilder tape, int a, int b, int c);
    }

    static Fault ofExecutor(String name, UnaryOperator<Executor> executors, String... foundBy) {
        return new Fault(name, UnaryOperator.identity(), executors, List.of(foundBy));
    }

    static Fault ofRun(String name, String foundBy, Run run) {
        return ofExecutor(
                name,
                right -> new WrappedExecutor(right) {
                    @Override
                    public void run(Batch points, double[] shared, Batch outputs) {
                        run.run(right, points, shared, outputs);
                    }
                },
                foundBy);
    }

    static Fault ofOperation(
            String name, BiPredicate<Tape, Integer> where, Replacement replacement, String... foundBy) {
        return new Fault(
                name, tape -> replaced(tape, where, replacement), UnaryOperator.identity(), List.of(foundBy));
    }

    Executor prepare(Tape tape, Optimizer optimizer) {
        Executor right = Executors.prepare("scalar", tapes.apply(tape), optimizer);
        return executors.apply(new WrappedExecutor(right) {
            @Override
            public Tape tape() {
                return tape;
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }

    private static Tape replaced(Tape tape, BiPredicate<Tape, Integer> where, Replacement replacement) {
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            map[i] = where.test(tape, i)
                    ? replacement.append(
                            result, operand(tape, i, 0, map), operand(tape, i, 1, map), operand(tape, i, 2, map))
                    : result.copy(tape, i, map);
        }
        for (Output output : tape.outputs()) {
            result.output(output.name(), map[output.position()]);
        }
        return result.build();
    }

    private static int operand(Tape tape, int i, int k, int[] map) {
        Operation operation = tape.operation(i);
        return k < operation.arity() ? map[tape.operand(i, k)] : -1;
    }
}
