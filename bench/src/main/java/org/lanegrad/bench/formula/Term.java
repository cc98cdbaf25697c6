package org.lanegrad.bench.formula;

import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.Recording;

/** A part of a formula, recorded: a literal, another number, or a condition. */
sealed interface Term {

    /** Where messages point when this is not what is needed. */
    Place place();

    /** It as a number. */
    default Real number() {
        throw place().fault("this is a condition, not a number; conditions stand in select(condition, a, b) only");
    }

    /** It as a condition. */
    default Condition condition() {
        throw place().fault("a condition such as x < 1 is needed here, not a number");
    }

    /** It after a plus sign. */
    default Term positive(Place sign) {
        return new Value(number(), sign);
    }

    /** It after a minus sign. */
    default Term negative(Place sign) {
        return new Value(number().unaryMinus(), sign);
    }

    /** It to the power of another. */
    default Term power(Term exponent) {
        Real power = exponent instanceof Literal literal && literal.isInt()
                ? number().pow((int) literal.value)
                : number().pow(exponent.number());
        return new Value(power, place());
    }

    /** A constant that is not on the tape yet: an integer exponent never gets there. */
    record Literal(Recording recording, double value, Place place) implements Term {

        @Override
        public Real number() {
            return recording.constant(value);
        }

        @Override
        public Term positive(Place sign) {
            return new Literal(recording, value, sign);
        }

        @Override
        public Term negative(Place sign) {
            return new Literal(recording, -value, sign);
        }

        private boolean isInt() {
            return value == (int) value;
        }
    }

    /** A number on the tape. */
    record Value(Real number, Place place) implements Term {}

    /** A condition on the tape. */
    record Test(Condition condition, Place place) implements Term {}
}
