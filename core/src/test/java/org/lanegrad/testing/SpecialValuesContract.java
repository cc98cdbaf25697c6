package org.lanegrad.testing;

import static org.lanegrad.op.Operation.LESS;
import static org.lanegrad.op.Operation.LOOKUP;
import static org.lanegrad.op.Operation.SELECT;
import static org.lanegrad.op.Operation.WITH_EXPONENT_BITS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/**
 * What every executor makes of each operation, its operands running through all combinations of special values and
 * through random ones, as inputs and as constants. Operations with as many operands share a tape. A condition is that a
 * number is positive.
 */
public abstract class SpecialValuesContract extends Contract {
    private static final int MOST_OPERANDS = 3;
    private static final int RANDOM = 2_100;

    private static final double[] SPECIAL =
            SpecialValues.ALL.stream().mapToDouble(value -> value).toArray();
    private static final double[] EXPONENTS = DoubleStream.concat(
                    DoubleStream.of(SPECIAL),
                    IntStream.rangeClosed(-1, 2048).mapToDouble(bits -> 0x1p52 + bits))
            .toArray();
    private static final double[] INDICES = {
        -0.0, 0, 1, 2, 3, 4, 5, 100, 1e300, -1, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };
    private static final double[] TABLE = {3, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 7};

    /** Numbers that a pass or a compiler may treat in some special way; they serve as exponents and indices too. */
    private static final double[] CONSTANTS = {0.0, -0.0, 1, -1, 2, 3, Double.NaN};

    @TestFactory
    Stream<DynamicTest> ofInputs() {
        return byOperands(this::checkInputs);
    }

    @TestFactory
    Stream<DynamicTest> ofConstantsAndAnInput() {
        return byOperands(this::checkConstants);
    }

    private static Stream<DynamicTest> byOperands(IntConsumer check) {
        return IntStream.rangeClosed(1, MOST_OPERANDS)
                .mapToObj(arity -> DynamicTest.dynamicTest(arity + " operands", () -> check.accept(arity)));
    }

    /** Inputs are the operands, and an exponent and an index for the operations that want such numbers. */
    private void checkInputs(int arity) {
        SplittableRandom random = new SplittableRandom(arity);
        int combinations = (int) Math.pow(SPECIAL.length, arity);
        double[][] points = new double[combinations + RANDOM][arity + 2];
        for (int point = 0; point < points.length; point++) {
            for (int k = 0; k < arity; k++) {
                points[point][k] = point < combinations
                        ? SPECIAL[digit(point, k, arity, SPECIAL.length)]
                        : Points.draw(random, point % 2 == 0);
            }
            points[point][arity] = EXPONENTS[point % EXPONENTS.length];
            points[point][arity + 1] = INDICES[point % INDICES.length];
        }
        TapeBuilder tape = new TapeBuilder();
        int[] inputs = IntStream.range(0, arity + 2)
                .map(k -> tape.input(Input.of("x" + k)))
                .toArray();
        List<Operation> operations = operations(arity);
        double[][] expected = new double[points.length][operations.size()];
        for (int k = 0; k < operations.size(); k++) {
            Operation operation = operations.get(k);
            int first = operation == WITH_EXPONENT_BITS ? arity : operation == LOOKUP ? arity + 1 : 0;
            tape.output(operation.name(), append(tape, operation, Arrays.copyOfRange(inputs, first, first + arity)));
            for (int point = 0; point < points.length; point++) {
                expected[point][k] = expected(operation, Arrays.copyOfRange(points[point], first, first + arity));
            }
        }
        check(new Evaluation(tape.build(), points, expected));
    }

    /** One input stands for some operands or for none, constants for the others. */
    private void checkConstants(int arity) {
        double[][] points = DoubleStream.of(SPECIAL).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        TapeBuilder tape = new TapeBuilder();
        int input = tape.input(Input.of("x"));
        List<double[]> columns = new ArrayList<>();
        for (Operation operation : operations(arity)) {
            // Operand k is a constant, or the input if its digit is one too many
            int choices = CONSTANTS.length + 1;
            for (int combination = 0; combination < (int) Math.pow(choices, arity); combination++) {
                int[] chosen = new int[arity];
                for (int k = 0; k < arity; k++) {
                    chosen[k] = digit(combination, k, arity, choices);
                }
                boolean wantsInteger = operation == LOOKUP;
                if (!wantsInteger || chosen[0] < CONSTANTS.length) {
                    int[] operands = IntStream.of(chosen)
                            .map(c -> c < CONSTANTS.length ? tape.constantPosition(CONSTANTS[c]) : input)
                            .toArray();
                    tape.output(operation + Arrays.toString(chosen), append(tape, operation, operands));
                    columns.add(DoubleStream.of(SPECIAL)
                            .map(x -> expected(
                                    operation,
                                    IntStream.of(chosen)
                                            .mapToDouble(c -> c < CONSTANTS.length ? CONSTANTS[c] : x)
                                            .toArray()))
                            .toArray());
                }
            }
        }
        double[][] expected = IntStream.range(0, points.length)
                .mapToObj(point ->
                        columns.stream().mapToDouble(column -> column[point]).toArray())
                .toArray(double[][]::new);
        check(new Evaluation(tape.build(), points, expected));
    }

    private void check(Evaluation evaluation) {
        check(evaluation.tape(), evaluation::check);
    }

    private static List<Operation> operations(int arity) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() != Kind.LEAF && operation.arity() == arity)
                .toList();
    }

    private static int append(TapeBuilder tape, Operation operation, int... operands) {
        int[] given = {-1, -1, -1};
        for (int k = 0; k < operands.length; k++) {
            given[k] = operation.takesCondition(k)
                    ? tape.append(LESS, tape.constantPosition(0), operands[k], -1)
                    : operands[k];
        }
        if (operation == LOOKUP) {
            return tape.lookup(given[0], TABLE);
        }
        int result = tape.append(operation, given[0], given[1], given[2]);
        return operation.isCondition()
                ? tape.append(SELECT, result, tape.constantPosition(1), tape.constantPosition(0))
                : result;
    }

    private static double expected(Operation operation, double... values) {
        double[] operands = new double[MOST_OPERANDS];
        for (int k = 0; k < values.length; k++) {
            operands[k] = operation.takesCondition(k) ? (values[k] > 0 ? 1 : 0) : values[k];
        }
        if (operation == LOOKUP) {
            return ReferenceEvaluator.lookup(TABLE, operands[0]);
        }
        return operation.kind() == Kind.FUNCTION
                ? ReferenceEvaluator.apply(operation, operands[0], operands[1], operands[2])
                : ExactArithmetic.apply(operation, operands[0], operands[1], operands[2]);
    }

    /** Digit k, the first being the highest, of a number of some digits. */
    private static int digit(int number, int k, int digits, int base) {
        return number / (int) Math.pow(base, digits - 1 - k) % base;
    }
}
