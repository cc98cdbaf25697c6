package org.lanegrad.op;

import java.math.BigInteger;

/**
 * A number far more precise than a double: {@code digits / 2^scale}.
 *
 * @param digits an integer
 * @param scale how many of its bits are behind the point
 */
record Exact(BigInteger digits, int scale) {

    /** A finite double, exactly: with the scale given, or a larger one if it needs that. */
    static Exact of(double x, int scale) {
        int unit = Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
        Exact exact = new Exact(BigInteger.valueOf((long) Math.scalb(x, -unit)), -unit);
        return exact.scale <= scale ? exact.withScale(scale) : exact;
    }

    Exact withScale(int newScale) {
        return new Exact(digits.shiftLeft(newScale - scale), newScale);
    }

    Exact plus(Exact b) {
        return scale < b.scale
                ? b.plus(this)
                : new Exact(digits.add(b.digits.shiftLeft(scale - b.scale)), scale);
    }

    Exact minus(Exact b) {
        return plus(b.negate());
    }

    Exact negate() {
        return new Exact(digits.negate(), scale);
    }

    /** The product, with this scale. */
    Exact times(Exact b) {
        return new Exact(digits.multiply(b.digits).shiftRight(b.scale), scale);
    }

    /** The quotient, with this scale. */
    Exact div(Exact b) {
        return new Exact(digits.shiftLeft(b.scale).divide(b.digits), scale);
    }

    Exact times(BigInteger n) {
        return new Exact(digits.multiply(n), scale);
    }

    Exact div(int n) {
        return new Exact(digits.divide(BigInteger.valueOf(n)), scale);
    }

    Exact timesPowerOfTwo(int n) {
        return new Exact(digits, scale - n);
    }

    /** The square root, with half this scale. */
    Exact sqrt() {
        return new Exact(digits.sqrt(), scale / 2);
    }

    /** The nearest integer. */
    BigInteger round() {
        return scale <= 0
                ? digits.shiftLeft(-scale)
                : digits.shiftRight(scale - 1).add(BigInteger.ONE).shiftRight(1);
    }

    boolean isZero() {
        return digits.signum() == 0;
    }

    /** The largest n with 2^n not above the magnitude. */
    int exponent() {
        return digits.abs().bitLength() - 1 - scale;
    }

    /** The nearest double, to within a few units in the last place. */
    double approximately() {
        int drop = Math.max(0, digits.bitLength() - 64);
        double leading = digits.shiftRight(drop).doubleValue();
        int power = drop - scale;
        return Math.scalb(Math.scalb(leading, power / 2), power - power / 2);
    }

    /**
     * How far a double is from this number, in units in the last place that a double of this magnitude has. Infinity
     * stands for the power of two after the largest number.
     */
    double ulpsTo(double y) {
        if (Double.isNaN(y)) {
            return Double.POSITIVE_INFINITY;
        }
        if (isZero()) {
            return y == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        boolean overflow = exponent() > Double.MAX_EXPONENT;
        if (overflow && y == digits.signum() * Double.POSITIVE_INFINITY) {
            return 0;
        }
        Exact actual = Double.isInfinite(y)
                ? new Exact(BigInteger.valueOf((long) Math.signum(y)), -Double.MAX_EXPONENT - 1)
                : of(y, scale);
        int unit = Math.clamp(exponent(), Double.MIN_EXPONENT, Double.MAX_EXPONENT) - 52;
        return Math.abs(minus(actual).timesPowerOfTwo(-unit).approximately());
    }
}
