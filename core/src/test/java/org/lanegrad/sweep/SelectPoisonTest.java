package org.lanegrad.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.cos;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.fma;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.reciprocal;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.RealMath.square;
import static org.lanegrad.RealMath.tanh;

import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.testing.HipparchusDerivatives;
import org.lanegrad.testing.ReferenceEvaluator;

/**
 * A side of a branch that is not taken never reaches a derivative, of any order and however it is made; what is taken
 * does, infinite or NaN. Each function that hides something behind a branch is compared with the plain function that it
 * is at a point.
 */
class SelectPoisonTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private record Trap(BinaryOperator<Real> function) {

        Trap is(double x, double y, BinaryOperator<Real> taken) {
            HipparchusDerivatives expected = new HipparchusDerivatives(tape(taken), 3, x, y);
            for (Tape tape : List.of(tape(function), new MultiplyAddFusion().apply(tape(function)))) {
                new EveryDerivative(tape, new double[] {x, y}, expected).check();
            }
            return this;
        }

        private static Tape tape(BinaryOperator<Real> function) {
            return Tape.trace(r -> r.output("z", function.apply(r.input("x"), r.input("y"))));
        }
    }

    private static Trap trap(BinaryOperator<Real> function) {
        return new Trap(function);
    }

    private static BinaryOperator<Real> constant(double value) {
        return (x, _) -> x.constant(value);
    }

    // ---- One branch

    @Test
    void squareRoot() {
        trap((x, _) -> x.greaterThan(0).select(sqrt(x), 0))
                .is(0, 1, constant(0))
                .is(-0.0, 1, constant(0))
                .is(-1, 1, constant(0))
                .is(Double.NaN, 1, constant(0))
                .is(4, 1, (x, _) -> sqrt(x));
        trap((x, y) -> x.lessOrEqual(0).select(y, sqrt(x).times(y)))
                .is(0, 3, (_, y) -> y)
                .is(-1, 3, (_, y) -> y)
                .is(4, 3, (x, y) -> sqrt(x).times(y));
    }

    @Test
    void logarithm() {
        trap((x, y) -> x.greaterThan(0).select(log(x).times(y), x.times(y)))
                .is(0, 3, (x, y) -> x.times(y))
                .is(-1, 3, (x, y) -> x.times(y))
                .is(2, 3, (x, y) -> log(x).times(y));
    }

    @Test
    void division() {
        trap((x, y) -> x.equalTo(0).select(y, y.div(x)))
                .is(0, 3, (_, y) -> y)
                .is(-0.0, 3, (_, y) -> y)
                .is(2, 3, (x, y) -> y.div(x));
        trap((x, y) -> x.equalTo(y).select(x.times(y), reciprocal(x.minus(y))))
                .is(3, 3, (x, y) -> x.times(y))
                .is(3, 2, (x, y) -> reciprocal(x.minus(y)));
        trap((x, _) -> x.equalTo(0).select(1, sin(x).div(x)))
                .is(0, 1, constant(1))
                .is(2, 1, (x, _) -> sin(x).div(x));
    }

    @Test
    void power() {
        trap((x, y) -> x.greaterThan(0).select(pow(x, y), y.square()))
                .is(0, -1, (_, y) -> y.square())
                .is(0, 0.5, (_, y) -> y.square())
                .is(-1, 0.5, (_, y) -> y.square())
                .is(2, 0.5, (x, y) -> pow(x, y));
        trap((x, _) -> x.greaterThan(0).select(pow(x, -0.5), 0)).is(0, 1, constant(0));
    }

    @Test
    void productWithALimit() {
        trap((x, _) -> x.greaterThan(0).select(x.times(log(x)), 0))
                .is(0, 1, constant(0))
                .is(2, 1, (x, _) -> x.times(log(x)));
        trap((x, y) -> entropy(x).plus(entropy(y)))
                .is(0, 2, (_, y) -> y.times(log(y)))
                .is(2, 0, (x, _) -> x.times(log(x)))
                .is(0, 0, constant(0))
                .is(1, 2, (x, y) -> x.times(log(x)).plus(y.times(log(y))));
    }

    private static Real entropy(Real p) {
        return p.greaterThan(0).select(p.times(log(p)), 0);
    }

    @Test
    void norm() {
        BinaryOperator<Real> norm = (x, y) -> sqrt(x.square().plus(y.square()));
        trap((x, y) -> {
                    Real squares = x.square().plus(y.square());
                    return squares.equalTo(0).select(0, sqrt(squares));
                })
                .is(0, 0, constant(0))
                .is(3, 4, norm);
    }

    @Test
    void overflow() {
        trap((x, y) -> x.lessThan(700).select(exp(x).times(y), x.times(y)))
                .is(1_000, 2, (x, y) -> x.times(y))
                .is(1, 2, (x, y) -> exp(x).times(y));
        // log(1 + e^x)
        trap((x, _) -> x.greaterThan(30).select(x, log(exp(x).plus(1))))
                .is(1_000, 1, (x, _) -> x)
                .is(1, 1, (x, _) -> log(exp(x).plus(1)));
    }

    @Test
    void aLongWayToTheBranch() {
        BinaryOperator<Real> far = (x, y) -> {
            Real sum = exp(sqrt(x).times(y)).plus(log(x).div(x));
            return tanh(sum).times(sum).plus(cos(sum.times(y)));
        };
        trap((x, y) -> x.greaterThan(0).select(far.apply(x, y), y.square().times(x)))
                .is(0, 3, (x, y) -> y.square().times(x))
                .is(-1, 3, (x, y) -> y.square().times(x))
                .is(1.5, 0.5, far);
    }

    @Test
    void everyOperationOnTheWay() {
        BinaryOperator<Real> far = (x, y) -> abs(log(x))
                .plus(copySign(sqrt(x), y))
                .plus(fma(reciprocal(x), y, x))
                .plus(min(log(x), y))
                .plus(max(reciprocal(x), sqrt(x)))
                .minus(sqrt(x).unaryMinus().times(sqrt(x)));
        trap((x, y) -> x.greaterThan(0).select(far.apply(x, y), x.times(y)))
                .is(0, 3, (x, y) -> x.times(y))
                .is(-1, 3, (x, y) -> x.times(y))
                .is(2, 3, far);
    }

    // ---- Several branches

    @Test
    void nested() {
        trap((x, y) -> x.greaterThan(0).select(y.greaterThan(0).select(sqrt(x.times(y)), x), y))
                .is(0, 1, (_, y) -> y)
                .is(-1, -1, (_, y) -> y)
                .is(1, 0, (x, _) -> x)
                .is(1, -1, (x, _) -> x)
                .is(2, 3, (x, y) -> sqrt(x.times(y)));
        trap((x, y) -> x.greaterThan(0).select(x.greaterThan(0).select(sqrt(x), reciprocal(x)), y))
                .is(0, 1, (_, y) -> y)
                .is(2, 1, (x, _) -> sqrt(x));
        trap((x, y) -> y.greaterThan(0).select(x.times(y), x.greaterThan(0).select(log(x), log(y))))
                .is(0, 1, (x, y) -> x.times(y))
                .is(0.5, 0, (x, _) -> log(x));
    }

    @Test
    void sharedByBothSides() {
        trap((x, y) -> {
                    Real root = sqrt(x.times(y));
                    return x.greaterThan(1).select(root.times(x), root.plus(y));
                })
                .is(4, 1, (x, y) -> sqrt(x.times(y)).times(x))
                .is(0.5, 2, (x, y) -> sqrt(x.times(y)).plus(y));
        trap((x, y) -> {
                    Real root = sqrt(x);
                    Condition positive = x.greaterThan(0);
                    return positive.select(root.times(y), y).plus(positive.not().select(y, root.plus(y)));
                })
                .is(0, 3, (_, y) -> y.plus(y))
                .is(4, 3, (x, y) -> sqrt(x).times(y).plus(sqrt(x)).plus(y));
    }

    @Test
    void sharedBySeveralBranches() {
        trap((x, y) -> {
                    Real root = sqrt(x);
                    return x.greaterThan(1)
                            .select(root, y)
                            .plus(x.greaterThan(2).select(root.square(), y.square()));
                })
                .is(0, 3, (_, y) -> y.plus(y.square()))
                .is(-1, 3, (_, y) -> y.plus(y.square()))
                .is(1.5, 3, (x, y) -> sqrt(x).plus(y.square()))
                .is(3, 3, (x, _) -> sqrt(x).plus(sqrt(x).square()));
    }

    @Test
    void usedBehindABranchAndOutside() {
        trap((x, y) -> {
                    Real product = x.times(y);
                    return x.greaterThan(0).select(sqrt(product), 0).plus(product.square());
                })
                .is(0, 1, (x, y) -> x.times(y).square())
                .is(-1, 1, (x, y) -> x.times(y).square())
                .is(2, 3, (x, y) -> sqrt(x.times(y)).plus(x.times(y).square()));
        trap((x, y) -> {
                    Real difference = x.minus(y);
                    return difference
                            .greaterThan(0)
                            .select(log(difference), difference)
                            .plus(exp(difference));
                })
                .is(1, 1, (x, y) -> x.minus(y).plus(exp(x.minus(y))))
                .is(0, 1, (x, y) -> x.minus(y).plus(exp(x.minus(y))))
                .is(3, 1, (x, y) -> log(x.minus(y)).plus(exp(x.minus(y))));
    }

    @Test
    void aChoiceInsideAFunctionOfAnother() {
        trap((x, y) -> {
                    Real inner = x.greaterThan(0).select(sqrt(x), 4);
                    return y.greaterThan(0).select(log(inner).times(y), inner);
                })
                .is(0, 1, (_, y) -> y.times(Math.log(4)))
                .is(0, 0, constant(4))
                .is(4, 0, (x, _) -> sqrt(x))
                .is(9, 2, (x, y) -> log(sqrt(x)).times(y));
        // Made safe inside, and hidden outside
        trap((x, y) -> x.greaterThan(0).select(sqrt(x.greaterThan(0).select(x, 1)), y))
                .is(0, 3, (_, y) -> y)
                .is(4, 3, (x, _) -> sqrt(x));
        // A choice by the result of another
        trap((x, y) -> x.greaterThan(0).select(sqrt(x), -1).greaterThan(0.5).select(log(x), y))
                .is(0, 3, (_, y) -> y)
                .is(4, 3, (x, _) -> log(x));
    }

    @Test
    void oneAfterTheOther() {
        trap((x, y) -> {
                    Real s = x;
                    for (int k = 0; k < 4; k++) {
                        s = s.greaterThan(0).select(sqrt(s).plus(y), s.times(1.5));
                    }
                    return s;
                })
                .is(0, 1, (x, _) -> x.times(1.5 * 1.5 * 1.5 * 1.5))
                .is(-1, 1, (x, _) -> x.times(1.5 * 1.5 * 1.5 * 1.5))
                .is(4, -2, (x, y) -> sqrt(x).plus(y).times(1.5 * 1.5 * 1.5))
                .is(4, 1, (x, y) -> sqrt(sqrt(sqrt(sqrt(x).plus(y)).plus(y)).plus(y)).plus(y));
    }

    @Test
    void conditionsCombined() {
        trap((x, y) -> x.greaterThan(0).and(y.greaterThan(0)).select(sqrt(x.times(y)), x.plus(y)))
                .is(0, 1, Real::plus)
                .is(1, 0, Real::plus)
                .is(0, 0, Real::plus)
                .is(-1, -1, Real::plus)
                .is(1, 4, (x, y) -> sqrt(x.times(y)));
        trap((x, y) -> x.lessOrEqual(0).or(y.lessOrEqual(0)).not().select(log(x).plus(log(y)), x.times(y)))
                .is(0, 1, Real::times)
                .is(1, 0, Real::times)
                .is(-1, 0, Real::times)
                .is(2, 4, (x, y) -> log(x).plus(log(y)));
        trap((x, y) -> x.greaterThan(0).or(y.greaterThan(0)).select(sqrt(x.plus(y)), x.times(y)))
                .is(0, 0, Real::times)
                .is(-3, -1, Real::times)
                .is(-3, 5, (x, y) -> sqrt(x.plus(y)));
        trap((x, y) -> {
                    Condition positive = x.greaterThan(0);
                    Condition both = positive.and(y.greaterThan(0));
                    Real root = sqrt(x);
                    return both.select(root.times(log(y)), y).plus(positive.select(root, x));
                })
                .is(0, 0, (x, y) -> x.plus(y))
                .is(-1, 2, (x, y) -> x.plus(y))
                .is(4, 0, (x, y) -> sqrt(x).plus(y))
                .is(4, 2, (x, y) -> sqrt(x).times(log(y)).plus(sqrt(x)));
    }

    @Test
    void bothSidesSingular() {
        trap((x, _) -> x.greaterThan(1).select(sqrt(x.minus(1)), sqrt(minus(1, x))))
                .is(0.5, 1, (x, _) -> sqrt(minus(1, x)))
                .is(2, 1, (x, _) -> sqrt(x.minus(1)));
        trap((x, _) -> x.greaterThan(0).select(log(x), log(x.unaryMinus())))
                .is(2, 1, (x, _) -> log(x))
                .is(-2, 1, (x, _) -> log(x.unaryMinus()));
        trap((x, y) -> x.greaterThan(y).select(reciprocal(x.minus(1)), reciprocal(y.minus(1))))
                .is(2, 1, (x, _) -> reciprocal(x.minus(1)))
                .is(1, 2, (_, y) -> reciprocal(y.minus(1)));
    }

    @Test
    void largerAndSmallerHideAsWell() {
        trap((x, _) -> max(log(x), -100))
                .is(0, 1, constant(-100))
                .is(2, 1, (x, _) -> log(x));
        trap((x, y) -> max(log(x), y))
                .is(0, 3, (_, y) -> y)
                .is(5, 1, (x, _) -> log(x));
        trap((x, y) -> min(reciprocal(x), y))
                .is(0, 3, (_, y) -> y)
                .is(2, 3, (x, _) -> reciprocal(x));
        trap((x, y) -> min(max(pow(x, -2.0).unaryMinus(), y), log(x).unaryMinus()))
                .is(0, 3, (_, y) -> y);
        // The slope of the root at 0 meets a closed door
        trap((x, _) -> sqrt(max(x, 0))).is(-1, 1, constant(0)).is(4, 1, (x, _) -> sqrt(x));
        trap((x, y) -> max(x, 0).greaterThan(0).select(log(max(x, 0)), min(sqrt(max(x, 0)), y)))
                .is(-1, 3, constant(0))
                .is(2, 3, (x, _) -> log(x));
    }

    /** So many branches that their conditions are put together on the way. */
    @Test
    void manyBranches() {
        trap((x, y) -> {
                    Real root = sqrt(y);
                    Real sum = x.constant(0);
                    for (int k = 0; k < 100; k++) {
                        sum = sum.plus(x.greaterThan(k).select(root.times(k + 1.0), x));
                    }
                    return sum;
                })
                .is(-1, 0, (x, _) -> x.times(100))
                .is(-1, -1, (x, _) -> x.times(100))
                .is(0.5, 4, (x, y) -> sqrt(y).plus(x.times(99)))
                .is(50.5, 4, (x, y) -> sqrt(y).times(51 * 52 / 2.0).plus(x.times(49)))
                .is(101, 4, (_, y) -> sqrt(y).times(100 * 101 / 2.0));
    }

    @Test
    void manyBranchesSharingAPath() {
        trap((x, y) -> {
                    Real root = sqrt(y);
                    Real logarithm = log(y);
                    Real sum = x.square();
                    for (int k = 0; k < 70; k++) {
                        Condition both = x.greaterThan(k).and(x.lessThan(k + 1.0));
                        sum = both.select(sum.plus(root.times(logarithm)), sum);
                        sum = x.greaterThan(200.0 + k).select(y.greaterThan(0).select(root, logarithm), sum);
                    }
                    return sum;
                })
                .is(-1, 0, (x, _) -> x.square())
                .is(-1, -1, (x, _) -> x.square())
                .is(100, 0, (x, _) -> x.square())
                .is(50.5, 4, (x, y) -> x.square().plus(sqrt(y).times(log(y))))
                .is(300, 4, (_, y) -> sqrt(y));
    }

    // ---- What is not to be hidden

    private static double[] gradient(double x, double y, BinaryOperator<Real> function) {
        double[] outputs = ReferenceEvaluator.outputs(Trap.tape(function).gradient(), x, y);
        return new double[] {outputs[1], outputs[2]};
    }

    private static double slope(double x, double y, BinaryOperator<Real> function) {
        return ReferenceEvaluator.outputs(Trap.tape(function).jvp(), x, y, 1, 0)[1];
    }

    @Test
    void anInfiniteSlopeThatIsTaken() {
        List<BinaryOperator<Real>> functions = List.of(
                (x, _) -> x.greaterOrEqual(0).select(sqrt(x), 0),
                (x, y) -> y.greaterThan(0).select(sqrt(x), log(y)),
                (x, y) -> y.greaterThan(0).select(log(x), y),
                (x, y) -> max(sqrt(x), y.unaryMinus()),
                // Behind a branch that is not taken, and outside
                (x, y) -> x.greaterThan(1).select(sqrt(x), y).plus(sqrt(x)));
        for (BinaryOperator<Real> function : functions) {
            assertEquals(INFINITY, gradient(0, 1, function)[0]);
            assertEquals(INFINITY, slope(0, 1, function));
        }
        // The square root's own slope is taken on both sides
        BinaryOperator<Real> shared = (x, y) -> {
            Real root = sqrt(x);
            return y.greaterThan(0).select(root.times(2), root.times(3));
        };
        assertEquals(INFINITY, gradient(0, 1, shared)[0]);
        assertEquals(INFINITY, gradient(0, -1, shared)[0]);
    }

    @Test
    void aNanThatIsTaken() {
        BinaryOperator<Real> ofInput = (x, y) -> y.greaterThan(0).select(x.square(), y);
        BinaryOperator<Real> larger = (x, y) -> max(x.square(), y).times(x);
        BinaryOperator<Real> outside = (x, y) -> y.greaterThan(0).select(sqrt(x.times(-2)), y).times(x);
        BinaryOperator<Real> constant = (x, y) -> y.greaterThan(0).select(x.times(Double.NaN), 0);
        assertNan(Double.NaN, ofInput);
        assertNan(Double.NaN, larger);
        assertNan(3, outside);
        assertNan(3, constant);
    }

    private static void assertNan(double x, BinaryOperator<Real> function) {
        assertEquals(Double.NaN, gradient(x, 1, function)[0]);
        assertEquals(Double.NaN, slope(x, 1, function));
    }

    @Test
    void whatTheChainRuleCannotSay() {
        // 0 times infinite, all of it taken
        assertEquals(Double.NaN, gradient(0, 1, (x, _) -> sqrt(x.square()))[0]);
        assertEquals(Double.NaN, gradient(0, 1, (x, y) -> y.greaterThan(0).select(sqrt(square(x)), y))[0]);
    }
}
