package org.lanegrad.pass;

import static org.lanegrad.op.Operation.ADD;
import static org.lanegrad.op.Operation.CONSTANT;
import static org.lanegrad.op.Operation.FMA;
import static org.lanegrad.op.Operation.FMS;
import static org.lanegrad.op.Operation.FNMA;
import static org.lanegrad.op.Operation.LOOKUP;
import static org.lanegrad.op.Operation.MULTIPLY;
import static org.lanegrad.op.Operation.NEGATE;
import static org.lanegrad.op.Operation.SUBTRACT;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Operation;

/**
 * Computes what depends on constants alone, by the operations' scalar meaning, and removes what is exactly nothing to
 * do: times or divided by 1, a negation that the next operation can take over, a choice that is made or is between
 * equals. Changes no bit: {@code x*0}, {@code x+0}, {@code x-x} and {@code x/x} stay, since they are not nothing for
 * NaN, infinities and signed zeros.
 */
public final class ConstantFolding implements Pass {

    /** Makes the pass. */
    public ConstantFolding() {}

    @Override
    public Tape apply(Tape tape) {
        return new Run(tape).rewrite();
    }

    private static final class Run extends Rewriter {
        private static final byte UNKNOWN = 0;
        private static final byte TRUE = 1;
        private static final byte FALSE = 2;
        private static final int NONE = COPY;

        /** What is known of the condition at each position of the result. */
        private byte[] truth;

        Run(Tape tape) {
            super(tape);
            this.truth = new byte[tape.size()];
        }

        @Override
        int place(int i) {
            Operation operation = tape.operation(i);
            if (operation.kind() == Operation.Kind.LEAF) {
                return COPY;
            }
            markLike(i);
            int a = map[tape.a(i)];
            int b = operation.arity() > 1 ? map[tape.b(i)] : NONE;
            int c = operation.arity() > 2 ? map[tape.c(i)] : NONE;
            if (operation == LOOKUP) {
                double[] table = tape.table(i);
                return isConstant(a)
                        ? result.constantPosition(Bits.lookup(table, value(a), 0, table.length))
                        : NONE;
            }
            return fold(operation, a, b, c);
        }

        /** Where the simplified operation's value is, or NONE if it is to stay as it is. */
        private int fold(Operation operation, int a, int b, int c) {
            if (operation.isCondition()) {
                return foldCondition(operation, a, b);
            }
            if (operation == Operation.SELECT) {
                return truth(a) == TRUE || b == c ? b : truth(a) == FALSE ? c : NONE;
            }
            if (isConstant(a) && (b == NONE || isConstant(b)) && (c == NONE || isConstant(c))) {
                return result.constantPosition(operation.meaning().of(value(a), value(b), value(c)));
            }
            return switch (operation) {
                case ADD -> foldAdd(a, b);
                case SUBTRACT -> foldSubtract(a, b);
                case MULTIPLY -> foldMultiply(a, b);
                case DIVIDE -> is(b, 1) ? a : is(b, -1) ? negate(a) : NONE;
                case NEGATE -> isNegation(a) ? result.a(a) : NONE;
                case FMA -> foldFma(a, b, c);
                case FMS -> foldFms(a, b, c);
                case FNMA -> foldFnma(a, b, c);
                case ABS ->
                    isNegation(a)
                            ? make(operation, result.a(a))
                            : result.operation(a) == Operation.ABS ? a : NONE;
                case MIN, MAX -> a == b ? a : NONE;
                default -> NONE;
            };
        }

        private int foldAdd(int a, int b) {
            if (is(b, -0.0)) {
                return a;
            }
            if (is(a, -0.0)) {
                return b;
            }
            if (isNegation(b)) {
                return make(SUBTRACT, a, result.a(b));
            }
            return isNegation(a) ? make(SUBTRACT, b, result.a(a)) : NONE;
        }

        private int foldSubtract(int a, int b) {
            if (is(b, 0.0)) {
                return a;
            }
            return isNegation(b) ? make(ADD, a, result.a(b)) : NONE;
        }

        private int foldMultiply(int a, int b) {
            if (is(b, 1)) {
                return a;
            }
            if (is(a, 1)) {
                return b;
            }
            if (is(b, -1)) {
                return negate(a);
            }
            if (is(a, -1)) {
                return negate(b);
            }
            return isNegation(a) && isNegation(b) ? make(MULTIPLY, result.a(a), result.a(b)) : NONE;
        }

