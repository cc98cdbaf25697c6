package org.lanegrad.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** What derivative tapes look like; that they are right is shown elsewhere. */
class SweepTest {

    private static List<String> names(Tape tape) {
        return tape.outputs().stream().map(Output::name).toList();
    }

    private static long count(Tape tape, Operation operation, Sweep sweep) {
        return IntStream.range(0, tape.size())
                .filter(i -> tape.operation(i) == operation && tape.sweep(i) == sweep)
                .count();
    }

    private static final Tape TWO_INPUTS = Tape.record(r -> {
        Real x = r.input("x");
        Real y = r.input("y");
        Real k = r.input(Input.of("k").passive());
        r.output("z", x.times(y).plus(sin(x)).times(k));
    });

    @Test
    void derivativesAreNamedAfterWhatTheyAre() {
        assertEquals(List.of("z", "dz/dx", "dz/dy"), names(TWO_INPUTS.gradient()));
        assertEquals(List.of("z", "adjoint x", "adjoint y"), names(TWO_INPUTS.vjp()));
        assertEquals(List.of("z", "tangent z"), names(TWO_INPUTS.jvp()));
        assertEquals(
                List.of("z", "dz/dx", "dz/dy", "tangent dz/dx", "tangent dz/dy"),
                names(TWO_INPUTS.hessianVectorProduct()));
        assertEquals(
                List.of("z", "dz/dx", "dz/dy", "d2z/dx dx", "d2z/dx dy", "d2z/dy dx", "d2z/dy dy"),
                names(TWO_INPUTS.hessian()));
    }

    @Test
    void seedsArePassiveInputsOfEachPoint() {
        assertEquals(
                List.of(Input.of("tangent x").passive(), Input.of("tangent y").passive()),
                TWO_INPUTS.jvp().inputs().subList(3, 5));
        assertEquals(
                List.of(Input.of("adjoint z").passive()),
                TWO_INPUTS.vjp().inputs().subList(3, 4));
    }

    @Test
    void sweepsComposeUnderNewNames() {
        Tape cube = Tape.record(r -> r.output("z", r.input("x").pow(3)));
        assertEquals(
                List.of("z", "tangent z", "tangent2 z", "tangent2 tangent z"),
                names(cube.jvp().jvp()));
        assertArrayEquals(
                new double[] {8, 12, 12, 12}, cube.jvp().jvp().evaluate(2, 1, 1));
        assertEquals(List.of("z", "adjoint x", "adjoint2 x"), names(cube.vjp().vjp()));
        assertEquals(
                List.of("z", "tangent z", "tangent2 z", "tangent2 tangent z", "tangent3 z", "tangent3 tangent z",
                        "tangent3 tangent2 z", "tangent3 tangent2 tangent z"),
                names(cube.jvp().jvp().jvp()));
        assertEquals(6, cube.jvp().jvp().jvp().evaluate(2, 1, 1, 1)[7]);
    }

    @Test
    void aGradientIsOfOneOutput() {
        Tape two = Tape.record(r -> {
            Real x = r.input("x");
            r.output("a", x.square());
            r.output("b", sin(x));
        });
        assertEquals(
                "A gradient is of one output, but the tape has 2: choose one with withOutputs(name), or use vjp() with"
                        + " a seed for each.",
                assertThrows(IllegalStateException.class, two::gradient).getMessage());
        assertThrows(IllegalStateException.class, two::hessian);
        assertThrows(IllegalStateException.class, two::hessianVectorProduct);
        assertEquals(
                List.of("a", "da/dx"), names(two.withOutputs("a").gradient()));
        assertEquals(
                "There is no output named 'c'; there are [a, b].",
                assertThrows(IllegalArgumentException.class, () -> two.withOutputs("c")).getMessage());
    }

