package org.lanegrad.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * A local derivative, of one operation by one operand: plus or minus a product of factors, none for one. A sweep
 * multiplies an adjoint or tangent with the factors in their order, and adds or subtracts; signs and ones cost nothing.
 * Where the operand is the side of a branch, the partial counts only on that side.
 *
 * @param negative whether the partial is minus the product
 * @param factors the factors
 * @param gate the condition of the branch that leads to the operand, or null where there is none
 * @param side the truth of {@code gate} on the operand's side
 */
@SuppressWarnings("exports") // Nullable is not needed at run time
public record Partial(boolean negative, List<Real> factors, @Nullable Condition gate, boolean side) {

    /** The partial of a sum by a summand. */
    public static final Partial ONE = new Partial(false, List.of(), null, true);

    /** The partial of a difference by what is subtracted. */
    public static final Partial MINUS_ONE = new Partial(true, List.of(), null, true);

    /** Copies the list. */
    public Partial {
        factors = List.copyOf(factors);
    }

    /**
     * A partial given by factors.
     *
     * @param factors the factors, in the order of multiplication
     * @return plus their product
     */
    public static Partial of(Real... factors) {
        return new Partial(false, List.of(factors), null, true);
    }

    /**
     * A partial given by the negative of factors.
     *
     * @param factors the factors, in the order of multiplication
     * @return minus their product
     */
    public static Partial minus(Real... factors) {
        return new Partial(true, List.of(factors), null, true);
    }

    /**
     * This partial where a condition holds, and 0 elsewhere. It is a selection and not a product, so that what is
     * infinite or NaN on a side that is not taken never reaches a derivative.
     *
     * @param condition the condition
     * @return the partial
     */
    public Partial where(Condition condition) {
        return new Partial(negative, factors, condition, true);
    }

    /**
     * This partial where a condition does not hold, and 0 where it does.
     *
     * @param condition the condition
     * @return the partial
     */
    public Partial unless(Condition condition) {
        return new Partial(negative, factors, condition, false);
    }
}
