package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
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
