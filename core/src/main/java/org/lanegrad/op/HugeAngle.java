package org.lanegrad.op;

import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.lanegrad.Real;

/**
 * The reduction of angles from 2^20 to the largest number, after M. H. Payne and R. N. Hanek, Radian Reduction for
 * Trigonometric Functions, 1983: of 2/pi only those bits matter that change the angle by less than whole turns.
 *
 * <p>Here the angle is {@code y * 2^k} with an integer y and k one of a few, {@value #STEP} apart, and the table has
 * {@code 2^k * 2/pi} less its multiples of 4, as a sum of {@value #PARTS} doubles. Of their 212 bits the product with y
 * takes up to 68 and the worst cancellation 62; what is left is more than a double needs.
 */
final class HugeAngle {
    private static final int STEP = 16;
    private static final int PARTS = 4;
    /** The table's entry for the exponents from this one on has k = {@value #FIRST_K}. */
    private static final int FIRST_EXPONENT = 20;

    private static final int FIRST_K = FIRST_EXPONENT - 52;
    private static final int ENTRIES = (Double.MAX_EXPONENT - FIRST_EXPONENT) / STEP + 1;

    /** The first 1280 bits of 2/pi. */
    static final BigInteger TWO_OVER_PI = new BigInteger(
            "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561"
                    + "b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484"
                    + "e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f"
                    + "ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b"
                    + "3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d",
            16);

    static final int BITS = 1280;

    private static final double[][] TABLE = table();

    private HugeAngle() {}

    /** The quadrant comes out between -4 and 4. */
    static ReducedAngle reduce(Real x) {
        Real exponent = Exponent.of(x).integer();
        // Rounded to the nearest integer, the exponent in the middle of a step is rounded down
        Real above = exponent.minus(FIRST_EXPONENT + (STEP - 1) / 2.0);
        Real entry = Nearest.toProduct(above, 1.0 / STEP).integer();
        Real y = x.times(Nearest.power(fma(entry, -STEP, x.constant(-FIRST_K))));

        DoubleDouble first = DoubleDouble.product(y, entry.lookup(TABLE[0]));
        DoubleDouble second = DoubleDouble.product(y, entry.lookup(TABLE[1]));
        DoubleDouble third = DoubleDouble.product(y, entry.lookup(TABLE[2]));
        Real fourth = fma(y, entry.lookup(TABLE[3]), third.low());

        DoubleDouble middle = DoubleDouble.sum(first.low(), second.high());
        DoubleDouble leading = DoubleDouble.sum(withoutTurns(first.high()), withoutTurns(middle.high()));
        Real quadrant = Nearest.to(leading.high()).integer();

        // What is left of the leading sum may be 0 or as small as the others, so that each sum must be exact
        DoubleDouble a = DoubleDouble.sum(middle.low(), third.high());
        DoubleDouble b = DoubleDouble.sum(a.high(), second.low());
        DoubleDouble c = DoubleDouble.sum(b.high(), leading.low());
        DoubleDouble sum = DoubleDouble.sum(leading.high().minus(quadrant), c.high());
        Real lost = fourth.plus(a.low()).plus(b.low()).plus(c.low()).plus(sum.low());

        DoubleDouble fraction = DoubleDouble.orderedSum(sum.high(), lost);
        DoubleDouble halfPi = new DoubleDouble(
                x.constant(ReducedAngle.HALF_PI), x.constant(ReducedAngle.HALF_PI_REST));
        DoubleDouble angle = fraction.times(halfPi);
        DoubleDouble rest = DoubleDouble.orderedSum(angle.high(), angle.low());
        return new ReducedAngle(quadrant, rest.high(), rest.low());
    }

    /** A number of quadrants less its whole turns, exactly. */
    private static Real withoutTurns(Real quadrants) {
        return fma(rint(quadrants.times(0.25)), quadrants.constant(-4), quadrants);
    }

    private static double[][] table() {
        double[][] table = new double[PARTS][ENTRIES];
        BigInteger turn = BigInteger.ONE.shiftLeft(BITS + 2);
        for (int i = 0; i < ENTRIES; i++) {
            int k = FIRST_K + i * STEP;
            // A negative k shifts out bits beyond the precision of the four doubles
            BigInteger rest = TWO_OVER_PI.shiftLeft(k).mod(turn);
            BigDecimal value = new BigDecimal(rest.testBit(BITS + 1) ? rest.subtract(turn) : rest)
                    .divide(new BigDecimal(BigInteger.ONE.shiftLeft(BITS)));
            for (int part = 0; part < PARTS; part++) {
                table[part][i] = value.doubleValue();
                value = value.subtract(new BigDecimal(table[part][i]));
            }
        }
        return table;
    }
}
