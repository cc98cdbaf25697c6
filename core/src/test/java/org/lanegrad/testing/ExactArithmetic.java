package org.lanegrad.testing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.lanegrad.op.Operation;

/**
 * The primitives by their words: computed exactly, then rounded once; infinities, NaN and the signs of zeros by the
 * rules of IEEE 754. Of lookups it knows nothing, since their table is not an operand.
 */
final class ExactArithmetic {
    private static final long SIGN = Long.MIN_VALUE;
    /** Enough for a quotient that lies between two neighbouring subnormal numbers to be exact. */
    private static final MathContext QUOTIENT = new MathContext(1_100);
    /** A root has its digits after 60, or it has infinitely many. */
    private static final MathContext ROOT = new MathContext(60);

    private ExactArithmetic() {}

    static double apply(Operation operation, double a, double b, double c) {
        return switch (operation) {
            case ADD -> multiplyAdd(1, a, b);
            case SUBTRACT -> multiplyAdd(1, a, minus(b));
            case MULTIPLY -> multiplyAdd(a, b, isNegative(a) == isNegative(b) ? 0.0 : -0.0);
            case DIVIDE -> divide(a, b);
            case NEGATE -> minus(a);
            case FMA -> multiplyAdd(a, b, c);
            case FMS -> multiplyAdd(a, b, minus(c));
            case FNMA -> multiplyAdd(minus(a), b, c);
            case SQRT -> sqrt(a);
            case ABS -> signed(a, false);
            case MIN -> isNaN(a, b) ? Double.NaN : Double.compare(a, b) < 0 ? a : b;
            case MAX -> isNaN(a, b) ? Double.NaN : Double.compare(a, b) > 0 ? a : b;
            case RINT -> round(a, RoundingMode.HALF_EVEN);
            case FLOOR -> round(a, RoundingMode.FLOOR);
            case COPY_SIGN -> signed(a, !Double.isNaN(b) && isNegative(b));
            case LESS -> truth(!isNaN(a, b) && compare(a, b) < 0);
            case LESS_OR_EQUAL -> truth(!isNaN(a, b) && compare(a, b) <= 0);
            case EQUAL -> truth(!isNaN(a, b) && compare(a, b) == 0);
            case AND -> truth(a + b == 2);
            case OR -> truth(a + b >= 1);
            case NOT -> truth(a == 0);
            case SELECT -> a == 1 ? b : c;
            case EXPONENT_BITS -> 0x1p52 + 1023 + exponent(a);
            case SIGNIFICAND -> significand(a);
            case WITH_EXPONENT_BITS -> Double.isNaN(a) ? a : withExponentBits(Double.doubleToRawLongBits(a));
            default -> throw new IllegalArgumentException(operation + " is not one of them.");
        };
    }

    private static double multiplyAdd(double a, double b, double c) {
        boolean negative = isNegative(a) != isNegative(b);
        if (isNaN(a, b) || Double.isNaN(c)) {
            return Double.NaN;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            boolean cancels = Double.isInfinite(c) && isNegative(c) != negative;
            return a == 0 || b == 0 || cancels ? Double.NaN : signed(Double.POSITIVE_INFINITY, negative);
        }
        if (Double.isInfinite(c)) {
            return c;
        }
        BigDecimal sum = new BigDecimal(a).multiply(new BigDecimal(b)).add(new BigDecimal(c));
        return sum.signum() == 0
                ? signed(0, negative && isNegative(c))
                : signed(sum.doubleValue(), sum.signum() < 0);
    }

    private static double divide(double a, double b) {
        if (isNaN(a, b) || (a == 0 && b == 0) || (Double.isInfinite(a) && Double.isInfinite(b))) {
            return Double.NaN;
        }
        boolean negative = isNegative(a) != isNegative(b);
        if (b == 0 || Double.isInfinite(a)) {
            return signed(Double.POSITIVE_INFINITY, negative);
        }
        return signed(
                Double.isInfinite(b)
                        ? 0
                        : new BigDecimal(a).divide(new BigDecimal(b), QUOTIENT).doubleValue(),
                negative);
    }

    private static double sqrt(double a) {
        if (a == 0 || a == Double.POSITIVE_INFINITY) {
            return a;
        }
        return a > 0 ? new BigDecimal(a).sqrt(ROOT).doubleValue() : Double.NaN;
    }

    private static double round(double a, RoundingMode mode) {
        return Double.isFinite(a)
                ? signed(new BigDecimal(a).setScale(0, mode).doubleValue(), isNegative(a))
                : a;
    }

    private static double exponent(double a) {
        if (!Double.isFinite(a)) {
            return 1024;
        }
        String digits = Double.toHexString(a);
        return digits.contains("0x0.") ? -1023 : Integer.parseInt(digits.substring(digits.indexOf('p') + 1));
    }

    private static double significand(double a) {
        if (!Double.isFinite(a)) {
            return Double.isNaN(a) ? a : 1;
        }
        String digits = Double.toHexString(a);
        String fraction = digits.substring(digits.indexOf('.') + 1, digits.indexOf('p'));
        return Double.parseDouble("0x1." + fraction + "p0");
    }

    private static double withExponentBits(long bits) {
        int biased = (int) Math.floorMod(bits, 2048L);
        double magnitude = biased == 0
                ? 0
                : biased == 2047 ? Double.POSITIVE_INFINITY : Double.parseDouble("0x1p" + (biased - 1023));
        return signed(magnitude, Math.floorMod(bits, 4096L) >= 2048);
    }

    /** Numbers in their order, the two zeros being one. */
    private static int compare(double a, double b) {
        return Double.compare(a + 0.0, b + 0.0);
    }

    private static boolean isNaN(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b);
    }

    private static boolean isNegative(double a) {
        return Double.doubleToRawLongBits(a) < 0;
    }

    private static double minus(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) ^ SIGN);
    }

    private static double signed(double a, boolean negative) {
        long magnitude = Double.doubleToRawLongBits(a) & ~SIGN;
        return Double.longBitsToDouble(negative ? magnitude | SIGN : magnitude);
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
