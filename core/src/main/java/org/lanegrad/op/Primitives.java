package org.lanegrad.op;

/**
 * What the primitives compute on plain doubles; conditions are 1 (true) and 0 (false).
 *
 * <p>This is where the scalar executor spends its time. The formulas stand in one loop because the just-in-time
 * compiler then makes one piece of code of them; a call for each operation takes several times as long.
 */
public final class Primitives {
    // Opcodes by name, since a switch needs constants
    private static final int ADD = 2;
    private static final int SUBTRACT = 3;
    private static final int MULTIPLY = 4;
    private static final int DIVIDE = 5;
    private static final int NEGATE = 6;
    private static final int FMA = 7;
    private static final int FMS = 8;
    private static final int FNMA = 9;
    private static final int SQRT = 10;
    private static final int ABS = 11;
    private static final int MIN = 12;
    private static final int MAX = 13;
    private static final int RINT = 14;
    private static final int FLOOR = 15;
    private static final int COPY_SIGN = 16;
    private static final int LESS = 17;
    private static final int LESS_OR_EQUAL = 18;
    private static final int EQUAL = 19;
    private static final int AND = 20;
    private static final int OR = 21;
    private static final int NOT = 22;
    private static final int SELECT = 23;
    private static final int EXPONENT_BITS = 24;
    private static final int SIGNIFICAND = 25;
    private static final int WITH_EXPONENT_BITS = 26;
    private static final int LOOKUP = 27;

    private static final int[] FIRST = {0};
    private static final int[] SECOND = {1};
    private static final int[] THIRD = {2};

    private Primitives() {}

    /**
     * Follows a straight-line program once. Operation {@code i} writes {@code m[result[i]]} from {@code m[a[i]]},
     * {@code m[b[i]]} and {@code m[c[i]]}; a look-up has its table's place in {@code m} in {@code b[i]} and the table's
     * length in {@code c[i]}.
     *
     * @param opcode {@link Operation#opcode()} of each operation
     * @param result where each result goes
     * @param a where the first operands are
     * @param b where the second operands are; any place for an operation without
     * @param c where the third operands are; any place for an operation without
     * @param m values by place
     */
    public static void run(byte[] opcode, int[] result, int[] a, int[] b, int[] c, double[] m) {
        for (int i = 0; i < opcode.length; i++) {
            m[result[i]] = switch (opcode[i]) {
                case ADD -> m[a[i]] + m[b[i]];
                case SUBTRACT -> m[a[i]] - m[b[i]];
                case MULTIPLY -> m[a[i]] * m[b[i]];
                case DIVIDE -> m[a[i]] / m[b[i]];
                case NEGATE -> -m[a[i]];
                case FMA -> Math.fma(m[a[i]], m[b[i]], m[c[i]]);
                case FMS -> Math.fma(m[a[i]], m[b[i]], -m[c[i]]);
                case FNMA -> Math.fma(-m[a[i]], m[b[i]], m[c[i]]);
                case SQRT -> Math.sqrt(m[a[i]]);
                case ABS -> Math.abs(m[a[i]]);
                case MIN -> Math.min(m[a[i]], m[b[i]]);
                case MAX -> Math.max(m[a[i]], m[b[i]]);
                case RINT -> Math.rint(m[a[i]]);
                case FLOOR -> Math.floor(m[a[i]]);
                case COPY_SIGN -> StrictMath.copySign(m[a[i]], m[b[i]]);
                case LESS -> m[a[i]] < m[b[i]] ? 1 : 0;
                case LESS_OR_EQUAL -> m[a[i]] <= m[b[i]] ? 1 : 0;
                case EQUAL -> m[a[i]] == m[b[i]] ? 1 : 0;
                case AND -> m[a[i]] != 0 && m[b[i]] != 0 ? 1 : 0;
                case OR -> m[a[i]] != 0 || m[b[i]] != 0 ? 1 : 0;
                case NOT -> m[a[i]] == 0 ? 1 : 0;
                case SELECT -> m[a[i]] != 0 ? m[b[i]] : m[c[i]];
                case EXPONENT_BITS -> Bits.exponentBits(m[a[i]]);
                case SIGNIFICAND -> Bits.significand(m[a[i]]);
                case WITH_EXPONENT_BITS -> Bits.withExponentBits(m[a[i]]);
                case LOOKUP -> Bits.lookup(m, m[a[i]], b[i], c[i]);
                default -> throw new IllegalArgumentException(Operation.of(opcode[i]) + " is not a primitive.");
            };
        }
    }

    /** The meaning of a primitive other than a look-up. */
    static Meaning meaning(Operation operation) {
        byte[] opcode = {operation.opcode()};
        return (a, b, c) -> {
            double[] m = {a, b, c};
            run(opcode, FIRST, FIRST, SECOND, THIRD, m);
            return m[0];
        };
    }
}
