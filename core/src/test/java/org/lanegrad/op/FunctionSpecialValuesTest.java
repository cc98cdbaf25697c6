package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.op.Operation.COS;
import static org.lanegrad.op.Operation.EXP;
import static org.lanegrad.op.Operation.LOG;
import static org.lanegrad.op.Operation.POW;
import static org.lanegrad.op.Operation.SIN;
import static org.lanegrad.op.Operation.TANH;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Where the functions have one right answer: zeros with their signs, infinities, NaN, the ends of the range. */
class FunctionSpecialValuesTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double MIN = Double.MIN_VALUE;
    private static final double MAX = Double.MAX_VALUE;
    private static final double[] TINY = {
        MIN, 3 * MIN, Double.MIN_NORMAL - MIN, Double.MIN_NORMAL, 0x1p-1000, 1e-200, 0x1p-60
    };

    private static void assertValue(double expected, Operation function, double... operands) {
        double actual = function.meaning().of(operands[0], operands.length > 1 ? operands[1] : 0, 0);
        assertEquals(
                Double.doubleToLongBits(expected),
                Double.doubleToLongBits(actual),
                () -> function.symbol() + DoubleStream.of(operands).boxed().toList() + " is " + actual + " and not "
                        + expected);
    }

    @Test
    void exp() {
        assertValue(1, EXP, 0.0);
        assertValue(1, EXP, -0.0);
        assertValue(INFINITY, EXP, INFINITY);
        assertValue(0.0, EXP, -INFINITY);
        assertValue(NAN, EXP, NAN);
        assertValue(INFINITY, EXP, MAX);
        assertValue(0.0, EXP, -MAX);
        assertValue(INFINITY, EXP, 709.7827128933841);
        assertTrue(EXP.meaning().of(709.782712893384, 0, 0) < INFINITY);
        assertValue(MIN, EXP, -745.1332191019411);
        assertValue(0.0, EXP, -745.1332191019412);
        for (double tiny : TINY) {
            assertValue(1, EXP, tiny);
            assertValue(1, EXP, -tiny);
        }
    }

    @Test
    void log() {
        assertValue(0.0, LOG, 1);
        assertValue(-INFINITY, LOG, 0.0);
        assertValue(-INFINITY, LOG, -0.0);
        assertValue(INFINITY, LOG, INFINITY);
        assertValue(NAN, LOG, -INFINITY);
        assertValue(NAN, LOG, NAN);
        assertValue(NAN, LOG, -1);
        assertValue(NAN, LOG, -MIN);
        assertValue(NAN, LOG, -MAX);
        assertValue(-744.4400719213812, LOG, MIN);
        assertValue(709.782712893384, LOG, MAX);
        assertValue(Math.log(2), LOG, 2);
    }

    @Test
    void sinAndCos() {
        assertValue(0.0, SIN, 0.0);
        assertValue(-0.0, SIN, -0.0);
        assertValue(1, COS, 0.0);
        assertValue(1, COS, -0.0);
        for (double none : new double[] {INFINITY, -INFINITY, NAN}) {
            assertValue(NAN, SIN, none);
            assertValue(NAN, COS, none);
        }
        for (double tiny : TINY) {
            assertValue(tiny, SIN, tiny);
            assertValue(-tiny, SIN, -tiny);
            assertValue(1, COS, tiny);
            assertValue(1, COS, -tiny);
        }
        assertValue(1, SIN, Math.PI / 2);
        assertValue(-1, COS, Math.PI);
        // By how much pi as a double is less than pi
        assertValue(0x1.1a62633145c07p-53, SIN, Math.PI);
    }

    @Test
    void tanh() {
        assertValue(0.0, TANH, 0.0);
        assertValue(-0.0, TANH, -0.0);
        assertValue(1, TANH, INFINITY);
        assertValue(-1, TANH, -INFINITY);
        assertValue(NAN, TANH, NAN);
        assertValue(1, TANH, 19.1);
        assertValue(1, TANH, 400);
        assertValue(-1, TANH, -MAX);
        for (double tiny : TINY) {
            assertValue(tiny, TANH, tiny);
            assertValue(-tiny, TANH, -tiny);
        }
    }

    /** Java's pow is the standard for the special cases; where the result is an ordinary number it is measured. */
    @Test
    void powOfEachSpecialValueToEach() {
        double[] positive = {
            0, MIN, Double.MIN_NORMAL, 1e-300, 0x1p-53, 0.25, 0.5, Math.nextDown(1.0), 1, Math.nextUp(1.0), 1.5, 2, 3,
            10, 1023, 1024, 1074, 1075, 0x1p31, 0x1p52 + 0.5, 0x1p52 + 1, 0x1p53 - 1, 0x1p53, 0x1p54, 1e300, MAX,
            INFINITY, NAN
        };
        double[] values = DoubleStream.of(positive).flatMap(x -> DoubleStream.of(x, -x)).toArray();
        for (double x : values) {
            for (double y : values) {
                double expected = StrictMath.pow(x, y);
                if (Double.isNaN(expected) || x == 0 || y == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
                    assertValue(expected, POW, x, y);
                } else {
                    double actual = POW.meaning().of(x, y, 0);
                    double ulps = HighPrecision.pow(Math.abs(x), y).ulpsTo(Math.abs(actual));
                    assertTrue(
                            ulps <= POW.ulps() && Math.copySign(1, expected) == Math.copySign(1, actual),
                            () -> "pow(" + x + ", " + y + ") is " + actual + " and not about " + expected);
                }
            }
        }
    }

    @Test
    void powIsExactWhereItCanBe() {
        for (int n = -1074; n <= 1023; n++) {
            assertValue(Math.scalb(1.0, n), POW, 2, n);
            assertValue(n % 2 == 0 ? Math.scalb(1.0, n) : -Math.scalb(1.0, n), POW, -2, n);
        }
        for (int k = 1; k < 100; k++) {
            assertValue(k * k, POW, k, 2);
            assertValue(-k * k * k, POW, -k, 3);
            assertValue(k, POW, k * k, 0.5);
        }
        for (int n = 0; n <= 22; n++) {
            assertValue(Double.parseDouble("1e" + n), POW, 10, n);
        }
        Random random = new Random(3);
        for (int k = 0; k < 2000; k++) {
            double x = Double.longBitsToDouble(random.nextLong());
            assertValue(x, POW, x, 1);
        }
    }
}
