package org.lanegrad.sweep;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.floor;
import static org.lanegrad.RealMath.fma;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.op.Operation.EXPONENT_BITS;
import static org.lanegrad.op.Operation.FMS;
import static org.lanegrad.op.Operation.FNMA;
import static org.lanegrad.op.Operation.SIGNIFICAND;
import static org.lanegrad.op.Operation.WITH_EXPONENT_BITS;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.ReferenceEvaluator;

/**
 * The derivative of each operation where it has a kink, a jump or a pole, and where both its operands are one value.
 */
class KinkTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double TINY = Double.MIN_VALUE;

    /** A function of two variables at one point, to be compared with what its derivatives are there. */
    private record Case(BinaryOperator<Real> function, double x, double y) {

        void gives(double byX, double byY) {
            Tape tape = Tape.trace(r -> r.output("z", function.apply(r.input("x"), r.input("y"))));
            for (Tape derivative : new Tape[] {tape.gradient(), Optimizer.standard().apply(tape.gradient())}) {
                double[] gradient = ReferenceEvaluator.outputs(derivative, x, y);
                assertSame(byX, gradient[1], derivative);
                assertSame(byY, gradient[2], derivative);
            }
            Tape reverse = tape.vjp();
            assertSame(-2 * byX, ReferenceEvaluator.outputs(reverse, x, y, -2)[1], reverse);
            assertSame(-2 * byY, ReferenceEvaluator.outputs(reverse, x, y, -2)[2], reverse);
            Tape forward = tape.jvp();
            if (Double.isFinite(byY)) {
                assertSame(byX, ReferenceEvaluator.outputs(forward, x, y, 1, 0)[1], forward);
            }
            if (Double.isFinite(byX)) {
                assertSame(byY, ReferenceEvaluator.outputs(forward, x, y, 0, 1)[1], forward);
            }
        }

        /** The second derivatives. */
        void bends(double byXx, double byXy, double byYy) {
            Tape tape = Tape.trace(r -> r.output("z", function.apply(r.input("x"), r.input("y"))));
            Tape hessian = tape.hessian();
            double[] actual = ReferenceEvaluator.outputs(hessian, x, y);
            double[] expected = {byXx, byXy, byXy, byYy};
            for (int k = 0; k < expected.length; k++) {
                assertSame(expected[k], actual[3 + k], hessian);
            }
        }

        private void assertSame(double expected, double actual, Tape tape) {
            boolean close = Math.abs(actual - expected) <= 1e-15 * Math.abs(expected);
            // Zeros of both signs are the same derivative
            if (!close && Double.compare(actual, expected) != 0) {
                throw new AssertionError("At " + Arrays.asList(x, y) + " expected " + expected + " but got " + actual
                        + " by\n" + tape);
            }
        }
    }

    private static Case at(double x, double y, BinaryOperator<Real> function) {
        return new Case(function, x, y);
    }

    private static Case at(double x, UnaryOperator<Real> function) {
        return new Case((a, _) -> function.apply(a), x, 1);
    }

    @Test
    void absoluteValue() {
        at(0.0, x -> abs(x)).gives(0, 0);
        at(-0.0, x -> abs(x)).gives(0, 0);
        at(TINY, x -> abs(x)).gives(1, 0);
        at(-TINY, x -> abs(x)).gives(-1, 0);
        at(INFINITY, x -> abs(x)).gives(1, 0);
        at(-INFINITY, x -> abs(x)).gives(-1, 0);
        at(0.0, x -> abs(x)).bends(0, 0, 0);
        at(0.0, x -> abs(x).times(x)).bends(0, 0, 0);
        at(-3, x -> abs(abs(x).unaryMinus())).gives(-1, 0);
    }

    @Test
    void smallerAndLarger() {
        at(1, 2, (x, y) -> min(x, y)).gives(1, 0);
        at(2, 1, (x, y) -> min(x, y)).gives(0, 1);
        at(1, 2, (x, y) -> max(x, y)).gives(0, 1);
        at(2, 1, (x, y) -> max(x, y)).gives(1, 0);
        for (double tie : new double[] {0, -0.0, 3, INFINITY, -INFINITY, TINY}) {
            at(tie, tie, (x, y) -> min(x, y)).gives(0.5, 0.5);
            at(tie, tie, (x, y) -> max(x, y)).gives(0.5, 0.5);
            at(tie, tie, (x, y) -> max(x, y)).bends(0, 0, 0);
        }
        at(0.0, -0.0, (x, y) -> min(x, y)).gives(0.5, 0.5);
        at(-0.0, 0.0, (x, y) -> max(x, y)).gives(0.5, 0.5);
        at(3, 3, (x, y) -> max(x.square(), y.times(2).plus(3))).gives(3, 1);
        at(-2, -2, (x, y) -> min(max(x, y), y)).gives(0.25, 0.75);
        // What lies below does not count, however steep it is
        at(0, 7, (x, y) -> max(sqrt(x), y)).gives(0, 1);
        at(0, 7, (x, y) -> min(x.reciprocal(), y)).gives(0, 1);
        at(2, 3, (x, y) -> max(x.square(), y)).bends(2, 0, 0);
    }

    @Test
    void oneValueTwice() {
        at(3, x -> min(x, x)).gives(1, 0);
        at(3, x -> max(x, x)).gives(1, 0);
        at(3, 5, (x, y) -> max(x.times(y), y.times(x))).gives(5, 3);
        at(3, 5, (x, y) -> min(x.times(y), x.times(y))).bends(0, 1, 0);
        at(3, x -> min(x, x.plus(0.0))).gives(1, 0);
        at(3, x -> x.plus(x)).gives(2, 0);
        at(3, x -> x.minus(x)).gives(0, 0);
        at(3, x -> x.times(x)).gives(6, 0);
        at(3, x -> x.times(x)).bends(2, 0, 0);
        at(4, x -> x.div(x)).gives(0, 0);
        at(3, x -> fma(x, x, x)).gives(7, 0);
        at(3, x -> x.apply(FMS, x, x)).gives(5, 0);
        at(3, x -> x.apply(FNMA, x, x)).gives(-5, 0);
        at(3, 5, (x, y) -> fma(x, y, x)).gives(6, 3);
        at(3, 5, (x, y) -> fma(x, x, y)).gives(6, 1);
        at(3, 5, (x, y) -> y.apply(FNMA, y, y).times(x)).gives(-20, -27);
        at(-3, x -> copySign(x, x)).gives(1, 0);
        at(2, x -> pow(x, x)).gives(4 * (1 + Math.log(2)), 0);
        at(3, x -> x.lessThan(1).select(x, x)).gives(1, 0);
        at(3, 5, (x, y) -> x.lessThan(1).select(x.times(y), y.times(x))).gives(5, 3);
    }

    @Test
    void flatOperations() {
        for (double jump : new double[] {-2.5, -1, -0.0, 0, 0.5, 1, 1.5, 3.25}) {
            at(jump, x -> rint(x)).gives(0, 0);
            at(jump, x -> floor(x)).gives(0, 0);
            at(jump, x -> x.apply(EXPONENT_BITS)).gives(0, 0);
            at(jump, x -> x.apply(WITH_EXPONENT_BITS)).gives(0, 0);
            at(jump, x -> floor(x).lookup(3, 4, 5)).gives(0, 0);
            at(jump, 2, (x, y) -> floor(x).times(y)).gives(0, Math.floor(jump));
            at(jump, x -> x.minus(floor(x))).gives(1, 0);
        }
    }

    @Test
    void choice() {
        // At a tie the condition decides, and neither it nor the side not taken has a derivative
        at(3, 3, (x, y) -> x.lessThan(y).select(x, y)).gives(0, 1);
        at(3, 3, (x, y) -> x.lessOrEqual(y).select(x, y)).gives(1, 0);
        at(3, 3, (x, y) -> x.equalTo(y).select(x, y)).gives(1, 0);
        at(0.0, -0.0, (x, y) -> x.equalTo(y).select(x, y)).gives(1, 0);
        at(Double.NaN, 3, (x, y) -> x.lessThan(y).select(x, y)).gives(0, 1);
        at(Double.NaN, 3, (x, y) -> x.lessThan(y).not().select(x, y)).gives(1, 0);
        at(3, 4, (x, y) -> x.lessThan(y).and(y.lessThan(5)).select(x.times(y), y)).gives(4, 3);
        at(3, 4, (x, y) -> x.lessThan(y).and(y.lessThan(4)).select(x.times(y), y)).gives(0, 1);
        at(3, 4, (x, y) -> y.lessThan(x).or(y.lessThan(5)).select(x.times(y), y)).gives(4, 3);
    }

    @Test
    void poles() {
        at(0.0, x -> sqrt(x)).gives(INFINITY, 0);
        at(0.0, x -> log(x)).gives(INFINITY, 0);
        at(0.0, x -> x.reciprocal()).gives(-INFINITY, 0);
        at(-1, x -> sqrt(x)).gives(Double.NaN, 0);
        at(4, x -> sqrt(x)).bends(-1.0 / 32, 0, 0);
        // 0 is no answer where the chain rule has none
        at(0.0, x -> sqrt(x.square())).gives(Double.NaN, 0);
        at(0.0, x -> x.div(x)).gives(Double.NaN, 0);
    }

    /** On either side of zero the slope is that of the magnitude times the sign. */
    @Test
    void signs() {
        for (double magnitude : new double[] {3, TINY, 0.0, INFINITY}) {
            at(magnitude, -1, (x, y) -> copySign(x, y)).gives(-1, 0);
            at(-magnitude, -1, (x, y) -> copySign(x, y)).gives(1, 0);
            at(magnitude, 0.0, (x, y) -> copySign(x, y)).gives(1, 0);
            at(magnitude, -0.0, (x, y) -> copySign(x, y)).gives(-1, 0);
            at(-magnitude, -INFINITY, (x, y) -> copySign(x, y)).gives(1, 0);
            at(-magnitude, Double.NaN, (x, y) -> copySign(x, y)).gives(-1, 0);
        }
    }

    @Test
    void significand() {
        at(3, x -> x.apply(SIGNIFICAND)).gives(0.5, 0);
        at(-3, x -> x.apply(SIGNIFICAND)).gives(-0.5, 0);
        at(1, x -> x.apply(SIGNIFICAND)).gives(1, 0);
        at(-1, x -> x.apply(SIGNIFICAND)).gives(-1, 0);
        at(Double.MIN_NORMAL, x -> x.apply(SIGNIFICAND)).gives(0x1p1022, 0);
        at(0x1.8p1023, x -> x.apply(SIGNIFICAND)).gives(0x1p-1023, 0);
        at(3, x -> x.apply(SIGNIFICAND)).bends(0, 0, 0);
    }

    @Test
    void powersAtZero() {
        at(0, x -> pow(x, 3.0)).gives(0, 0);
        at(0, x -> pow(x, 2.0)).gives(0, 0);
        at(0, x -> pow(x, 1.0)).gives(1, 0);
        at(0, x -> pow(x, 0.0)).gives(0, 0);
        at(0, x -> pow(x, 0.5)).gives(INFINITY, 0);
        at(0, x -> pow(x, -1.0)).gives(-INFINITY, 0);
        at(0, x -> pow(x, 2.0)).bends(2, 0, 0);
        at(0, x -> pow(x, 3.0)).bends(0, 0, 0);
        at(0, x -> pow(x, 1.0)).bends(0, 0, 0);
        at(0, x -> pow(x, 0.0)).bends(0, 0, 0);
        at(0, 2, (x, y) -> pow(x, y)).gives(0, 0);
        at(0, 1, (x, y) -> pow(x, y)).gives(1, 0);
        at(0, 3, (x, y) -> pow(x, y)).bends(0, 0, 0);
        at(0, 2, (x, y) -> pow(x, y)).bends(2, 0, 0);
    }

    @Test
    void powersToZeroAndOfNegativeNumbers() {
        at(3, 0, (x, y) -> pow(x, y)).gives(0, Math.log(3));
        at(3, 0, (x, y) -> pow(x, y)).bends(0, 1.0 / 3, Math.log(3) * Math.log(3));
        at(-2, x -> pow(x, 3.0)).gives(12, 0);
        at(-2, x -> pow(x, 3.0)).bends(-12, 0, 0);
        at(-2, x -> pow(x, -1.0)).gives(-0.25, 0);
        for (double any : new double[] {-2, TINY, INFINITY, -INFINITY, Double.NaN}) {
            at(any, x -> pow(x, 0.0)).gives(0, 0);
        }
        // Next to an integer exponent there is no power of a negative number
        at(-2, 3, (x, y) -> pow(x, y)).gives(12, Double.NaN);
    }

    @Test
    void integerPowers() {
        for (int n = -20; n <= 20; n++) {
            int exponent = n;
            at(-2, x -> x.pow(exponent)).gives(n * Math.pow(-2, n - 1), 0);
        }
        at(0, x -> x.pow(2)).bends(2, 0, 0);
        at(0, x -> x.pow(1)).gives(1, 0);
        at(0, x -> x.pow(0)).gives(0, 0);
    }
}
