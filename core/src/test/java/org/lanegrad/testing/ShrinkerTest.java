package org.lanegrad.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

class ShrinkerTest {

    private static Tape program(long seed) {
        return RandomProgram.of(Points.wild(seed), 2_000, 5).trace();
    }

    @Test
    void aPropertyThatHoldsIsCheckedOnce() {
        int[] count = new int[1];
        Shrinker.check(program(1), "here", _ -> count[0]++);
        assertEquals(1, count[0]);
    }

    /** Artificial faults: an operation that, in some company, is said to be wrong. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFailureShrinksToWhatItTakes(long seed) {
        Tape tape = EveryNode.of(new RandomProgram(Points.wild(seed), 10_000, 5, RandomProgram.SMOOTH).trace());
        AssertionError error = assertThrows(
                AssertionError.class, () -> Shrinker.check(tape, "artificial", ShrinkerTest::noSquareRootOfSum));
        String message = error.getMessage();
        assertTrue(message.startsWith("artificial; of "), message);
        assertTrue(message.contains("there remain 2:"), message);
        assertTrue(message.contains("sqrt(w"), message);
        assertTrue(message.contains("square root of a sum at "), message);
        assertEquals(1, message.lines().filter(line -> line.contains(" + ")).count(), message);
        // At most one input and one output remain
        assertTrue(message.lines().filter(line -> line.matches(" *\\S+ = x\\d.*")).count() <= 1, message);
        String outputs = message.substring(message.indexOf("outputs"));
        assertEquals(1, outputs.lines().filter(line -> line.startsWith("  ")).count(), message);
    }

    @Test
    void aFailureOfValuesShrinks() {
        // The first number of a program that leaves the range, wherever it is, needs few operations
        Tape tape = EveryNode.of(program(4));
        AssertionError error = assertThrows(
                AssertionError.class, () -> Shrinker.check(tape, "", ShrinkerTest::outputsAreFinite));
        assertTrue(error.getMessage().matches("(?s).*there remain [0-2]:.*"), error.getMessage());
    }

    @Test
    void anotherKindOfFailureIsNotFollowed() {
        Tape tape = program(5);
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> Shrinker.check(tape, "", candidate -> {
                    if (candidate.operationCount() > 10) {
                        throw new AssertionError("long");
                    }
                    throw new IllegalStateException("short");
                }));
        assertTrue(error.getMessage().endsWith("long"), error.getMessage());
    }

    /** Also where no output needs them. */
    @Test
    void onlyTheOperationsInQuestionRemain() {
        EnumSet<Operation> needed = EnumSet.of(Operation.SELECT, Operation.LESS);
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> Shrinker.check(RandomProgram.of(Points.wild(6), 200, 5).trace(), "", candidate -> {
                    EnumSet<Operation> found = EnumSet.noneOf(Operation.class);
                    IntStream.range(0, candidate.size()).forEach(i -> found.add(candidate.operation(i)));
                    if (found.containsAll(needed)) {
                        throw new AssertionError("both are there");
                    }
                }));
        // A third one where the choice hangs on another condition that came first
        assertTrue(error.getMessage().matches("(?s).*there remain [23]:.*"), error.getMessage());
    }

    private static void noSquareRootOfSum(Tape tape) {
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i) == Operation.SQRT && tape.operation(tape.a(i)) == Operation.ADD) {
                throw new AssertionError("square root of a sum at " + i);
            }
        }
    }

    private static void outputsAreFinite(Tape tape) {
        for (double output : ReferenceEvaluator.outputs(tape, Points.wild(7).at(tape, 0))) {
            if (!Double.isFinite(output)) {
                throw new AssertionError("not finite");
            }
        }
    }
}
