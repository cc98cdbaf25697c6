package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.op.Operation;

/** Each operation has the bits of its meaning in a JVM that compiles nothing: {@code -Xint}, see the pom. */
@Tag("cold")
class ColdOperationBitsTest {
    private static final int OPERANDS = 2_000;

    static Stream<Operation> operations() {
        return OperationRun.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void areThoseOfTheMeaning(Operation operation) {
        assertTrue(ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-Xint"));
        new OperationRun(operation, OPERANDS).compare(Width.preferred(), OPERANDS);
    }
}
