package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.op.Operation.ACOS;
import static org.lanegrad.op.Operation.ACOSH;
import static org.lanegrad.op.Operation.ASIN;
import static org.lanegrad.op.Operation.ASINH;
import static org.lanegrad.op.Operation.ATAN;
import static org.lanegrad.op.Operation.ATAN2;
import static org.lanegrad.op.Operation.ATANH;
import static org.lanegrad.op.Operation.CBRT;
import static org.lanegrad.op.Operation.COS;
import static org.lanegrad.op.Operation.COSH;
import static org.lanegrad.op.Operation.COS_PI;
import static org.lanegrad.op.Operation.DIRECTION_COSINE;
import static org.lanegrad.op.Operation.EXP;
import static org.lanegrad.op.Operation.EXP2;
import static org.lanegrad.op.Operation.EXPM1;
import static org.lanegrad.op.Operation.FMOD;
import static org.lanegrad.op.Operation.HYPOT;
import static org.lanegrad.op.Operation.LOG;
import static org.lanegrad.op.Operation.LOG10;
import static org.lanegrad.op.Operation.LOG1P;
import static org.lanegrad.op.Operation.LOG2;
import static org.lanegrad.op.Operation.LOGISTIC_DENSITY;
import static org.lanegrad.op.Operation.POW;
import static org.lanegrad.op.Operation.RSQRT;
import static org.lanegrad.op.Operation.SIGMOID;
import static org.lanegrad.op.Operation.SIN;
import static org.lanegrad.op.Operation.SINH;
import static org.lanegrad.op.Operation.SIN_PI;
import static org.lanegrad.op.Operation.SOFTPLUS;
import static org.lanegrad.op.Operation.TAN;
import static org.lanegrad.op.Operation.TANH;
import static org.lanegrad.op.Operation.TAN_PI;

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

    @Test
    void exp2() {
        assertValue(INFINITY, EXP2, INFINITY);
        assertValue(0.0, EXP2, -INFINITY);
        assertValue(NAN, EXP2, NAN);
        assertValue(INFINITY, EXP2, 1024);
        assertValue(INFINITY, EXP2, MAX);
        assertValue(0.0, EXP2, -1076);
        assertValue(0.0, EXP2, -MAX);
        for (int n = -1074; n <= 1023; n++) {
            assertValue(Math.scalb(1.0, n), EXP2, n);
        }
        for (double tiny : TINY) {
            assertValue(1, EXP2, tiny);
            assertValue(1, EXP2, -tiny);
        }
    }

    @Test
    void expm1() {
        assertValue(INFINITY, EXPM1, INFINITY);
        assertValue(-1, EXPM1, -INFINITY);
        assertValue(NAN, EXPM1, NAN);
        assertValue(INFINITY, EXPM1, 709.7827128933841);
        assertTrue(EXPM1.meaning().of(709.782712893384, 0, 0) < INFINITY);
        assertValue(-1, EXPM1, -40);
        assertValue(-1, EXPM1, -MAX);
        assertOddNearZero(EXPM1);
    }

    /** Zero and tiny numbers are their own values. */
    private static void assertOddNearZero(Operation function) {
        assertValue(0.0, function, 0.0);
        assertValue(-0.0, function, -0.0);
        for (double tiny : TINY) {
            assertValue(tiny, function, tiny);
            assertValue(-tiny, function, -tiny);
        }
    }

    @Test
    void logarithmsToOtherBases() {
        for (Operation log : new Operation[] {LOG2, LOG10}) {
            assertValue(0.0, log, 1);
            assertValue(-INFINITY, log, 0.0);
            assertValue(-INFINITY, log, -0.0);
            assertValue(INFINITY, log, INFINITY);
            for (double outside : new double[] {-INFINITY, NAN, -1, -MIN, -MAX}) {
                assertValue(NAN, log, outside);
            }
        }
        for (int n = -1074; n <= 1023; n++) {
            assertValue(n, LOG2, Math.scalb(1.0, n));
        }
        for (int n = 0; n <= 22; n++) {
            assertValue(n, LOG10, Double.parseDouble("1e" + n));
        }
    }

    @Test
    void log1p() {
        assertValue(-INFINITY, LOG1P, -1);
        assertValue(INFINITY, LOG1P, INFINITY);
        assertValue(709.782712893384, LOG1P, MAX);
        for (double outside : new double[] {-INFINITY, NAN, Math.nextDown(-1), -2, -MAX}) {
            assertValue(NAN, LOG1P, outside);
        }
        assertOddNearZero(LOG1P);
    }

    @Test
    void sinhAndCosh() {
        assertOddNearZero(SINH);
        for (double large : new double[] {INFINITY, MAX, 710.475860073944}) {
            assertValue(INFINITY, SINH, large);
            assertValue(-INFINITY, SINH, -large);
            assertValue(INFINITY, COSH, large);
            assertValue(INFINITY, COSH, -large);
        }
        assertTrue(SINH.meaning().of(710.4758600739439, 0, 0) < INFINITY);
        assertTrue(COSH.meaning().of(-710.4758600739439, 0, 0) < INFINITY);
        assertValue(NAN, SINH, NAN);
        assertValue(NAN, COSH, NAN);
        for (double tiny : TINY) {
            assertValue(1, COSH, tiny);
            assertValue(1, COSH, -tiny);
        }
        assertValue(1, COSH, 0.0);
        assertValue(1, COSH, -0.0);
    }

    @Test
    void inverseHyperbolics() {
        assertOddNearZero(ASINH);
        assertValue(INFINITY, ASINH, INFINITY);
        assertValue(-INFINITY, ASINH, -INFINITY);
        assertValue(NAN, ASINH, NAN);
        assertValue(0.0, ACOSH, 1);
        assertValue(INFINITY, ACOSH, INFINITY);
        for (double outside : new double[] {-INFINITY, NAN, Math.nextDown(1.0), 0.0, -1, -2, -MAX}) {
            assertValue(NAN, ACOSH, outside);
        }
        assertOddNearZero(ATANH);
        assertValue(INFINITY, ATANH, 1);
        assertValue(-INFINITY, ATANH, -1);
        for (double outside : new double[] {-INFINITY, INFINITY, NAN, Math.nextUp(1.0), Math.nextDown(-1.0), -2, MAX}) {
            assertValue(NAN, ATANH, outside);
        }
    }

    @Test
    void logistic() {
        assertValue(1, SIGMOID, INFINITY);
        assertValue(0.0, SIGMOID, -INFINITY);
        assertValue(NAN, SIGMOID, NAN);
        assertValue(1, SIGMOID, MAX);
        assertValue(0.0, SIGMOID, -MAX);
        assertValue(MIN, SIGMOID, -745.1332191019411);
        assertValue(0.0, LOGISTIC_DENSITY, INFINITY);
        assertValue(0.0, LOGISTIC_DENSITY, -INFINITY);
        assertValue(0.0, LOGISTIC_DENSITY, MAX);
        assertValue(NAN, LOGISTIC_DENSITY, NAN);
        assertValue(MIN, LOGISTIC_DENSITY, 745.1332191019411);
        assertValue(INFINITY, SOFTPLUS, INFINITY);
        assertValue(0.0, SOFTPLUS, -INFINITY);
        assertValue(NAN, SOFTPLUS, NAN);
        assertValue(MAX, SOFTPLUS, MAX);
        assertValue(0.0, SOFTPLUS, -MAX);
        assertValue(MIN, SOFTPLUS, -745.1332191019411);
        for (double tiny : new double[] {0.0, MIN, 0x1p-60}) {
            assertValue(0.5, SIGMOID, tiny);
            assertValue(0.5, SIGMOID, -tiny);
            assertValue(0.25, LOGISTIC_DENSITY, tiny);
            assertValue(0.25, LOGISTIC_DENSITY, -tiny);
            assertValue(Math.log(2), SOFTPLUS, tiny);
            assertValue(Math.log(2), SOFTPLUS, -tiny);
        }
    }

    @Test
    void roots() {
        assertValue(INFINITY, RSQRT, 0.0);
        assertValue(-INFINITY, RSQRT, -0.0);
        assertValue(0.0, RSQRT, INFINITY);
        for (double outside : new double[] {-INFINITY, NAN, -1, -MIN, -MAX}) {
            assertValue(NAN, RSQRT, outside);
        }
        for (int n = -537; n <= 511; n++) {
            assertValue(Math.scalb(1.0, -n), RSQRT, Math.scalb(1.0, 2 * n));
        }
        for (double same : new double[] {0.0, 1, INFINITY}) {
            assertValue(same, CBRT, same);
            assertValue(-same, CBRT, -same);
        }
        assertValue(NAN, CBRT, NAN);
        for (int n = -358; n <= 341; n++) {
            assertValue(Math.scalb(1.0, n), CBRT, Math.scalb(1.0, 3 * n));
        }
        for (int n = 1; n < 1000; n++) {
            assertValue(n, CBRT, n * n * n);
            assertValue(-n, CBRT, -n * n * n);
        }
    }

    @Test
    void distances() {
        for (double other : new double[] {0.0, 1, MIN, MAX, INFINITY, NAN}) {
            for (double sign : new double[] {1, -1}) {
                assertValue(INFINITY, HYPOT, sign * INFINITY, other);
                assertValue(INFINITY, HYPOT, other, sign * INFINITY);
            }
        }
        for (double x : new double[] {0.0, MIN, 3 * MIN, Double.MIN_NORMAL, 0x1p-300, 1, 0x1p500, 1e300, MAX}) {
            assertValue(x, HYPOT, x, 0.0);
            assertValue(x, HYPOT, -0.0, -x);
            assertValue(NAN, HYPOT, NAN, x);
            assertValue(NAN, HYPOT, x, NAN);
            assertValue(NAN, DIRECTION_COSINE, NAN, x);
            assertValue(NAN, DIRECTION_COSINE, x, NAN);
            assertValue(x > 0 ? 1 : 0.0, DIRECTION_COSINE, x, 0.0);
            assertValue(x > 0 ? -1 : -0.0, DIRECTION_COSINE, -x, -0.0);
            assertValue(0.0, DIRECTION_COSINE, x, INFINITY);
            assertValue(-1, DIRECTION_COSINE, -INFINITY, x);
        }
        assertValue(INFINITY, HYPOT, MAX, MAX);
        assertValue(5e-320, HYPOT, 3e-320, 4e-320);
        assertValue(5e300, HYPOT, 3e300, 4e300);
        assertValue(NAN, DIRECTION_COSINE, INFINITY, INFINITY);
        assertValue(Math.sqrt(0.5), DIRECTION_COSINE, MAX, MAX);
        assertValue(Math.sqrt(0.5), DIRECTION_COSINE, MIN, MIN);
    }

    @Test
    void tan() {
        assertValue(0.0, TAN, 0.0);
        assertValue(-0.0, TAN, -0.0);
        for (double none : new double[] {INFINITY, -INFINITY, NAN}) {
            assertValue(NAN, TAN, none);
        }
        for (double tiny : TINY) {
            assertValue(tiny, TAN, tiny);
            assertValue(-tiny, TAN, -tiny);
        }
        // By how much pi and pi/2 as doubles are less than they should be
        assertValue(-0x1.1a62633145c07p-53, TAN, Math.PI);
        assertValue(0x1.d02967c31cdb5p53, TAN, Math.PI / 2);
        assertValue(-0x1.d02967c31cdb5p53, TAN, -Math.PI / 2);
    }

    /** The signs of zeros and infinities are those of IEEE 754-2019. */
    @Test
    void sinPiCosPiAndTanPi() {
        for (double none : new double[] {INFINITY, -INFINITY, NAN}) {
            assertValue(NAN, SIN_PI, none);
            assertValue(NAN, COS_PI, none);
            assertValue(NAN, TAN_PI, none);
        }
        double[] integers = {0, 1, 2, 3, 4, 5, 1000, 1001, 0x1p51 + 1, 0x1p52 + 1, 0x1p53 - 1, 0x1p53, 1e300, MAX};
        for (double n : integers) {
            boolean even = n % 2 == 0;
            assertValue(0.0, SIN_PI, n);
            assertValue(-0.0, SIN_PI, -n);
            assertValue(even ? 1 : -1, COS_PI, n);
            assertValue(even ? 1 : -1, COS_PI, -n);
            assertValue(even ? 0.0 : -0.0, TAN_PI, n);
            assertValue(even ? -0.0 : 0.0, TAN_PI, -n);
            if (n < 0x1p52) {
                double halfway = n + 0.5;
                assertValue(even ? 1 : -1, SIN_PI, halfway);
                assertValue(even ? -1 : 1, SIN_PI, -halfway);
                assertValue(0.0, COS_PI, halfway);
                assertValue(0.0, COS_PI, -halfway);
                assertValue(even ? INFINITY : -INFINITY, TAN_PI, halfway);
                assertValue(even ? -INFINITY : INFINITY, TAN_PI, -halfway);
            }
        }
        for (double n = 0; n < 4; n++) {
            assertValue(n % 2 == 0 ? 1 : -1, TAN_PI, n / 2 + 0.25);
        }
        assertValue(3 * MIN, SIN_PI, MIN);
        assertValue(-3 * MIN, TAN_PI, -MIN);
    }

    @Test
    void asinAndAcos() {
        assertValue(0.0, ASIN, 0.0);
        assertValue(-0.0, ASIN, -0.0);
        assertValue(Math.PI / 2, ASIN, 1);
        assertValue(-Math.PI / 2, ASIN, -1);
        assertValue(0.0, ACOS, 1);
        assertValue(Math.PI, ACOS, -1);
        assertValue(Math.PI / 2, ACOS, 0.0);
        assertValue(Math.PI / 2, ACOS, -0.0);
        for (double none : new double[] {Math.nextUp(1.0), -Math.nextUp(1.0), 2, MAX, INFINITY, -INFINITY, NAN}) {
            assertValue(NAN, ASIN, none);
            assertValue(NAN, ACOS, none);
        }
        for (double tiny : TINY) {
            assertValue(tiny, ASIN, tiny);
            assertValue(-tiny, ASIN, -tiny);
            assertValue(Math.PI / 2, ACOS, tiny);
            assertValue(Math.PI / 2, ACOS, -tiny);
        }
    }

    @Test
    void atan() {
        assertValue(0.0, ATAN, 0.0);
        assertValue(-0.0, ATAN, -0.0);
        assertValue(Math.PI / 4, ATAN, 1);
        assertValue(-Math.PI / 4, ATAN, -1);
        assertValue(NAN, ATAN, NAN);
        for (double far : new double[] {0x1p60, 1e300, MAX, INFINITY}) {
            assertValue(Math.PI / 2, ATAN, far);
            assertValue(-Math.PI / 2, ATAN, -far);
        }
        for (double tiny : TINY) {
            assertValue(tiny, ATAN, tiny);
            assertValue(-tiny, ATAN, -tiny);
        }
    }

    /** Java's atan2 is the standard for the special cases; elsewhere it is measured. */
    @Test
    void atan2OfEachSpecialValueAndEach() {
        double[] positive = {
            0, MIN, 3 * MIN, Double.MIN_NORMAL, 1e-300, 0x1p-60, 1, 3, 0x1p60, 1e300, MAX, INFINITY, NAN
        };
        double[] values = DoubleStream.of(positive).flatMap(x -> DoubleStream.of(x, -x)).toArray();
        for (double y : values) {
            for (double x : values) {
                double expected = StrictMath.atan2(y, x);
                boolean special = y == 0 || x == 0 || Double.isInfinite(x) || Double.isInfinite(y);
                if (Double.isNaN(expected) || special) {
                    assertValue(expected, ATAN2, y, x);
                } else {
                    double actual = ATAN2.meaning().of(y, x, 0);
                    double ulps = HighPrecision.atan2(y, x).ulpsTo(actual);
                    assertTrue(
                            ulps <= ATAN2.ulps() && Math.copySign(1, expected) == Math.copySign(1, actual),
                            () -> "atan2(" + y + ", " + x + ") is " + actual + " and not about " + expected);
                }
            }
        }
    }

    /** The remainder of Java is the standard. */
    @Test
    void fmodIsTheRemainder() {
        double[] positive = {
            0, MIN, 3 * MIN, 1000 * MIN, Double.MIN_NORMAL, 1e-300, 0x1p-52, 0.1, 0.5, 1, 1.5, 2, 3, 7, Math.PI, 0x1p52,
            0x1p53, 0x1p53 + 2, 0x1p971, 1e300, Math.nextDown(MAX), MAX, INFINITY, NAN
        };
        double[] values = DoubleStream.of(positive).flatMap(x -> DoubleStream.of(x, -x)).toArray();
        for (double x : values) {
            for (double y : values) {
                assertValue(x % y, FMOD, x, y);
            }
        }
        Random random = new Random(11);
        for (int k = 0; k < 40_000; k++) {
            double x = Double.longBitsToDouble(random.nextLong());
            double y = k % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.scalb(x, random.nextInt(-60, 5)) * random.nextDouble();
            assertValue(x % y, FMOD, x, y);
            double multiple = Math.scalb((double) random.nextInt(), random.nextInt(-500, 500));
            assertValue(multiple % 3, FMOD, multiple, 3);
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
