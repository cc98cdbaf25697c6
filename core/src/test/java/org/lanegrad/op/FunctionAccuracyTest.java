package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** The errors of the functions against arithmetic of 70 digits and more, over their whole domains. */
class FunctionAccuracyTest {
    private static final int ENOUGH = 20_000;

    @Test
    void exp() {
        Arguments arguments = new Arguments()
                .binades(-1074, 9, 2)
                .binades(-60, 8, 60)
                .andNegatives()
                .between(-746, 710, 12_000)
                .between(-1, 1, 4000)
                .around(709.782712893384, 20)
                .around(-708.3964185322641, 20)
                .around(-745.1332191019411, 20);
        check(Operation.EXP, arguments, HighPrecision::exp);
    }

    @Test
    void log() {
        Arguments arguments = new Arguments()
                .binades(-1074, 1023, 6)
                .between(0.5, 2, 8000)
                .around(1, 500)
                .around(Math.sqrt(2), 50)
                .around(Math.sqrt(0.5), 50);
        for (int k = 1; k <= 52; k++) {
            arguments.around(1 + Math.scalb(1.0, -k), 3).around(1 - Math.scalb(1.0, -k), 3);
        }
        check(Operation.LOG, arguments, HighPrecision::log);
    }

    @Test
    void sin() {
        check(Operation.SIN, angles(), HighPrecision::sin);
    }

    @Test
    void cos() {
        check(Operation.COS, angles(), HighPrecision::cos);
    }

    @Test
    void tan() {
        check(Operation.TAN, angles(), HighPrecision::tan);
    }

    @Test
    void sinPi() {
        check(Operation.SIN_PI, halfTurns(), HighPrecision::sinPi);
    }

    @Test
    void cosPi() {
        check(Operation.COS_PI, halfTurns(), HighPrecision::cosPi);
    }

    @Test
    void tanPi() {
        check(Operation.TAN_PI, halfTurns(), HighPrecision::tanPi);
    }

    /** Not halfway between integers, where the tangent is infinite. */
    private static Arguments halfTurns() {
        return new Arguments()
                .binades(-1074, -2, 1)
                .binades(-30, -2, 40)
                .between(0, 3, 6000)
                .between(0, 1000, 1000)
                .around(0.25, 20)
                .around(Math.nextDown(0.5), 0)
                .around(Math.nextUp(1.5), 0)
                .around(1, 20)
                .around(1.75, 20)
                .around(2, 20)
                .around(1e6 + 1, 20)
                .binades(53, 1023, 1)
                .andNegatives();
    }

    @Test
    void asin() {
        check(Operation.ASIN, sines(), HighPrecision::asin);
    }

    @Test
    void acos() {
        check(Operation.ACOS, sines(), HighPrecision::acos);
    }

    private static Arguments sines() {
        return new Arguments()
                .binades(-1074, -1, 2)
                .binades(-30, -1, 40)
                .between(0, 1, 4000)
                .between(0.9999, 1, 1000)
                .around(0.5, 50)
                .around(1 - 0x1p-30, 50)
                .around(Math.nextDown(1.0), 0)
                .andNegatives();
    }

    @Test
    void atan() {
        Arguments arguments = new Arguments()
                .binades(-1074, 1023, 1)
                .binades(-30, 30, 60)
                .between(0, 4, 3000)
                .between(0.9, 1.1, 2000)
                .around(1, 50)
                .andNegatives();
        check(Operation.ATAN, arguments, HighPrecision::atan);
    }

