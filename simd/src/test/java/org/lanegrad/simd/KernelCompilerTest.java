package org.lanegrad.simd;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.plan.Body;
import org.lanegrad.testing.SameBits;
import org.lanegrad.testing.SpecialValues;

/** Each operation in a kernel of its own has the bits of its meaning, at every width, cold and warm. */
class KernelCompilerTest {
    private static final int BLOCK = 64;
    private static final double[] TABLE = {3, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 7, 1};

    static Stream<Arguments> operationsAndWidths() {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() != Kind.LEAF)
                .flatMap(operation -> Arrays.stream(Width.values()).map(width -> Arguments.of(operation, width)));
    }

    @ParameterizedTest
    @MethodSource("operationsAndWidths")
    void hasTheBitsOfItsMeaning(Operation operation, Width width) {
        Body body = body(operation);
        Kernel kernel = KernelCompiler.compile(body, width, BLOCK);
        Random random = new Random(operation.ordinal());
        int arity = operation.arity();
        double[] memory = new double[(arity + 1) * BLOCK];
        int[] places = {0, BLOCK, 2 * BLOCK, 3 * BLOCK};
        for (int repeat = 0; repeat < 40; repeat++) {
            for (int i = 0; i < arity * BLOCK; i++) {
                memory[i] = operand(operation, i / BLOCK, repeat % 2 == 0, random);
            }
            kernel.run(memory, places, 0, arity + 1, new int[8]);
            for (int point = 0; point < BLOCK; point++) {
                double[] operands = new double[arity];
                for (int k = 0; k < arity; k++) {
                    operands[k] = memory[k * BLOCK + point];
                }
                SameBits.assertSame(
                        body.evaluate(operands)[0],
                        memory[arity * BLOCK + point],
                        operation + " of " + Arrays.toString(operands));
            }
        }
    }

    private static Body body(Operation operation) {
        if (operation == Operation.LOOKUP) {
            return Body.lookup(TABLE);
        }
        return operation.kind() == Kind.FUNCTION
                ? Body.of(new DeadCode().apply(new CommonSubexpressions().apply(operation.program())))
                : Body.of(operation);
    }

    private static double operand(Operation operation, int k, boolean special, Random random) {
        List<Double> all = SpecialValues.ALL;
        double value = special
                ? all.get(random.nextInt(all.size()))
                : random.nextGaussian() * Math.pow(10, random.nextInt(6) - 2);
        if (operation.takesCondition(k)) {
            return value > 0 ? 1 : 0;
        }
        return operation == Operation.WITH_EXPONENT_BITS ? 0x1p52 + Math.rint(value) : value;
    }
}
