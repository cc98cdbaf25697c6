package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.op.HighPrecisionElementary.ONE;
import static org.lanegrad.op.HighPrecisionElementary.div;
import static org.lanegrad.op.HighPrecisionElementary.exact;
import static org.lanegrad.op.HighPrecisionElementary.integer;
import static org.lanegrad.op.HighPrecisionElementary.logisticDensity;
import static org.lanegrad.op.HighPrecisionElementary.sqrt;
import static org.lanegrad.op.HighPrecisionElementary.times;

import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;
import org.lanegrad.scalar.ScalarProgram;

/**
 * The errors of first and second derivatives, beside themselves and not beside the function's value: also where the
 * textbook's rule would cancel or overflow. Derivatives that are subnormal or overflow are left out.
 */
class ElementaryDerivativesTest {
    private static final double FIRST = 4;
    private static final double SECOND = 10;

    private static Arguments wide() {
        return new Arguments().binades(-1022, 1023, 1).binades(-60, 10, 10);
    }

    private static Arguments exponents() {
        return new Arguments().binades(-1022, 9, 1).binades(-60, 9, 10).between(0, 750, 500);
    }

    @Test
    void exp2() {
        Exact ln2 = HighPrecision.LN2;
        check(
                Operation.EXP2,
                exponents().andNegatives(),
                x -> times(HighPrecisionElementary.exp2(x), ln2),
                x -> times(HighPrecisionElementary.exp2(x), times(ln2, ln2)));
    }

    @Test
    void expm1() {
        check(Operation.EXPM1, exponents().andNegatives(), HighPrecision::exp, HighPrecision::exp);
    }

    @Test
    void log2() {
        check(
                Operation.LOG2,
                wide(),
                x -> div(ONE, times(exact(x), HighPrecision.LN2)),
                x -> div(ONE, times(times(exact(x), exact(x)), HighPrecision.LN2)).negate());
    }

    @Test
    void log10() {
        Exact ln10 = HighPrecision.log(10);
        check(
                Operation.LOG10,
                wide(),
                x -> div(ONE, times(exact(x), ln10)),
                x -> div(ONE, times(times(exact(x), exact(x)), ln10)).negate());
    }

    @Test
    void log1p() {
        Arguments arguments = new Arguments()
                .binades(-1022, -1, 1)
                .between(0, 1, 500)
                .andNegatives()
                .binades(0, 1023, 1)
                .around(-1 + 0x1p-40, 20);
        check(
                Operation.LOG1P,
                arguments,
                x -> div(ONE, ONE.plus(exact(x))),
                x -> div(ONE, square(ONE.plus(exact(x)))).negate());
    }

    @Test
    void sinhAndCosh() {
        Arguments arguments = exponents().andNegatives();
        check(Operation.SINH, arguments, HighPrecisionElementary::cosh, HighPrecisionElementary::sinh);
        check(Operation.COSH, arguments, HighPrecisionElementary::sinh, HighPrecisionElementary::cosh);
    }

    @Test
    void tanh() {
        check(
                Operation.TANH,
                exponents().andNegatives(),
                x -> logisticDensity(2 * x).timesPowerOfTwo(2),
                x -> times(logisticDensity(2 * x), HighPrecisionElementary.tanh(x))
                        .timesPowerOfTwo(3)
                        .negate());
    }

    @Test
    void sigmoidAndSoftplus() {
        Arguments arguments = exponents().andNegatives();
        DoubleFunction<Exact> slope =
                x -> times(logisticDensity(x), HighPrecisionElementary.tanh(x / 2)).negate();
        check(Operation.SIGMOID, arguments, HighPrecisionElementary::logisticDensity, slope);
        check(
                Operation.SOFTPLUS,
                arguments,
                HighPrecisionElementary::sigmoid,
                HighPrecisionElementary::logisticDensity);
    }

    @Test
    void rsqrt() {
        check(
                Operation.RSQRT,
                wide(),
                x -> div(HighPrecisionElementary.rsqrt(x), exact(x))
                        .timesPowerOfTwo(-1)
                        .negate(),
                x -> div(times(HighPrecisionElementary.rsqrt(x), integer(3)), square(exact(x)))
                        .timesPowerOfTwo(-2));
    }

    @Test
    void cbrt() {
        check(
                Operation.CBRT,
                wide().andNegatives(),
                x -> div(HighPrecisionElementary.cbrt(x), times(exact(x), integer(3))),
                x -> div(HighPrecisionElementary.cbrt(x), times(square(exact(x)), integer(9)))
                        .timesPowerOfTwo(1)
                        .negate());
    }

