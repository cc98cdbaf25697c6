package org.lanegrad.simd;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.lanegrad.testing.SameBits;
import org.lanegrad.testing.SpecialValues;

/** An operation at many operands: what it means there, and what kernels of it give. */
final class OperationRun {
    private static final int BLOCK = 128;
    private static final double[] TABLE = {3, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 7, 1};

    private final Operation operation;
    private final Tape tape;
    private final int count;
    private final double[][] operands;
    private final double[] expected;

    /**
     * Computes what the operation means.
     *
     * @param operation the operation
     * @param count at how many operands, at least; a multiple of the block is taken
     */
    OperationRun(Operation operation, int count) {
        this.operation = operation;
        this.tape = tape(operation);
        this.count = (count + BLOCK - 1) / BLOCK * BLOCK;
        SplittableRandom random = new SplittableRandom(operation.symbol().hashCode());
        operands = new double[operation.arity()][this.count];
        expected = new double[this.count];
        double[] point = new double[3];
        for (int i = 0; i < this.count; i++) {
            for (int k = 0; k < operands.length; k++) {
                operands[k][i] = operand(operation, k, random);
                point[k] = operands[k][i];
            }
            expected[i] = operation == Operation.LOOKUP
                    ? Bits.lookup(TABLE, point[0], 0, TABLE.length)
                    : operation.meaning().of(point[0], point[1], point[2]);
        }
    }

    static Stream<Operation> operations() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.kind() != Kind.LEAF);
    }

    /** The operation on inputs; a condition is an input that is positive, or a result of 1. */
    private static Tape tape(Operation operation) {
        TapeBuilder tape = new TapeBuilder();
        int[] operand = {-1, -1, -1};
        for (int k = 0; k < operation.arity(); k++) {
            operand[k] = tape.input(Input.of("operand" + k));
            if (operation.takesCondition(k)) {
                operand[k] = tape.append(Operation.LESS, tape.constantPosition(0), operand[k], -1);
            }
        }
        int result = operation == Operation.LOOKUP
                ? tape.lookup(operand[0], TABLE)
                : tape.append(operation, operand[0], operand[1], operand[2]);
        tape.output(
                "result",
                operation.isCondition()
                        ? tape.append(Operation.SELECT, result, tape.constantPosition(1), tape.constantPosition(0))
                        : result);
        return tape.build();
    }

    /** Runs kernels of some width at the first operands and compares. */
    void compare(Width width, int first) {
        Groups groups = Groups.single(tape);
        BlockProgram program =
                BlockProgramBuilder.inRows(groups, new BatchShape(tape), Rows.of(groups), width, BLOCK);
        BlockMemory memory = program.newMemory(BLOCK);
        for (int from = 0; from < Math.min(first, count); from += BLOCK) {
            for (int k = 0; k < operands.length; k++) {
                System.arraycopy(operands[k], from, memory.values, program.edges().columnPlaces()[k], BLOCK);
            }
            program.run(memory);
            for (int i = 0; i < BLOCK; i++) {
                double actual = memory.values[program.edges().outputPlaces()[0] + i];
                if (!SameBits.same(expected[from + i], actual)) {
                    SameBits.assertSame(expected[from + i], actual, width + " " + describe(from + i));
                }
            }
        }
    }

    private String describe(int i) {
        return operation + " of "
                + Arrays.toString(
                        Arrays.stream(operands).mapToDouble(values -> values[i]).toArray());
    }

    /** A special value, any bits, a number of any binade, or one of moderate size. */
    private static double operand(Operation operation, int k, SplittableRandom random) {
        int kind = random.nextInt(16);
        double moderate = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
        if (operation.takesCondition(k)) {
            return moderate > 0 ? 1 : 0;
        }
        if (operation == Operation.WITH_EXPONENT_BITS && kind > 4) {
            return 0x1p52 + random.nextInt(4096);
        }
        if (operation == Operation.POLYGAMMA && k == 1 && kind > 2) {
            return random.nextInt(32);
        }
        List<Double> special = SpecialValues.ALL;
        return switch (kind) {
            case 0 -> special.get(random.nextInt(special.size()));
            case 1, 2, 3 -> Double.longBitsToDouble(random.nextLong());
            case 4, 5, 6 ->
                Math.scalb(random.nextDouble(1, 2) * (random.nextBoolean() ? 1 : -1), random.nextInt(-1074, 1024));
            case 7 -> Math.rint(moderate) / 2;
            case 8 -> random.nextDouble();
            case 9 -> 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(52));
            default -> moderate;
        };
    }
}
