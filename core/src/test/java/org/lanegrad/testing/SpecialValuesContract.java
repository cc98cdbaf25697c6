package org.lanegrad.testing;

import static org.lanegrad.op.Operation.LESS;
import static org.lanegrad.op.Operation.LOOKUP;
import static org.lanegrad.op.Operation.POWER_OF_TWO;
import static org.lanegrad.op.Operation.SELECT;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.Optimizer;

/**
 * What every executor makes of each operation, its operands running through all combinations of special values, as
 * inputs and as constants. A condition is that a special value is positive.
 */
public abstract class SpecialValuesContract {
    private static final double[] SPECIAL =
            SpecialValues.ALL.stream().mapToDouble(value -> value).toArray();
    private static final double[] EXPONENTS = DoubleStream.concat(
                    DoubleStream.of(-0.0, Double.NaN, SpecialValues.NEGATIVE_NAN),
                    IntStream.rangeClosed(-1023, 1024).asDoubleStream())
            .toArray();
    private static final double[] INDICES = {
        -0.0, 0, 1, 2, 3, 4, 5, 100, 1e300, -1, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };
    private static final List<Double> TABLE = List.of(3.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 7.0);

    private static final Map<Operation, double[]> EXPECTED = new EnumMap<>(Operation.class);

    /** Prepares a tape for the executor under test. */
    protected abstract Executor prepare(Tape tape, Optimizer optimizer);

    static Stream<Operation> operations() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.kind() != Kind.LEAF);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void ofInputs(Operation operation) {
        double[] values = values(operation);
        int arity = operation.arity();
        int combinations = (int) Math.pow(values.length, arity);
        TapeBuilder tape = new TapeBuilder();
        int[] operands = IntStream.range(0, arity)
                .map(k -> tape.input(Input.of("x" + k)))
                .toArray();
        tape.output("y", append(tape, operation, operands));
        double[] points = new double[arity * combinations];
        for (int k = 0; k < arity; k++) {
            for (int point = 0; point < combinations; point++) {
                points[k * combinations + point] = values[digit(point, k, arity, values.length)];
            }
        }
        check(operation, tape.build(), Batch.of(points, arity, combinations), expected(operation));
    }

    /** One input stands for some operands, constants for the others. */
    @ParameterizedTest
    @MethodSource("operations")
    void ofConstantsAndAnInput(Operation operation) {
        for (int pattern = 0; pattern < 1 << operation.arity(); pattern++) {
            checkPattern(operation, pattern);
        }
    }

    /** Operand k is the input if bit k of the pattern is set. */
    private void checkPattern(Operation operation, int pattern) {
        double[] values = values(operation);
        double[] all = expected(operation);
        int arity = operation.arity();
        int points = pattern == 0 ? 1 : values.length;
        TapeBuilder tape = new TapeBuilder();
        int input = tape.input(Input.of("x"));
        double[] expected = new double[all.length * points];
        int outputs = 0;
        for (int combination = 0; combination < all.length; combination++) {
            int[] operands = new int[arity];
            // Of the combinations that differ in what the input stands for, the first one stands for all
            boolean first = true;
            for (int k = 0; k < arity; k++) {
                int digit = digit(combination, k, arity, values.length);
                boolean isInput = (pattern >> k & 1) != 0;
                first &= !isInput || digit == 0;
                operands[k] = isInput ? input : tape.constantPosition(values[digit]);
            }
            if (first) {
                tape.output("y" + combination, append(tape, operation, operands));
                for (int point = 0; point < points; point++) {
                    int place = combination;
                    for (int k = 0; k < arity; k++) {
                        place += (pattern >> k & 1) * point * (int) Math.pow(values.length, arity - 1 - k);
                    }
                    expected[outputs * points + point] = all[place];
                }
                outputs++;
            }
        }
        check(operation, tape.build(), Batch.of(values, 1, points), expected);
    }

    private void check(Operation operation, Tape tape, Batch points, double[] expected) {
        int outputs = tape.outputs().size();
        for (Optimizer optimizer : List.of(Optimizer.none(), Optimizer.standard())) {
            Batch actual = Batch.allocate(outputs, points.points(), points.layout());
            try (Executor executor = prepare(tape, optimizer)) {
                executor.run(points, actual);
            }
            for (int k = 0; k < outputs; k++) {
                for (int point = 0; point < points.points(); point++) {
                    double value = expected[k * points.points() + point];
                    if (!SameBits.same(value, actual.get(k, point))) {
                        SameBits.assertSame(
                                value,
                                actual.get(k, point),
                                operation + ", output " + tape.outputs().get(k).name() + " at point " + point);
                    }
                }
            }
        }
    }

    private static int append(TapeBuilder tape, Operation operation, int... operands) {
        int[] given = {-1, -1, -1};
        for (int k = 0; k < operands.length; k++) {
            given[k] = operation.takesCondition(k)
                    ? tape.append(LESS, tape.constantPosition(0), operands[k], -1)
                    : operands[k];
        }
        if (operation == LOOKUP) {
            return tape.lookup(
                    given[0], TABLE.stream().mapToDouble(entry -> entry).toArray());
        }
        int result = tape.append(operation, given[0], given[1], given[2]);
        return operation.isCondition()
                ? tape.append(SELECT, result, tape.constantPosition(1), tape.constantPosition(0))
                : result;
    }

    /** Its value for each combination of operands, the last operand running fastest. */
    private static double[] expected(Operation operation) {
        return EXPECTED.computeIfAbsent(operation, _ -> {
            double[] values = values(operation);
            int arity = operation.arity();
            double[] expected = new double[(int) Math.pow(values.length, arity)];
            double[] operands = new double[3];
            for (int i = 0; i < expected.length; i++) {
                for (int k = 0; k < arity; k++) {
                    double value = values[digit(i, k, arity, values.length)];
                    operands[k] = operation.takesCondition(k) ? (value > 0 ? 1 : 0) : value;
                }
                expected[i] = expected(operation, operands[0], operands[1], operands[2]);
            }
            return expected;
        });
    }

    private static double expected(Operation operation, double a, double b, double c) {
        if (operation == LOOKUP) {
            return Double.isNaN(a) ? a : TABLE.get((int) Math.clamp(a, 0, TABLE.size() - 1));
        }
        return operation.kind() == Kind.FUNCTION
                ? ReferenceEvaluator.apply(operation, a, b, c)
                : ExactArithmetic.apply(operation, a, b, c);
    }

    private static double[] values(Operation operation) {
        return operation == POWER_OF_TWO ? EXPONENTS : operation == LOOKUP ? INDICES : SPECIAL;
    }

    /** Digit k, the first being the highest, of a number of some digits. */
    private static int digit(int number, int k, int digits, int base) {
        return number / (int) Math.pow(base, digits - 1 - k) % base;
    }
}
