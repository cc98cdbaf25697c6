package org.lanegrad.op;

import static org.lanegrad.RealMath.div;
import static org.lanegrad.op.Fused.fnma;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * {@code e^(u^2) erfc(u)} for u >= 0, the part of the complementary error function that is easily approximated (W. J.
 * Cody, Rational Chebyshev Approximations for the Error Function, 1969). Here it has polynomials on pieces as wide as a
 * quarter of the power of two below 1 + u. The last piece goes on to infinity and has a polynomial in {@code 1 / u^2}
 * for u times the function.
 *
 * <p>The derivative, {@code 2 u e^(u^2) erfc(u) - 2 / sqrt(pi)}, cancels nearly all of itself where u is large, so that
 * it has polynomials of its own: {@link #decline} is minus half of it.
 *
 * @param far whether u is on the last piece
 * @param piece the number of the piece
 * @param t the argument of the polynomials
 * @param u the argument
 * @param reciprocal 1 / u
 */
record ScaledErfc(Condition far, Real piece, Real t, Real u, Real reciprocal) {
    /** Where the last piece begins, in terms of 1 + u. */
    static final int FAR = 32;

    private static final Pieces VALUE = new Pieces(ScaledErfcTable.COEFFICIENTS);
    private static final Pieces DECLINE = new Pieces(ScaledErfcTable.DECLINES);
    private static final double[] CENTRES = centres();

    /** For any u. */
    static ScaledErfc of(DoubleDouble argument) {
        Real u = argument.high();
        Real shifted = u.plus(1);
        Condition far = shifted.greaterOrEqual(FAR);
        Real piece = Pieces.quarterOctave(shifted);
        Real reciprocal = div(1, u);
        Real near = within(piece, u, argument.low());
        return new ScaledErfc(far, piece, far.select(reciprocal.square(), near), u, reciprocal);
    }

    /** The function for an argument that is not on the last piece. */
    static DoubleDouble near(Real u) {
        Real piece = Pieces.quarterOctave(u.plus(1));
        return value(piece, u.minus(piece.lookup(CENTRES)));
    }

    /** The function for an argument in two parts that is not on the last piece. */
    static DoubleDouble near(DoubleDouble u) {
        Real piece = Pieces.quarterOctave(u.high().plus(1));
        return value(piece, within(piece, u.high(), u.low()));
    }

    private static Real within(Real piece, Real u, Real low) {
        return u.minus(piece.lookup(CENTRES)).plus(low);
    }

    private static DoubleDouble value(Real piece, Real t) {
        return VALUE.valueInTwoParts(piece, t).plusLow(piece.lookup(ScaledErfcTable.LOW));
    }

    /** The function, where u is not on the last piece; u times the function where it is. */
    DoubleDouble value() {
        return value(piece, t);
    }

    /** The function from {@link #value}, for finite u. */
    DoubleDouble unscaled(DoubleDouble value) {
        Real quotient = value.high().times(reciprocal);
        Real remainder = fnma(quotient, u, value.high()).plus(value.low()).times(reciprocal);
        return new DoubleDouble(far.select(quotient, value.high()), far.select(remainder, value.low()));
    }

    /** Minus half the function's derivative; u^2 times that on the last piece. */
    DoubleDouble decline() {
        return DECLINE.valueInTwoParts(piece, t).plusLow(piece.lookup(ScaledErfcTable.DECLINES_LOW));
    }

    private static double[] centres() {
        double[] centres = new double[ScaledErfcTable.COEFFICIENTS.length];
        for (int i = 0; i < centres.length - 1; i++) {
            centres[i] = (Pieces.start(i) + Pieces.start(i + 1)) / 2 - 1;
        }
        return centres;
    }
}
