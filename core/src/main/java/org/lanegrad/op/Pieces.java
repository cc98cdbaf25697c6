package org.lanegrad.op;

import static org.lanegrad.RealMath.floor;
import static org.lanegrad.op.Fused.fma;

import org.lanegrad.Real;

/** Polynomials of one degree, one for each piece of an interval, with coefficients looked up by its number. */
final class Pieces {
    private static final int PER_OCTAVE = 4;

    private final double[][] columns;

    /** Given a row of coefficients, lowest power first, for each piece. */
    Pieces(double[][] rows) {
        columns = new double[rows[0].length][rows.length];
        for (int piece = 0; piece < rows.length; piece++) {
            for (int k = 0; k < columns.length; k++) {
                columns[k][piece] = rows[piece][k];
            }
        }
    }

    /** The number of the piece, a quarter of a power of two wide, that a number from 1 on lies in. */
    static Real quarterOctave(Real x) {
        Real octave = fma(Exponent.of(x).integer(), PER_OCTAVE, x.constant(-PER_OCTAVE));
        return floor(fma(x.apply(Operation.SIGNIFICAND), PER_OCTAVE, octave));
    }

    /** Where the piece with a number starts. */
    static double start(int piece) {
        return Math.scalb(1 + (double) (piece % PER_OCTAVE) / PER_OCTAVE, piece / PER_OCTAVE);
    }

    /** The polynomial. */
    Real value(Real piece, Real t) {
        return fma(t, slope(piece, t), piece.lookup(columns[0]));
    }

    /** The polynomial, with what the last addition is rounded by. */
    DoubleDouble valueInTwoParts(Real piece, Real t) {
        return DoubleDouble.orderedSum(piece.lookup(columns[0]), t.times(slope(piece, t)));
    }

    /** The polynomial less its constant term, over t. */
    private Real slope(Real piece, Real t) {
        Real slope = piece.lookup(columns[columns.length - 1]);
        for (int k = columns.length - 2; k >= 1; k--) {
            slope = fma(slope, t, piece.lookup(columns[k]));
        }
        return slope;
    }
}
