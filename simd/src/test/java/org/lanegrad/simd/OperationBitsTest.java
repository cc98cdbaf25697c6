package org.lanegrad.simd;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.op.Operation;

/**
 * Each operation has the bits of its meaning in kernels of every width, once they are compiled and before. It is the
 * compiling that takes time, so long functions are tried with fewer operands. With {@code -Pbits} all operations are
 * tried at all widths with a million.
 */
@Tag("warm")
class OperationBitsTest {
    private static final int MILLION = 1_000_000;
    private static final int SOME = 20_000;
    private static final int FEW = 2_000;
    /** From here on a function is long. */
    private static final int LONG = 60;

    static Stream<Operation> operations() {
        return OperationRun.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areThoseOfTheMeaning(Operation operation) {
        boolean isLong = OperationRun.size(operation) > LONG;
        boolean everything = Boolean.getBoolean("lanegrad.bits");
        int most = isLong && !everything ? SOME : MILLION;
        int others = everything ? MILLION : isLong ? FEW : SOME;
        OperationRun run = new OperationRun(operation, most);
        for (Width width : Width.values()) {
            run.compare(width, width == Width.preferred() ? most : others);
        }
    }
}
