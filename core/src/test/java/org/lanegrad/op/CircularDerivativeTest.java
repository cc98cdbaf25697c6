package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;

/** First and second derivatives of the functions of angles, and of their inverses, in units in the last place. */
class CircularDerivativeTest {
    private static final int SCALE = 6000;
    private static final Exact ONE = HighPrecision.ONE.withScale(SCALE);
    private static final Exact PI = HighPrecision.HALF_PI.timesPowerOfTwo(1).withScale(SCALE);
    private static final double FIRST = 2.5;
    private static final double SECOND = 6;

    @Test
    void tangent() {
        double[] angles = new Arguments()
                .binades(-60, 40, 8)
                .between(0, 8, 300)
                .andNegatives()
                .values();
        check(Operation.TAN, angles, x -> secantSquared(HighPrecision.cos(x)), x -> {
            Exact cosine = HighPrecision.cos(x);
            return twice(HighPrecision.sin(x)).times(secantSquared(cosine)).div(cosine);
        });
    }

    @Test
    void multiplesOfPi() {
        double[] angles = Arrays.stream(new Arguments()
                        .binades(-60, 20, 8)
                        .between(0, 8, 300)
                        .andNegatives()
                        .values())
                .filter(x -> Math.rint(2 * x) != 2 * x)
                .toArray();
        Exact square = PI.times(PI);
        check(
                Operation.SIN_PI,
                angles,
                x -> PI.times(HighPrecision.cosPi(x)),
                x -> square.times(HighPrecision.sinPi(x)).negate());
        check(
                Operation.COS_PI,
                angles,
                x -> PI.times(HighPrecision.sinPi(x)).negate(),
                x -> square.times(HighPrecision.cosPi(x)).negate());
        check(Operation.TAN_PI, angles, x -> PI.times(secantSquared(HighPrecision.cosPi(x))), x -> {
            Exact cosine = HighPrecision.cosPi(x);
            return square.times(twice(HighPrecision.sinPi(x)))
                    .times(secantSquared(cosine))
                    .div(cosine);
        });
    }

    private static Exact secantSquared(Exact cosine) {
        return ONE.div(cosine.times(cosine));
    }

    @Test
    void arcsineAndArccosine() {
        double[] sines = new Arguments()
                .binades(-100, -1, 1)
                .between(0, 1, 150)
                .around(1 - 0x1p-30, 10)
                .around(Math.nextDown(1.0), 0)
                .andNegatives()
                .values();
        check(
                Operation.ASIN,
                sines,
                CircularDerivativeTest::arcsineSlope,
                CircularDerivativeTest::arcsineCurvature);
        check(
                Operation.ACOS,
                sines,
                x -> arcsineSlope(x).negate(),
                x -> arcsineCurvature(x).negate());
    }

    private static Exact arcsineSlope(double x) {
        return ONE.div(oneMinusSquare(x).withScale(2 * SCALE).sqrt());
    }

    private static Exact arcsineCurvature(double x) {
        return arcsineSlope(x).times(Exact.of(x, SCALE)).div(oneMinusSquare(x));
    }

    private static Exact oneMinusSquare(double x) {
        return ONE.minus(Exact.of(x, SCALE).times(Exact.of(x, SCALE)));
    }

    @Test
    void arctangent() {
        double[] tangents = new Arguments()
                .binades(-500, 340, 1)
                .between(0, 4, 300)
                .binades(27, 33, 40)
                .andNegatives()
                .values();
        check(
                Operation.ATAN,
                tangents,
                x -> ONE.div(onePlusSquare(x)),
                x -> twice(Exact.of(x, SCALE))
                        .div(onePlusSquare(x))
                        .div(onePlusSquare(x))
                        .negate());
        // Where the square overflows, too
        double[] far = new Arguments().binades(341, 511, 1).andNegatives().values();
        checkOne("atan'", far, x -> ONE.div(onePlusSquare(x)), derivatives(Operation.ATAN), 1, FIRST);
    }

    private static Exact onePlusSquare(double x) {
        return ONE.plus(Exact.of(x, SCALE).times(Exact.of(x, SCALE)));
    }