    @Test
    void whatDoesNotDependHasZeroDerivatives() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            r.input("unused");
            r.output("z", x.apply(Operation.FLOOR));
        });
        assertArrayEquals(new double[] {1, 0, 0}, tape.gradient().evaluate(1.5, 7));
        assertArrayEquals(new double[] {1, 0}, tape.jvp().evaluate(1.5, 7, 1, 1));
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0}, tape.hessian().evaluate(1.5, 7));
    }

    @Test
    void onlyActiveInputsAreDifferentiated() {
        Tape passive = Tape.record(r -> {
            Real x = r.input("x");
            Real k = r.input(Input.of("k").passive());
            r.output("z", x.times(exp(sin(k))));
        });
        assertEquals(passive.operationCount(), passive.gradient().operationCount());
    }

    /** x is used by sums whose adjoints exist at once: their contributions are added from the first on. */
    @Test
    void contributionsThatExistEarlyAreAddedFromTheFirstOn() {
        assertEquals(((1e16 + 1) + -1e16) + 1, sumOfContributions(false));
    }

    /** x is used by every step of a chain, whose adjoints exist from the last on. */
    @Test
    void contributionsOfAChainAreAddedFromTheLastOn() {
        assertEquals(((1 + -1e16) + 1) + 1e16, sumOfContributions(true));
    }

    /** The derivative by x of x*1e16 + x*1 + x*-1e16 + x*1, which shows by its rounding in which order it was added. */
    private static double sumOfContributions(boolean chain) {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            RealVector factors = r.inputs(Input.of("factor").passive(), 4);
            Real one = r.input(Input.of("one").passive());
            Real z = r.constant(0);
            for (Real factor : factors) {
                z = z.plus(x.times(factor));
                z = chain ? z.times(one) : z;
            }
            r.output("z", z);
        });
        return tape.gradient().evaluate(0, 1e16, 1, -1e16, 1, 1)[1];
    }

    @Test
    void adjointsAreSelectedWhereTheyLeaveABranchAndNotWithin() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real y = x;
            for (int i = 0; i < 50; i++) {
                y = sin(exp(y));
            }
            r.output("z", x.lessThan(1).select(y, 0));
        });
        assertEquals(1, count(tape.gradient(), Operation.SELECT, Sweep.REVERSE));
    }

    /** Each step's branch adds one condition to those under which the chain counts. */
    @Test
    void manyBranchesOverAChainCostAFewOperationsEach() {
        int steps = 1000;
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real v = x;
            Real sum = x;
            for (int k = 0; k < steps; k++) {
                v = sin(v);
                sum = sum.plus(x.lessThan(k).select(v, 0));
            }
            r.output("z", sum);
        });
        int gradient = tape.gradient().operationCount();
        assertTrue(gradient <= 10 * steps, gradient + " operations");
    }

    /** x * sqrt(max(x, 0)), as in the Heston model, where x < 0. */
    @Test
    void aConstantSideUnderASquareRootPoisonsNoSweep() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            r.output("z", x.times(RealMath.sqrt(RealMath.max(x, 0))));
        });
        assertEquals(0, tape.gradient().evaluate(-1)[1]);
        assertEquals(0, tape.jvp().evaluate(-1, 1)[1]);
        assertEquals(0, tape.hessian().evaluate(-1)[2]);
        assertEquals(0, tape.hessianVectorProduct().evaluate(-1, 1)[2]);
    }

    @Test
    void namesOfSecondDerivativesDoNotCollide() {
        Tape tape = Tape.record(r -> r.output("z", r.input("d").times(r.input("dd")).square()));
        assertEquals(4 + 3, tape.hessian().outputs().size());
    }

    @Test
    void oneReciprocalServesAllPartialsByTheSameDivisor() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            r.output("z", sin(x.div(y)).plus(exp(x.div(y))));
        });
        assertEquals(1, count(tape.gradient(), Operation.DIVIDE, Sweep.LOCAL));
    }

    @Test
    void signsCostNothing() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            r.output("z", x.minus(y.minus(x.minus(sin(y)))));
        });
        Tape gradient = tape.gradient();
        assertTrue(
                IntStream.range(0, gradient.size()).noneMatch(i -> gradient.operation(i) == Operation.MULTIPLY),
                gradient::toString);
    }
}
