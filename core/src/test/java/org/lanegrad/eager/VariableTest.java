package org.lanegrad.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.cos;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.floor;
import static org.lanegrad.RealMath.fma;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.RealMath.tanh;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lanegrad.Arithmetic;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

class VariableTest {

    private static double grad(Variable variable) {
        return variable.grad().orElseThrow();
    }

    // ---- Values

    @Test
    void arithmeticComputesAtOnce() {
        Variable x = Variable.of(2);
        Variable y = Variable.of(3);
        assertEquals(5, x.plus(y).value());
        assertEquals(-1, x.minus(y).value());
        assertEquals(6, x.times(y).value());
        assertEquals(2.0 / 3, x.div(y).value());
        assertEquals(-2, x.unaryMinus().value());
        assertEquals(8, x.pow(3).value());
        assertEquals(10, fma(x, y, x.plus(2)).value());
        assertEquals(2, max(min(x, y), -1).value());
        assertEquals(-2, copySign(x, Variable.passive(-0.0)).value());
        assertEquals(1.5, div(3, x).value());
        assertEquals(1, minus(3, x).value());
        assertEquals(6 + Math.sin(2), x.times(y).plus(sin(x)).value(), 1e-15);
        assertEquals("3.0", y.toString());
    }

    @Test
    void comparisonsAndLoopsArePlainJava() {
        Variable x = Variable.of(0.7);
        Variable power = x.constant(1);
        while (power.value() > 0.1) {
            power = power.times(x);
        }
        assertEquals(Math.pow(0.7, 7), power.value(), 1e-15);
        power.backward();
        assertEquals(7 * Math.pow(0.7, 6), grad(x), 1e-15);
    }

    @Test
    void operationsOfTapesOrWithAnotherNumberOfOperandsAreRefused() {
        Variable x = Variable.of(2);
        String forTapes = " is for tapes. The values of eager variables are known: use plain Java on value(), such as"
                + " if (x.value() < y.value()).";
        assertEquals("The operation <" + forTapes, refusal(() -> x.apply(Operation.LESS, x)));
        assertEquals("The operation select" + forTapes, refusal(() -> x.apply(Operation.SELECT, x, x)));
        assertEquals("The operation not" + forTapes, refusal(() -> x.apply(Operation.NOT)));
        assertEquals("The operation lookup" + forTapes, refusal(() -> x.apply(Operation.LOOKUP)));
        assertEquals("The operation + takes 2 operands, but is given 1.", refusal(() -> x.apply(Operation.ADD)));
        assertEquals("The operation sin takes 1 operand, but is given 2.", refusal(() -> x.apply(Operation.SIN, x)));
        assertEquals("The operation input takes 0 operands, but is given 1.", refusal(() -> x.apply(Operation.INPUT)));
    }