        private int foldFma(int a, int b, int c) {
            if (is(a, 1) || is(b, 1)) {
                return make(ADD, is(a, 1) ? b : a, c);
            }
            if (is(a, -1) || is(b, -1)) {
                return make(SUBTRACT, c, is(a, -1) ? b : a);
            }
            if (is(c, -0.0)) {
                return make(MULTIPLY, a, b);
            }
            if (isNegation(a)) {
                return make(FNMA, result.a(a), b, c);
            }
            if (isNegation(b)) {
                return make(FNMA, a, result.a(b), c);
            }
            return isNegation(c) ? make(FMS, a, b, result.a(c)) : NONE;
        }

        private int foldFms(int a, int b, int c) {
            if (is(a, 1) || is(b, 1)) {
                return make(SUBTRACT, is(a, 1) ? b : a, c);
            }
            if (is(c, 0.0)) {
                return make(MULTIPLY, a, b);
            }
            if (isNegation(a) && isNegation(b)) {
                return make(FMS, result.a(a), result.a(b), c);
            }
            return isNegation(c) ? make(FMA, a, b, result.a(c)) : NONE;
        }

        private int foldFnma(int a, int b, int c) {
            if (is(a, 1) || is(b, 1)) {
                return make(SUBTRACT, c, is(a, 1) ? b : a);
            }
            if (is(a, -1) || is(b, -1)) {
                return make(ADD, c, is(a, -1) ? b : a);
            }
            if (isNegation(a)) {
                return make(FMA, result.a(a), b, c);
            }
            return isNegation(b) ? make(FMA, a, result.a(b), c) : NONE;
        }

        /** Conditions are never constants of the tape; what is known of them is remembered and used by select. */
        private int foldCondition(Operation operation, int a, int b) {
            byte known = UNKNOWN;
            switch (operation) {
                case AND -> {
                    if (truth(a) == TRUE || a == b) {
                        return b;
                    }
                    if (truth(b) == TRUE) {
                        return a;
                    }
                    known = truth(a) == FALSE || truth(b) == FALSE ? FALSE : UNKNOWN;
                }
                case OR -> {
                    if (truth(a) == FALSE || a == b) {
                        return b;
                    }
                    if (truth(b) == FALSE) {
                        return a;
                    }
                    known = truth(a) == TRUE || truth(b) == TRUE ? TRUE : UNKNOWN;
                }
                case NOT -> {
                    if (result.operation(a) == Operation.NOT) {
                        return result.a(a);
                    }
                    known = truth(a) == TRUE ? FALSE : truth(a) == FALSE ? TRUE : UNKNOWN;
                }
                default -> {
                    if (isConstant(a) && isConstant(b)) {
                        known = operation.meaning().of(value(a), value(b), 0) != 0 ? TRUE : FALSE;
                    }
                }
            }
            if (known == UNKNOWN) {
                return NONE;
            }
            int position = result.append(operation, a, b, NONE);
            if (position >= truth.length) {
                truth = Arrays.copyOf(truth, position * 2);
            }
            truth[position] = known;
            return position;
        }

        /** The result of a simplified operation, itself simplified if possible. */
        private int make(Operation operation, int... operands) {
            int a = operands[0];
            int b = operands.length > 1 ? operands[1] : NONE;
            int c = operands.length > 2 ? operands[2] : NONE;
            int folded = fold(operation, a, b, c);
            return folded == NONE ? result.append(operation, a, b, c) : folded;
        }

        private int negate(int a) {
            return make(NEGATE, a);
        }

        private boolean isNegation(int position) {
            return result.operation(position) == NEGATE;
        }

        private boolean isConstant(int position) {
            return result.operation(position) == CONSTANT;
        }

        private boolean is(int position, double value) {
            return isConstant(position)
                    && Double.doubleToRawLongBits(value(position)) == Double.doubleToRawLongBits(value);
        }

        private double value(int position) {
            return position == NONE ? 0 : result.constantAt(position);
        }

        private byte truth(int position) {
            return position < truth.length ? truth[position] : UNKNOWN;
        }
    }
}