    @Test
    void arctangentOfPoints() {
        Tape hessian = Tape.trace(r -> r.output("t", r.input("y").apply(Operation.ATAN2, r.input("x"))))
                .hessian();
        Random random = new Random(5);
        for (int k = 0; k < 2000; k++) {
            int exponent = random.nextInt(-480, 480);
            double y = Math.scalb(random.nextGaussian(), exponent);
            double x = Math.scalb(random.nextGaussian(), exponent + random.nextInt(-30, 31));
            Exact width = Exact.of(x, SCALE);
            Exact height = Exact.of(y, SCALE);
            Exact square = width.times(width).plus(height.times(height));
            Exact byBoth = twice(width.times(height)).div(square).div(square);
            Exact mixed = height.times(height)
                    .minus(width.times(width))
                    .div(square)
                    .div(square);
            double[] actual = hessian.evaluate(y, x);
            String where = "atan2(" + y + ", " + x + ")";
            assertClose(width.div(square), actual[1], FIRST, where);
            assertClose(height.negate().div(square), actual[2], FIRST, where);
            assertClose(byBoth.negate(), actual[3], SECOND, where);
            assertClose(byBoth, actual[6], SECOND, where);
            // It is 0 on the diagonals, and is rounded by a part of the sum of squares near them
            if (Math.abs(Math.abs(x / y) - 1) > 0.5) {
                assertClose(mixed, actual[4], SECOND, where);
            }
        }
    }

    @Test
    void arctangentOfTheFarthestAndTheNearestPoints() {
        Tape gradient = Tape.trace(r -> r.output("t", r.input("y").apply(Operation.ATAN2, r.input("x"))))
                .gradient();
        double max = Double.MAX_VALUE;
        assertClose(Exact.of(0.5 / max, 0), gradient.evaluate(max, max)[1], 1, "far");
        assertClose(Exact.of(-0.5 / max, 0), gradient.evaluate(max, -max)[2], 1, "far");
        double small = Double.MIN_NORMAL;
        assertEquals(0.5 / small, gradient.evaluate(small, small)[1]);
        assertEquals(-0.5 / small, gradient.evaluate(small, small)[2]);
        assertEquals(1 / small, gradient.evaluate(0, small)[1]);
        assertEquals(0, gradient.evaluate(small / 4, 1)[2] + small / 4);
    }

    @Test
    void remainder() {
        Tape hessian = Tape.trace(r -> r.output("m", r.input("a").apply(Operation.FMOD, r.input("b"))))
                .hessian();
        Random random = new Random(6);
        for (int k = 0; k < 2000; k++) {
            double b = Math.scalb(random.nextGaussian(), random.nextInt(-300, 300));
            double a = b * Math.scalb(random.nextGaussian(), random.nextInt(-5, 45));
            Exact multiple = Exact.of(a, 0).minus(Exact.of(a % b, 0)).withScale(SCALE);
            double[] actual = hessian.evaluate(a, b);
            assertEquals(1, actual[1]);
            assertEquals(multiple.div(Exact.of(b, 0)).round().doubleValue(), 0.0 - actual[2]);
            for (int second = 3; second < 7; second++) {
                assertEquals(0, actual[second]);
            }
        }
        // A quotient that rounds up to the next integer
        assertEquals(-2, hessian.evaluate(Math.nextDown(3.0), Math.nextDown(1.0))[2]);
        assertEquals(-0.0, hessian.evaluate(5, Double.POSITIVE_INFINITY)[2]);
    }

    private static Exact twice(Exact a) {
        return a.timesPowerOfTwo(1).withScale(SCALE);
    }

    private static Tape derivatives(Operation function) {
        return Tape.trace(r -> r.output("y", r.input("x").apply(function))).hessian();
    }

    private static void check(
            Operation function, double[] values, DoubleFunction<Exact> first, DoubleFunction<Exact> second) {
        Tape derivatives = derivatives(function);
        checkOne(function.symbol() + "'", values, first, derivatives, 1, FIRST);
        checkOne(function.symbol() + "''", values, second, derivatives, 2, SECOND);
    }

    private static void checkOne(
            String name, double[] values, DoubleFunction<Exact> exact, Tape derivatives, int order, double bound) {
        for (double x : values) {
            assertClose(exact.apply(x), derivatives.evaluate(x)[order], bound, name + "(" + x + ")");
        }
    }

    private static void assertClose(Exact exact, double actual, double bound, String where) {
        double ulps = exact.ulpsTo(actual);
        assertTrue(ulps <= bound, () -> "The derivative at " + where + ", " + actual + ", is off by " + ulps + " ulps");
    }
}