    private static String refusal(Runnable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake::run).getMessage();
    }

    // ---- Gradients

    @Test
    void backwardGivesTheGradientOfTheTextbook() {
        // @start region="example"
        Variable x = Variable.of(2);
        Variable y = Variable.of(3);
        Variable z = x.times(y).plus(sin(x)); // 6.909297426825682
        z.backward();
        double byX = x.grad().orElseThrow(); // y + cos(x) = 2.5838531634528574
        double byY = y.grad().orElseThrow(); // x = 2
        // @end
        assertEquals(6.909297426825682, z.value(), 1e-15);
        assertEquals(2.5838531634528574, byX, 1e-15);
        assertEquals(2, byY);
    }

    @Test
    void everyFunctionHasTheDerivativeOfTheTape() {
        double[] gradient =
                Tape.trace(r -> r.output("z", manyFunctions(r.input("x"), r.input("y")))).gradient().evaluate(0.7, 1.9);
        Variable x = Variable.of(0.7);
        Variable y = Variable.of(1.9);
        Variable z = manyFunctions(x, y);
        z.backward();
        assertEquals(gradient[0], z.value());
        assertEquals(gradient[1], grad(x), 1e-14);
        assertEquals(gradient[2], grad(y), 1e-14);
    }

    private static <T extends Arithmetic<T>> T manyFunctions(T x, T y) {
        return exp(sin(x).times(cos(y)))
                .plus(log(x.square().plus(y)))
                .plus(tanh(x.minus(y)).div(sqrt(y)))
                .plus(pow(y, x).times(abs(x.minus(2))))
                .plus(y.pow(3).plus(x.pow(0.5)).reciprocal())
                .plus(fma(x, y, max(x, y)));
    }

    @Test
    void pathsThatMeetAgainAddUp() {
        Variable x = Variable.of(3);
        Variable y = Variable.of(10);
        Variable z = x.times(x).plus(x.times(y));
        z.backward();
        assertEquals(16, grad(x));
        assertEquals(3, grad(y));

        Variable doubled = Variable.of(1.5);
        Variable power = doubled;
        for (int i = 0; i < 60; i++) {
            power = power.plus(power);
        }
        power.backward();
        assertEquals(0x1p60, grad(doubled));
    }

    @Test
    void theSeedScalesTheGradient() {
        Variable x = Variable.of(3);
        x.square().backward(-0.5);
        assertEquals(-3, grad(x));
    }

    @Test
    void aVariableIsItsOwnResult() {
        Variable x = Variable.of(3);
        x.backward(4);
        assertEquals(4, grad(x));
    }

    // ---- When a gradient is there

    @Test
    void theGradientIsAbsentUntilABackwardReachesTheVariable() {
        Variable x = Variable.of(2);
        Variable other = Variable.of(5);
        Variable z = x.square();
        assertEquals(OptionalDouble.empty(), x.grad());
        z.backward();
        assertEquals(OptionalDouble.of(4), x.grad());
        assertEquals(OptionalDouble.empty(), other.grad());
    }

    @Test
    void gradientsAddUpUntilTheyAreCleared() {
        Variable x = Variable.of(2);
        x.square().backward();
        x.pow(3).backward();
        assertEquals(4 + 12, grad(x));
        x.clearGrad();
        assertEquals(OptionalDouble.empty(), x.grad());
        x.pow(3).backward();
        assertEquals(12, grad(x));
    }

    @Test
    void aResultMayGoBackwardAgain() {
        Variable x = Variable.of(2);
        Variable z = x.square();
        z.backward();
        z.backward();
        assertEquals(8, grad(x));
        assertEquals(4, z.value());
    }

    @Test
    void twoResultsShareTheirVariables() {
        Variable x = Variable.of(2);
        Variable y = Variable.of(3);
        Variable product = x.times(y);
        Variable sum = product.plus(x);
        Variable difference = product.minus(y);
        sum.backward();
        difference.backward(10);
        assertEquals((3 + 1) + 10 * 3, grad(x));
        assertEquals(2 + 10 * (2 - 1), grad(y));
    }

    @Test
    void onlyVariablesHaveGradients() {
        Variable x = Variable.of(2);
        Variable passive = Variable.passive(3);
        Variable product = x.times(passive);
        Variable z = product.square();
        z.backward();
        assertEquals(2 * 6 * 3, grad(x));
        assertEquals(OptionalDouble.empty(), passive.grad());
        assertEquals(OptionalDouble.empty(), product.grad());
        assertEquals(OptionalDouble.empty(), z.grad());
    }

    @Test
    void flatOperationsReachTheirVariablesWithZero() {
        Variable x = Variable.of(2.5);
        floor(x).backward();
        assertEquals(OptionalDouble.of(0), x.grad());

        Variable magnitude = Variable.of(2);
        Variable sign = Variable.of(-3);
        copySign(magnitude, sign).backward();
        assertEquals(-1, grad(magnitude));
        assertEquals(0, grad(sign));
    }

    @Test
    void thereIsNothingToDifferentiatePassiveValuesBy() {
        Variable z = Variable.passive(2).times(3).plus(Variable.of(1).constant(4));
        assertEquals(10, z.value());
        String message = assertThrows(IllegalStateException.class, z::backward).getMessage();
        assertEquals(
                "There is nothing to differentiate by: the value 10.0 does not depend on any variable. Make the numbers"
                        + " to differentiate by with Variable.of(value).",
                message);
        // The power 0 is the constant 1
        assertThrows(IllegalStateException.class, () -> Variable.of(2).pow(0).backward());
    }

    // ---- Hard cases

    @Test
    void nanAndInfinityAreNotHidden() {
        Variable x = Variable.of(Double.NaN);
        Variable y = Variable.of(2);
        Variable z = x.times(y);
        assertTrue(Double.isNaN(z.value()));
        z.backward();
        assertEquals(2, grad(x));
        assertTrue(Double.isNaN(grad(y)));

        Variable zero = Variable.of(0);
        sqrt(zero).backward();
        assertEquals(Double.POSITIVE_INFINITY, grad(zero));
        zero.times(Double.NaN).backward();
        assertTrue(Double.isNaN(grad(zero)));
    }

    @Test
    void theFirstGradientKeepsTheSignOfZero() {
        Variable x = Variable.of(2);
        x.times(-0.0).backward();
        assertEquals(-0.0, grad(x));
    }

    @Test
    void aMillionOperationsInARow() {
        Variable x = Variable.of(0.5);
        Variable z = x;
        double value = 0.5;
        double derivative = 1;
        for (int i = 0; i < 200_000; i++) {
            z = sin(z).plus(x).times(x).plus(1).minus(x);
            derivative = (Math.cos(value) * derivative + 1) * 0.5 + Math.sin(value) + 0.5 - 1;
            value = (Math.sin(value) + 0.5) * 0.5 + 1 - 0.5;
        }
        assertEquals(value, z.value(), 1e-14);
        z.backward();
        assertEquals(derivative, grad(x), 1e-14);
    }
}
