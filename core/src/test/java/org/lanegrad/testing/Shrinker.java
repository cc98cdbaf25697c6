package org.lanegrad.testing;

import java.util.ArrayList;
import java.util.List;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.DeadCode;

/**
 * Makes a tape that breaks a property as short as it can while it still breaks it: it drops outputs, puts operands or
 * constants in the place of operations, drops inputs.
 */
public final class Shrinker {
    private static final int NONE = -1;
    private static final List<Double> PLAIN = List.of(1.0, 0.0);

    private final Property property;
    private final Class<? extends Throwable> failure;
    private Tape smallest;
    private Throwable reason;
    /** Whether operations that no output needs are dropped: not if the failure needs them. */
    private boolean dropsDeadCode;

    /** Something that is to hold of a tape. */
    @FunctionalInterface
    public interface Property {
        /** Throws something if it does not hold. */
        void check(Tape tape);
    }

    private Shrinker(Tape tape, Property property, Throwable reason) {
        this.property = property;
        this.failure = reason.getClass();
        this.smallest = tape;
        this.reason = reason;
    }

    /**
     * Checks a property; if it fails, fails with the shortest tape found for which it fails in the same way.
     *
     * @param tape the tape
     * @param where what the message begins with
     * @param property the property
     */
    public static void check(Tape tape, Object where, Property property) {
        try {
            property.check(tape);
        } catch (AssertionError | RuntimeException thrown) {
            Shrinker shrinker = new Shrinker(tape, property, thrown);
            shrinker.shrink();
            throw new AssertionError(
                    where + "; of " + tape.operationCount() + " operations there remain "
                            + shrinker.smallest.operationCount() + ":\n" + shrinker.smallest + shrinker.reason,
                    shrinker.reason);
        }
    }

    /** Until nothing helps any more: large steps first. */
    private void shrink() {
        dropsDeadCode = true;
        dropsDeadCode = attempt(finished(smallest)) || size(finished(smallest)) == size(smallest);
        int size;
        do {
            size = size(smallest);
            dropOutputs();
            for (int length = smallest.size(); length > 0; length /= 2) {
                replaceOperations(length);
            }
            dropInputs();
        } while (size(smallest) < size);
    }

    /** An operation weighs more than the constant that takes its place. */
    private static int size(Tape tape) {
        return tape.size() + tape.operationCount() + tape.inputs().size() + tape.outputs().size();
    }

    private void dropOutputs() {
        for (int length = smallest.outputs().size(); length > 0; length /= 2) {
            for (int from = smallest.outputs().size() - length; from >= 0; from -= length) {
                List<String> names = new ArrayList<>(
                        smallest.outputs().stream().map(Output::name).toList());
                if (from + length <= names.size() && length < names.size()) {
                    names.subList(from, from + length).clear();
                    attempt(finished(smallest.withOutputs(names.toArray(String[]::new))));
                }
            }
        }
    }

    /** Replaces each stretch of operations, from the end on, so that what they need may be dropped with them. */
    private void replaceOperations(int length) {
        for (int to = smallest.size(); to > 0; to = Math.min(to - length, smallest.size())) {
            int from = Math.max(to - length, 0);
            boolean done = false;
            for (int operand = 0; operand < 3 && !done; operand++) {
                done = attempt(replaced(from, to, operand));
            }
            for (int k = 0; k < PLAIN.size() && !done; k++) {
                done = attempt(plain(from, to, PLAIN.get(k)));
            }
        }
    }

    private void dropInputs() {
        for (int input = smallest.inputs().size() - 1; input >= 0; input--) {
            attempt(withoutInput(input));
        }
    }

    /** Accepts a candidate if it is smaller and fails in the same way. */
    private boolean attempt(Tape candidate) {
        if (size(candidate) >= size(smallest)) {
            return false;
        }
        try {
            property.check(candidate);
            return false;
        } catch (AssertionError | RuntimeException thrown) {
            if (thrown.getClass() != failure) {
                return false;
            }
            smallest = candidate;
            reason = thrown;
            return true;
        }
    }

    /** The tape with each of some operations replaced by an operand of it, where that is of the same type. */
    private Tape replaced(int from, int to, int operand) {
        Tape tape = smallest;
        TapeBuilder result = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            boolean replaceable = i >= from
                    && i < to
                    && operand < tape.operation(i).arity()
                    && tape.operation(tape.operand(i, operand)).isCondition()
                            == tape.operation(i).isCondition();
            map[i] = replaceable ? map[tape.operand(i, operand)] : result.copy(tape, i, map);
        }
        return finish(tape, result, map);
    }

    /** The tape with some numbers replaced by a constant, some conditions by the last one before, if they are used. */
    private Tape plain(int from, int to, double value) {
        Tape tape = smallest;
        TapeBuilder result = new TapeBuilder(tape);
        boolean[] used = used(tape);
        int[] map = new int[tape.size()];
        int condition = NONE;
        for (int i = 0; i < map.length; i++) {
            Operation operation = tape.operation(i);
            if (i < from || i >= to || operation.kind() == Kind.LEAF) {
                map[i] = result.copy(tape, i, map);
            } else if (!used[i]) {
                map[i] = NONE;
            } else if (!operation.isCondition()) {
                map[i] = result.constantPosition(value);
            } else {
                map[i] = condition == NONE ? result.copy(tape, i, map) : condition;
            }
            condition = operation.isCondition() && map[i] != NONE ? map[i] : condition;
        }
        return finish(tape, result, map);
    }

    private static boolean[] used(Tape tape) {
        boolean[] used = new boolean[tape.size()];
        tape.outputs().forEach(output -> used[output.position()] = true);
        for (int i = 0; i < used.length; i++) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                used[tape.operand(i, k)] = true;
            }
        }
        return used;
    }

    /** The tape without an input, for which the constant 1 stands in. */
    private Tape withoutInput(int input) {
        Tape tape = smallest;
        TapeBuilder result = new TapeBuilder();
        tape.sourceLines().forEach(result::lineNumber);
        int[] map = new int[tape.size()];
        for (int i = 0; i < map.length; i++) {
            if (tape.operation(i) != Operation.INPUT) {
                map[i] = result.copy(tape, i, map);
            } else {
                result.mark(tape.sweep(i), tape.origin(i), tape.line(i));
                map[i] = tape.a(i) == input
                        ? result.constantPosition(1)
                        : result.input(tape.inputs().get(tape.a(i)));
            }
        }
        return finish(tape, result, map);
    }

    private Tape finish(Tape tape, TapeBuilder result, int[] map) {
        tape.outputs().forEach(output -> result.output(output.name(), map[output.position()]));
        return finished(result.build());
    }

    private Tape finished(Tape tape) {
        return dropsDeadCode ? new DeadCode().apply(tape) : tape;
    }
}
