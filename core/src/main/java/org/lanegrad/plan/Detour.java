package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lanegrad.op.Operation;

/**
 * Operations of a body that matter only on one side of a select, a side that is rare and too short for a kernel of its
 * own: where no lane of a vector takes it, a kernel goes past them, and no bit changes. A side is taken to be rare if a
 * magnitude decides, by a limit that ordinary numbers don't reach. {@link RareSide} is about longer ones.
 *
 * @param select the select
 * @param whenTrue whether the side is taken where the select's condition holds
 * @param operations the operations that matter only there
 * @param numbers operations that matter only on the other side, and whose first operand is not NaN where that is taken
 */
public record Detour(int select, boolean whenTrue, BitSet operations, BitSet numbers) {
    /** Fewer operations take less than to go past them. */
    private static final int SHORTEST = 4;
    /** Larger than ordinary numbers. */
    private static final double LARGE = 100;

    private static final int NONE = -1;

    /**
     * Finds the detours of a body; they have no operation in common.
     *
     * @param body the body
     * @return the detours, in the order of their selects
     */
    public static List<Detour> of(Body body) {
        List<Detour> detours = new ArrayList<>();
        BitSet taken = new BitSet();
        for (int i = body.size() - 1; i >= 0; i--) {
            if (body.operation(i) == Operation.SELECT && isLimit(body, body.operand(i, 0))) {
                Detour detour = of(body, i);
                if (detour.operations.cardinality() >= SHORTEST && !taken.intersects(detour.operations)) {
                    taken.or(detour.operations);
                    detours.add(detour);
                }
            }
        }
        return detours.reversed();
    }

    private static Detour of(Body body, int select) {
        int comparison = body.operand(select, 0) - body.value(0);
        boolean whenTrue = isLarge(body, body.operand(comparison, 0));
        BitSet numbers = new BitSet();
        if (!whenTrue) {
            // The comparison does not hold for NaN
            int magnitude = body.operand(comparison, 0);
            onlyFor(body, select, 1).stream()
                    .filter(i -> isNaNOnlyWith(body, body.operand(i, 0), magnitude))
                    .forEach(numbers::set);
        }
        return new Detour(select, whenTrue, onlyFor(body, select, whenTrue ? 1 : 2), numbers);
    }

    /** Whether a condition is that a magnitude is below a limit, or beyond it. */
    private static boolean isLimit(Body body, int condition) {
        int i = condition - body.value(0);
        if (i < 0 || (body.operation(i) != Operation.LESS && body.operation(i) != Operation.LESS_OR_EQUAL)) {
            return false;
        }
        int smaller = body.operand(i, 0);
        int larger = body.operand(i, 1);
        return (isMagnitude(body, smaller) && isLarge(body, larger))
                || (isLarge(body, smaller) && isMagnitude(body, larger));
    }

    private static boolean isMagnitude(Body body, int value) {
        return value >= body.value(0) && body.operation(value - body.value(0)) == Operation.ABS;
    }

    private static boolean isLarge(Body body, int value) {
        return isConstant(body, value) && body.constant(value) >= LARGE;
    }

    private static boolean isConstant(Body body, int value) {
        return body.operands() <= value && value < body.value(0);
    }

    /** The operations whose uses all lead to an operand of a select. */
    private static BitSet onlyFor(Body body, int select, int operand) {
        int[] otherUses = new int[body.value(body.size())];
        for (int k = 0; k < body.results(); k++) {
            otherUses[body.result(k)]++;
        }
        for (int i = 0; i < body.size(); i++) {
            for (int k = 0; k < body.operation(i).arity(); k++) {
                otherUses[body.operand(i, k)]++;
            }
        }
        otherUses[body.operand(select, operand)]--;
        BitSet operations = new BitSet();
        for (int i = select - 1; i >= 0; i--) {
            if (otherUses[body.value(i)] == 0) {
                operations.set(i);
                for (int k = 0; k < body.operation(i).arity(); k++) {
                    otherUses[body.operand(i, k)]--;
                }
            }
        }
        return operations;
    }

    /** Whether a value is NaN only where the number is whose magnitude is given: if it is that, but for constants. */
    private static boolean isNaNOnlyWith(Body body, int value, int magnitude) {
        int number = body.operand(magnitude - body.value(0), 0);
        int varying = value;
        while (varying != number && varying >= body.value(0)) {
            int i = varying - body.value(0);
            varying = switch (body.operation(i)) {
                case ADD, SUBTRACT, MULTIPLY, FMA, FMS, FNMA -> onlyVarying(body, i);
                default -> NONE;
            };
        }
        return varying == number;
    }

    /** The operand of an operation that is not a constant, finite and not zero, if there is one alone. */
    private static int onlyVarying(Body body, int i) {
        int varying = NONE;
        for (int k = 0; k < body.operation(i).arity(); k++) {
            int operand = body.operand(i, k);
            boolean isHarmless = isConstant(body, operand)
                    && body.constant(operand) != 0
                    && Double.isFinite(body.constant(operand));
            if (!isHarmless) {
                if (varying != NONE) {
                    return NONE;
                }
                varying = operand;
            }
        }
        return varying;
    }
}
