package org.lanegrad.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lanegrad.Tape;

/** Compares tapes column by column. */
final class TapeAssertions {
    private TapeAssertions() {}

    static void assertSameTape(Tape expected, Tape actual) {
        assertEquals(expected.inputs(), actual.inputs());
        assertEquals(expected.outputs(), actual.outputs());
        assertEquals(expected.sourceLines(), actual.sourceLines());
        assertArrayEquals(bits(expected), bits(actual));
        assertArrayEquals(expected.opcodes(), actual.opcodes());
        for (int operand = 0; operand < 3; operand++) {
            assertArrayEquals(expected.operands(operand), actual.operands(operand));
        }
        assertArrayEquals(tags(expected), tags(actual));
    }

    /** Any NaN equals any NaN; other constants are compared bit by bit. */
    private static long[] bits(Tape tape) {
        return Arrays.stream(tape.constants())
                .mapToLong(Double::doubleToLongBits)
                .toArray();
    }

    private static String[] tags(Tape tape) {
        return IntStream.range(0, tape.size())
                .mapToObj(i -> tape.sweep(i) + " " + tape.origin(i) + " " + tape.line(i))
                .toArray(String[]::new);
    }
}
