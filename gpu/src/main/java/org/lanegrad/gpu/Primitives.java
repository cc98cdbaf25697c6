package org.lanegrad.gpu;

import org.lanegrad.op.Operation;

/**
 * How each primitive is written in OpenCL C, so that its bits are those of Java. Only + - * / sqrt and fma, comparisons
 * and operations on bits are trusted; the language's own min, max, rint and so on may differ at NaN and signed zeros.
 * Conditions are of the type bool.
 *
 * @param fusedProducts whether a product is written as a fused multiply-add, for compilers that would fuse it with an
 *     addition on their own
 */
record Primitives(boolean fusedProducts) {

    /** What the expressions need, to stand before them in a program. */
    static final String DECLARATIONS = """
            LG_FUNCTION double lg_min(double a, double b) {
               return a < b || a != a ? a : a == b ? as_double(as_long(a) | as_long(b)) : b;
            }
            LG_FUNCTION double lg_max(double a, double b) {
               return a > b || a != a ? a : a == b ? as_double(as_long(a) & as_long(b)) : b;
            }
            LG_FUNCTION double lg_abs(double a) {
               return as_double(as_long(a) & 0x7fffffffffffffffL);
            }
            LG_FUNCTION double lg_copySign(double a, double b) {
               return as_double(as_long(lg_abs(a)) | (b == b ? as_long(b) & (long) 0x8000000000000000UL : 0L));
            }
            LG_FUNCTION double lg_rint(double a) {
               double magnitude = lg_abs(a);
               return magnitude < 0x1p52 ? lg_copySign((magnitude + 0x1p52) - 0x1p52, a) : a;
            }
            LG_FUNCTION double lg_floor(double a) {
               double nearest = lg_rint(a);
               return nearest > a ? nearest - 1.0 : nearest;
            }
            LG_FUNCTION double lg_exponentBits(double a) {
               return as_double((as_ulong(a) >> 52 & 0x7ffUL) | 0x4330000000000000UL);
            }
            LG_FUNCTION double lg_significand(double a) {
               return a == a ? as_double((as_ulong(a) & 0x000fffffffffffffUL) | 0x3ff0000000000000UL) : a;
            }
            LG_FUNCTION double lg_withExponentBits(double a) {
               return a == a ? as_double(as_ulong(a) << 52) : a;
            }
            LG_FUNCTION double lg_lookup(__constant const double *table, int length, double a) {
               int i = a > 0.0 ? (a < length - 1 ? (int) a : length - 1) : 0;
               return a == a ? table[i] : a;
            }
            """;

    /**
     * An operation applied to its operands.
     *
     * @param operation a primitive, but not a look-up, which {@link #lookup} writes
     * @param a the first operand, a name or a literal
     * @param b the second operand, if there is one
     * @param c the third operand, if there is one
     */
    String apply(Operation operation, String a, String b, String c) {
        return switch (operation) {
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> fusedProducts ? "fma(" + a + ", " + b + ", -0.0)" : a + " * " + b;
            case DIVIDE -> a + " / " + b;
            case NEGATE -> "-" + a;
            case FMA -> "fma(" + a + ", " + b + ", " + c + ")";
            case FMS -> "fma(" + a + ", " + b + ", -" + c + ")";
            case FNMA -> "fma(-" + a + ", " + b + ", " + c + ")";
            case SQRT -> "sqrt(" + a + ")";
            case ABS -> "lg_abs(" + a + ")";
            case MIN -> "lg_min(" + a + ", " + b + ")";
            case MAX -> "lg_max(" + a + ", " + b + ")";
            case RINT -> "lg_rint(" + a + ")";
            case FLOOR -> "lg_floor(" + a + ")";
            case COPY_SIGN -> "lg_copySign(" + a + ", " + b + ")";
            case LESS -> a + " < " + b;
            case LESS_OR_EQUAL -> a + " <= " + b;
            case EQUAL -> a + " == " + b;
            case AND -> a + " & " + b;
            case OR -> a + " | " + b;
            case NOT -> "!" + a;
            case SELECT -> a + " ? " + b + " : " + c;
            case EXPONENT_BITS -> "lg_exponentBits(" + a + ")";
            case SIGNIFICAND -> "lg_significand(" + a + ")";
            case WITH_EXPONENT_BITS -> "lg_withExponentBits(" + a + ")";
            default -> throw new IllegalArgumentException(operation + " is not written as an expression.");
        };
    }

    /** A look-up in a table. */
    static String lookup(String table, int length, String a) {
        return "lg_lookup(" + table + ", " + length + ", " + a + ")";
    }

    /** A number as a constant expression with all its bits; language macros for infinity and NaN are no constants. */
    static String literal(double value) {
        if (Double.isNaN(value)) {
            return "(0.0 / 0.0)";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
        }
        String text = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Double.toString(value).contains("E") ? (long) value + ".0" : Double.toString(value)
                : Double.toHexString(value);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }
}
