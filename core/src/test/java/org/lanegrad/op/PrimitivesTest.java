package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lanegrad.op.Operation.Kind.PRIMITIVE;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the switch over primitives fits the table; what they compute is tested with every executor. */
class PrimitivesTest {

    @Test
    void opcodesAreThoseOfTheTable() throws IllegalAccessException {
        Map<String, Integer> expected = new TreeMap<>();
        Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() == PRIMITIVE)
                .forEach(operation -> expected.put(operation.name(), (int) operation.opcode()));
        Map<String, Integer> actual = new TreeMap<>();
        for (Field field : Primitives.class.getDeclaredFields()) {
            if (field.getType() == int.class) {
                field.setAccessible(true);
                actual.put(field.getName(), field.getInt(null));
            }
        }
        assertEquals(expected, actual);
    }

    @Test
    void aProgramIsFollowedInOrder() {
        double[] m = {3, 4, 0, 10, 20, 30};
        byte[] opcode = {Operation.MULTIPLY.opcode(), Operation.SUBTRACT.opcode(), Operation.LOOKUP.opcode()};
        Primitives.run(opcode, new int[] {2, 1, 0}, new int[] {0, 2, 1}, new int[] {1, 2, 3}, new int[] {0, 0, 3}, m);
        assertEquals("[10.0, 0.0, 12.0, 10.0, 20.0, 30.0]", Arrays.toString(m));
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseIsAPrimitive(Operation operation) {
        byte[] opcode = {operation.opcode()};
        int[] place = {0};
        if (operation.kind() != PRIMITIVE) {
            assertEquals(
                    operation + " is not a primitive.",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> Primitives.run(opcode, place, place, place, place, new double[1]))
                            .getMessage());
        }
    }
}
