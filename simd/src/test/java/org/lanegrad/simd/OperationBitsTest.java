package org.lanegrad.simd;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.op.Operation;

/**
 * Each operation has the bits of its meaning in kernels of every width, once they are compiled and before. With
 * {@code -Pbits} all widths are tried with a million operands.
 */
@Tag("warm")
class OperationBitsTest {
    private static final int MILLION = 1_000_000;
    private static final int SOME = 20_000;

    static Stream<Operation> operations() {
        return OperationRun.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areThoseOfTheMeaning(Operation operation) {
        int others = Boolean.getBoolean("lanegrad.bits") ? MILLION : SOME;
        OperationRun run = new OperationRun(operation, MILLION);
        for (Width width : Width.values()) {
            run.compare(width, width == Width.preferred() ? MILLION : others);
        }
    }
}
