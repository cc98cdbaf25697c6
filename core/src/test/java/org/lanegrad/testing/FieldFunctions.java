package org.lanegrad.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/** Hipparchus' counterparts of the functions, where it has them to full precision or a formula is as good. */
public final class FieldFunctions {
    private static final double LN2 = Math.log(2);

    private FieldFunctions() {}

    /** The functions that have a counterpart. */
    public static Set<Operation> known() {
        Binary64 half = new Binary64(0.5);
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() == Kind.FUNCTION)
                .filter(operation -> apply(operation, half, half, false).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }

    /**
     * A function of one or two operands.
     *
     * @param varies whether the second operand depends on the inputs
     * @return the result, or nothing if there is no counterpart
     */
    static <T extends CalculusFieldElement<T>> Optional<T> apply(Operation function, T a, T b, boolean varies) {
        return Optional.ofNullable(
                switch (function) {
                    case EXP -> a.exp();
                    case EXP2 -> a.multiply(LN2).exp();
                    case EXPM1 -> a.expm1();
                    case LOG -> a.log();
                    case LOG2 -> a.log().divide(LN2);
                    case LOG10 -> a.log10();
                    case LOG1P -> a.log1p();
                    case SIN -> a.sin();
                    case COS -> a.cos();
                    case SINH -> a.sinh();
                    case COSH -> a.cosh();
                    case TANH -> tanh(a);
                    case ASINH -> a.asinh();
                    case ACOSH -> a.acosh();
                    case ATANH -> a.atanh();
                    case SIGMOID -> a.negate().exp().add(1).reciprocal();
                    case LOGISTIC_DENSITY -> {
                        T power = a.abs().negate().exp();
                        yield power.divide(power.add(1).square());
                    }
                    case SOFTPLUS -> a.exp().log1p();
                    case RSQRT -> a.sqrt().reciprocal();
                    case CBRT -> a.cbrt();
                    case HYPOT -> a.hypot(b);
                    // A negative base has powers, and derivatives, where the exponent is a fixed integer
                    case POW -> varies ? a.pow(b) : a.pow(b.getReal());
                    case EXP_MINUS_SQUARE -> a.square().negate().exp();
                    case NORMAL_PDF -> a.square().multiply(-0.5).exp().divide(Math.sqrt(2 * Math.PI));
                    default -> null;
                });
    }

    /** The derivative of Hipparchus' own cancels where the function nears 1. */
    private static <T extends CalculusFieldElement<T>> T tanh(T a) {
        return Math.abs(a.getReal()) < 1
                ? a.tanh()
                : a.abs().multiply(2).exp().add(1).reciprocal().multiply(-2).add(1).copySign(a);
    }
}
