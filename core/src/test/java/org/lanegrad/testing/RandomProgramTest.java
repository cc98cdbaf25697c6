package org.lanegrad.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

class RandomProgramTest {

    @Test
    void oneDescriptionIsOneProgram() {
        RandomProgram program = RandomProgram.of(Points.wild(1), 500, 3);
        assertEquals(program.trace().toString(), program.trace().toString());
        String other = RandomProgram.of(Points.wild(2), 500, 3).trace().toString();
        assertTrue(!other.equals(program.trace().toString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOperationIsDrawn(boolean wild) {
        Set<Operation> drawn = EnumSet.noneOf(Operation.class);
        for (int seed = 0; seed < 50; seed++) {
            drawn.addAll(operations(
                    RandomProgram.of(new Points(seed, wild), 300, 4).trace()));
        }
        assertEquals(EnumSet.allOf(Operation.class), drawn);
    }

    @Test
    void lengthIsAsAskedFor() {
        for (int length : new int[] {1, 2, 10, 1_000, 5_000}) {
            int count = RandomProgram.of(Points.wild(length), length, 1 + length % 8)
                    .trace()
                    .operationCount();
            // An operation may come with a few that prepare its operand
            assertTrue(count >= length && count < length + 4, length + " became " + count);
        }
    }

    @Test
    void onlySuchOperationsAsAskedFor() {
        Tape tape = new RandomProgram(Points.tame(1), 200, 4, RandomProgram.SMOOTH).trace();
        Set<Operation> other = operations(tape);
        other.removeAll(RandomProgram.SMOOTH);
        other.removeAll(EnumSet.of(Operation.INPUT, Operation.CONSTANT));
        assertEquals(EnumSet.noneOf(Operation.class), other);
    }

    @Test
    void inputsAreOfAllKinds() {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (Input input : RandomProgram.of(Points.wild(seed), 1, 8).trace().inputs()) {
                kinds.add(input.active() + " " + input.shared());
            }
        }
        assertEquals(4, kinds.size());
    }

    @Test
    void tameProgramsStayModerate() {
        for (int seed = 0; seed < 20; seed++) {
            RandomProgram program = RandomProgram.of(Points.tame(seed), 300, 4);
            Tape tape = program.trace();
            assertTrue(program.isTame(tape));
            for (int point = 0; point < RandomProgram.TAME_POINTS; point++) {
                double[] values =
                        ReferenceEvaluator.values(tape, program.points().at(tape, point));
                for (int i = 0; i < values.length; i++) {
                    boolean bits = tape.operation(i) == Operation.EXPONENT_BITS;
                    assertTrue(bits || Math.abs(values[i]) <= 1024, "seed " + seed + ": " + values[i]);
                }
            }
        }
    }

    @Test
    void tameIsNotEverything() {
        RandomProgram program = RandomProgram.of(Points.tame(1), 300, 4);
        Tape jump = Tape.trace(r -> r.output("z", r.input("x").times(1e-4).apply(Operation.FLOOR)));
        assertTrue(!program.isTame(jump));
        Tape pole = Tape.trace(r -> r.output("z", r.input("x").times(0).reciprocal()));
        assertTrue(!program.isTame(pole));
    }

    @Test
    void wildProgramsAreWild() {
        Points points = Points.wild(1);
        Tape tape = RandomProgram.of(points, 1_000, 8).trace();
        double[] values = IntStream.range(0, 50)
                .mapToObj(point -> ReferenceEvaluator.values(tape, points.at(tape, point)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        for (double special : SpecialValues.ALL) {
            assertTrue(
                    Arrays.stream(values).anyMatch(value -> SameBits.same(value, special)),
                    () -> "never " + special);
        }
    }

    private static Set<Operation> operations(Tape tape) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        IntStream.range(0, tape.size()).forEach(i -> operations.add(tape.operation(i)));
        return operations;
    }
}