    @Test
    void atan2() {
        Random random = new Random(5);
        double worst = 0;
        String where = "";
        int count = 24_000;
        for (int k = 0; k < count; k++) {
            // Points of all sizes and directions, and close to the diagonals
            int exponent = random.nextInt(-1070, 1020);
            int gap = k % 3 == 0 ? 0 : k % 3 == 1 ? random.nextInt(-4, 5) : random.nextInt(-1100, 1100);
            double x = Math.scalb(random.nextGaussian(), exponent);
            double y = k % 3 == 0
                    ? x * (1 + random.nextGaussian() * 0x1p-5)
                    : Math.scalb(random.nextGaussian(), Math.clamp(exponent + gap, -1074, 1020));
            if (x == 0 || y == 0) {
                continue;
            }
            double ulps = HighPrecision.atan2(y, x).ulpsTo(Operation.ATAN2.meaning().of(y, x, 0));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = y + ", " + x;
            }
        }
        report(Operation.ATAN2, count, worst, where);
    }

    private static Arguments angles() {
        return new Arguments()
                .binades(-1074, 1023, 2)
                .binades(-30, 40, 20)
                .between(0, 8, 3000)
                .multiplesOfHalfPi(1000)
                .closestToMultiplesOfHalfPi(0, 1023)
                .around(0x1p30, 10)
                .around(0x16ac5b262ca1ffp797, 1)
                .andNegatives();
    }

    @Test
    void tanh() {
        Arguments arguments = new Arguments()
                .binades(-1074, 1023, 1)
                .binades(-60, 5, 40)
                .between(0, 1, 4000)
                .between(1, 20, 2000)
                .around(Math.log(2) / 4, 50)
                .around(Math.log(2) * 3 / 4, 50)
                .andNegatives();
        check(Operation.TANH, arguments, HighPrecision::tanh);
    }

    @Test
    void exp2() {
        Arguments arguments = exponents().between(-1075, 1024, 8000).around(-1022, 10).around(-1075, 10);
        check(Operation.EXP2, arguments, HighPrecisionElementary::exp2);
    }

    @Test
    void expm1() {
        Arguments arguments = exponents().between(-40, 710, 8000).around(Math.log(0.75), 50);
        check(Operation.EXPM1, arguments, HighPrecisionElementary::expm1);
    }

    private static Arguments exponents() {
        return new Arguments()
                .binades(-1074, 8, 1)
                .binades(-60, 8, 40)
                .andNegatives()
                .between(-1, 1, 4000)
                .between(30, 40, 1000);
    }

    @Test
    void logarithmsToOtherBases() {
        check(Operation.LOG2, positive(), HighPrecisionElementary::log2);
        check(Operation.LOG10, positive(), HighPrecisionElementary::log10);
    }

    private static Arguments positive() {
        return new Arguments()
                .binades(-1074, 1023, 4)
                .between(0.5, 2, 8000)
                .around(1, 200)
                .around(Math.sqrt(2), 50)
                .around(Math.sqrt(0.5), 50);
    }

    @Test
    void log1p() {
        Arguments arguments = new Arguments()
                .binades(-1074, -1, 1)
                .binades(-60, -1, 40)
                .between(0, 1, 4000)
                .andNegatives()
                .binades(0, 1023, 4)
                .around(Math.sqrt(2) - 1, 50);
        check(Operation.LOG1P, arguments, HighPrecisionElementary::log1p);
    }

    @Test
    void sinhAndCosh() {
        Arguments arguments = new Arguments()
                .binades(-1074, 8, 1)
                .binades(-60, 8, 30)
                .between(0, 710.47, 3000)
                .between(0, 2, 3000)
                .between(16, 22, 2000)
                .andNegatives();
        check(Operation.SINH, arguments, HighPrecisionElementary::sinh);
        check(Operation.COSH, arguments, HighPrecisionElementary::cosh);
    }

    @Test
    void inverseHyperbolics() {
        Arguments any = new Arguments()
                .binades(-1074, 1023, 1)
                .binades(-60, 64, 30)
                .between(0, 2, 2500)
                .andNegatives();
        check(Operation.ASINH, any, HighPrecisionElementary::asinh);
        Arguments aboveOne = new Arguments()
                .binades(0, 1023, 6)
                .between(1, 1.2, 6000)
                .between(1, 4, 6000)
                .around(1 + 0x1p-30, 20)
                .around(1 + 0x1p-47, 20);
        check(Operation.ACOSH, aboveOne, HighPrecisionElementary::acosh);
        Arguments belowOne = new Arguments()
                .binades(-1074, -1, 1)
                .binades(-60, -1, 30)
                .between(0, 1, 7000)
                .around(1 - 0x1p-40, 20)
                .andNegatives();
        check(Operation.ATANH, belowOne, HighPrecisionElementary::atanh);
    }

    @Test
    void logistic() {
        Arguments arguments = new Arguments()
                .binades(-1074, 9, 1)
                .binades(-60, 6, 20)
                .between(0, 750, 2500)
                .between(0, 2, 3000)
                .between(0, 45, 2000)
                .andNegatives();
        check(Operation.SIGMOID, arguments, HighPrecisionElementary::sigmoid);
        check(Operation.LOGISTIC_DENSITY, arguments, HighPrecisionElementary::logisticDensity);
        check(Operation.SOFTPLUS, arguments, HighPrecisionElementary::softplus);
    }

    @Test
    void roots() {
        Arguments positive = new Arguments().binades(-1074, 1023, 2).between(0.5, 16, 12_000);
        check(Operation.RSQRT, positive, HighPrecisionElementary::rsqrt);
        check(Operation.CBRT, positive.andNegatives(), HighPrecisionElementary::cbrt);
    }

    /** The second coordinate has a magnitude like the first one's, or any other. */
    @Test
    void distances() {
        checkPairs(Operation.HYPOT, HighPrecisionElementary::hypot);
        checkPairs(Operation.DIRECTION_COSINE, HighPrecisionElementary::directionCosine);
    }

    private static void checkPairs(Operation function, BiFunction<Double, Double, Exact> exact) {
        Random random = new Random(8);
        double worst = 0;
        String where = "";
        int count = 24_000;
        for (int k = 0; k < count; k++) {
            int exponent = random.nextInt(-1074, 1024);
            int other = k % 4 == 0 ? random.nextInt(-1074, 1024) : exponent + random.nextInt(-30, 31);
            double x = Math.scalb(random.nextDouble(1, 2), exponent);
            double y = Math.scalb(random.nextDouble(1, 2), Math.clamp(other, -1074, 1023));
            double a = k % 3 == 0 ? -x : x;
            double ulps = exact.apply(a, y).ulpsTo(function.meaning().of(a, y, 0));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = a + ", " + y;
            }
        }
        report(function, count, worst, where);
    }

    @Test
    void pow() {
        Random random = new Random(7);
        double worst = 0;
        String where = "";
        int count = 30_000;
        for (int k = 0; k < count; k++) {
            double x = base(k, random);
            // The powers are spread evenly over the exponents that doubles have, subnormal ones too
            double y = k % 4 == 3
                    ? random.nextInt(-12, 13) / 4.0
                    : (random.nextDouble() * 1458 - 747) / StrictMath.log(x);
            if (x == 1 || Double.isInfinite(y)) {
                continue;
            }
            double ulps = HighPrecision.pow(x, y).ulpsTo(Operation.POW.meaning().of(x, y, 0));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x + ", " + y;
            }
        }
        report(Operation.POW, count, worst, where);
    }

    private static double base(int k, Random random) {
        return switch (k % 3) {
            case 0 -> Math.scalb(1 + random.nextDouble(), random.nextInt(-1074, 1024));
            case 1 -> 0.5 + 1.5 * random.nextDouble();
            default -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(52));
        };
    }

    private static void check(Operation function, Arguments arguments, DoubleFunction<Exact> exact) {
        double[] values = arguments.values();
        double worst = 0;
        double where = 0;
        for (double x : values) {
            double ulps = exact.apply(x).ulpsTo(function.meaning().of(x, 0, 0));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x;
            }
        }
        report(function, values.length, worst, Double.toString(where));
    }

    private static void report(Operation function, int count, double worst, String where) {
        assertTrue(count >= ENOUGH, () -> function.symbol() + " was tried with " + count + " arguments only");
        assertTrue(
                worst <= function.ulps(),
                () -> function.symbol() + "(" + where + ") is off by " + worst + " ulps, more than " + function.ulps());
    }
}