    @Test
    void asinh() {
        check(
                Operation.ASINH,
                wide().andNegatives(),
                x -> div(ONE, sqrt(ONE.plus(square(exact(x))))),
                x -> slopeOfReciprocalRoot(exact(x), ONE.plus(square(exact(x)))));
    }

    @Test
    void acosh() {
        Arguments arguments = new Arguments().around(1 + 0x1p-40, 20).between(1, 3, 500).binades(1, 1023, 1);
        check(
                Operation.ACOSH,
                arguments,
                x -> div(ONE, sqrt(square(exact(x)).minus(ONE))),
                x -> slopeOfReciprocalRoot(exact(x), square(exact(x)).minus(ONE)));
    }

    @Test
    void atanh() {
        Arguments arguments = new Arguments()
                .binades(-1022, -1, 1)
                .between(0, 1, 500)
                .around(1 - 0x1p-40, 20)
                .andNegatives();
        check(
                Operation.ATANH,
                arguments,
                x -> div(ONE, ONE.minus(square(exact(x)))),
                x -> div(exact(x), square(ONE.minus(square(exact(x))))).timesPowerOfTwo(1));
    }

    /** -x / square^(3/2). */
    private static Exact slopeOfReciprocalRoot(Exact x, Exact square) {
        return div(x, times(square, sqrt(square))).negate();
    }

    private static Exact square(Exact x) {
        return times(x, x);
    }

    @Test
    void hypot() {
        Tape tape = Tape.record(r -> r.output("z", r.input("a").apply(Operation.HYPOT, r.input("b"))));
        ScalarProgram program = ScalarProgram.of(tape.hessian());
        double[] memory = program.newMemory();
        Random random = new Random(11);
        for (int k = 0; k < 4000; k++) {
            int exponent = random.nextInt(-1000, 1000);
            int other = Math.clamp(exponent + random.nextInt(-60, 61), -1000, 1000);
            double a = Math.scalb(random.nextDouble() - 0.5, exponent);
            double b = Math.scalb(random.nextDouble() - 0.5, other);
            program.setInput(memory, 0, a);
            program.setInput(memory, 1, b);
            program.run(memory);
            Exact distance = HighPrecisionElementary.hypot(a, b);
            Exact cosine = div(exact(a), distance);
            Exact sine = div(exact(b), distance);
            String where = "hypot(" + a + ", " + b + ")";
            near(cosine, program.output(memory, 1), FIRST, where);
            near(sine, program.output(memory, 2), FIRST, where);
            near(div(square(sine), distance), program.output(memory, 3), SECOND, where);
            Exact mixed = div(times(sine, cosine), distance).negate();
            near(mixed, program.output(memory, 4), SECOND, where);
            near(mixed, program.output(memory, 5), SECOND, where);
            near(div(square(cosine), distance), program.output(memory, 6), SECOND, where);
        }
    }

    @Test
    void atTheOriginTheDerivativesOfTheDistanceAreZero() {
        Tape tape = Tape.record(r -> r.output("z", r.input("a").apply(Operation.HYPOT, r.input("b"))));
        for (double value : tape.hessian().evaluate(0, 0)) {
            assertEquals(0, Math.abs(value));
        }
    }

    @Test
    void withoutOverflowWhereTheDistanceOverflows() {
        Tape tape = Tape.record(r -> r.output("z", r.input("a").apply(Operation.HYPOT, r.input("b"))));
        double[] values = tape.gradient().evaluate(Double.MAX_VALUE, Double.MAX_VALUE);
        assertEquals(Math.sqrt(0.5), values[1], 0x1p-53);
        assertEquals(Math.sqrt(0.5), values[2], 0x1p-53);
    }

    private static void check(
            Operation function, Arguments arguments, DoubleFunction<Exact> first, DoubleFunction<Exact> second) {
        Tape tape = Tape.record(r -> r.output("z", r.input("x").apply(function)));
        ScalarProgram program = ScalarProgram.of(tape.hessian());
        double[] memory = program.newMemory();
        for (double x : arguments.values()) {
            program.setInput(memory, 0, x);
            program.run(memory);
            String where = function.symbol() + "(" + x + ")";
            near(first.apply(x), program.output(memory, 1), FIRST, where);
            near(second.apply(x), program.output(memory, 2), SECOND, where);
        }
    }

    private static void near(Exact expected, double actual, double bound, String where) {
        boolean normal = !expected.isZero()
                && expected.exponent() > Double.MIN_EXPONENT
                && expected.exponent() < Double.MAX_EXPONENT;
        if (normal) {
            double ulps = expected.ulpsTo(actual);
            assertTrue(ulps <= bound, () -> where + " has a derivative off by " + ulps + " ulps: " + actual);
        }
    }
}
