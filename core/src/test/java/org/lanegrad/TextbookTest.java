package org.lanegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.cos;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.fma;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sqrt;
import static org.lanegrad.RealMath.tanh;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;
import org.lanegrad.op.Step;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;

/** The seeds of the field: the examples that textbooks begin with, step by step. */
class TextbookTest {
    private static final double ROUNDING = 1e-15;

    // ---- z = x1 * x2 + sin(x1)

    private static final Tape SEED = Tape.trace(r -> {
        Real x1 = r.input("x1");
        Real x2 = r.input("x2");
        r.output("z", x1.times(x2).plus(sin(x1)));
    });

    @Test
    void evaluationTraceOfTheSeedFunction() {
        assertEquals(List.of("input", "input", "*", "sin", "+"), symbols(SEED));
        double w1 = 2;
        double w2 = 3;
        double w3 = 6; // w1 * w2
        double w4 = 0.9092974268256817; // sin(w1)
        double w5 = 6.909297426825682; // w3 + w4
        assertArrayEquals(new double[] {w1, w2, w3, w4, w5}, evaluationTrace(SEED, 2, 3), ROUNDING);
        assertArrayEquals(new double[] {w1, w2, w3, w4, w5}, valuesOnTape(SEED, 2, 3), ROUNDING);
    }

    @Test
    void adjointsOfTheSeedFunction() {
        double adjoint5 = 1;
        double adjoint4 = 1; // adjoint5 * 1
        double adjoint3 = 1; // adjoint5 * 1
        double adjoint2 = 2; // adjoint3 * w1
        double adjoint1 = 2.5838531634528574; // adjoint3 * w2 + adjoint4 * cos(w1)
        double[] expected = {adjoint1, adjoint2, adjoint3, adjoint4, adjoint5};
        assertArrayEquals(expected, textbookAdjoints(SEED, 2, 3), ROUNDING);
        assertArrayEquals(expected, adjointsOnTape(SEED, 2, 3), ROUNDING);
        assertArrayEquals(
                new double[] {6.909297426825682, adjoint1, adjoint2}, SEED.gradient().evaluate(2, 3), ROUNDING);
    }

    @Test
    void tangentsOfTheSeedFunction() {
        assertArrayEquals(
                new double[] {6.909297426825682, 2.5838531634528574}, SEED.jvp().evaluate(2, 3, 1, 0), ROUNDING);
        assertArrayEquals(new double[] {6.909297426825682, 2}, SEED.jvp().evaluate(2, 3, 0, 1), ROUNDING);
    }

    // ---- d = a + c + b with c = a * b

    @Test
    void localDerivativesAreAddedOverAllPaths() {
        Tape tape = Tape.trace(r -> {
            Real a = r.input("a");
            Real b = r.input("b");
            Real c = a.times(b);
            r.output("d", a.plus(c).plus(b));
        });
        int c = 2;
        int sum = 3;
        int d = 4;
        double[] w = evaluationTrace(tape, 2, 3);
        assertArrayEquals(new double[] {2, 3, 6, 8, 11}, w);
        // dc/da = b, dc/db = a; the partials of a sum are 1
        assertEquals(3, localDerivative(tape, c, 0, w));
        assertEquals(2, localDerivative(tape, c, 1, w));
        assertEquals(1, localDerivative(tape, sum, 0, w));
        assertEquals(1, localDerivative(tape, sum, 1, w));
        assertEquals(1, localDerivative(tape, d, 0, w));
        assertEquals(1, localDerivative(tape, d, 1, w));
        // One path leads from an input straight to d, the other through c
        double byA = 1 + 1 * 3;
        double byB = 1 + 1 * 2;
        assertArrayEquals(new double[] {byA, byB, 1, 1, 1}, textbookAdjoints(tape, 2, 3));
        assertArrayEquals(new double[] {byA, byB, 1, 1, 1}, adjointsOnTape(tape, 2, 3));
        assertArrayEquals(new double[] {11, byA, byB}, tape.gradient().evaluate(2, 3));
    }

    // ---- x * x + x * y

    @Test
    void aSharedVariableCollectsAllItsUses() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            r.output("z", x.times(x).plus(x.times(y)));
        });
        assertArrayEquals(new double[] {39, 16, 3}, tape.gradient().evaluate(3, 10));
    }

    // ---- 3 + 5 * 6

    @Test
    void threePlusFiveTimesSix() {
        Tape constants = Tape.record(
                r -> r.output("z", r.constant(3).plus(r.constant(5).times(6))));
        assertArrayEquals(new double[] {33}, constants.evaluate());

        Tape tape = Tape.record(r -> {
            Real a = r.input("a");
            Real b = r.input("b");
            Real c = r.input("c");
            r.output("z", a.plus(b.times(c)));
        });
        // Forward mode: a sweep for each input
        assertArrayEquals(new double[] {33, 1}, tape.jvp().evaluate(3, 5, 6, 1, 0, 0));
        assertArrayEquals(new double[] {33, 6}, tape.jvp().evaluate(3, 5, 6, 0, 1, 0));
        assertArrayEquals(new double[] {33, 5}, tape.jvp().evaluate(3, 5, 6, 0, 0, 1));
        // Reverse mode: one sweep for all of them
        assertArrayEquals(new double[] {33, 1, 6, 5}, tape.vjp().evaluate(3, 5, 6, 1));
        assertArrayEquals(new double[] {33, -2, -12, -10}, tape.vjp().evaluate(3, 5, 6, -2));
        assertArrayEquals(new double[] {33, 1, 6, 5}, tape.gradient().evaluate(3, 5, 6));
    }

    // ---- The scheduled reverse sweep and the textbook's

    @Test
    void theReverseSweepIsTheTextbooksOne() {
        assertSameSweep(
                r -> {
                    Real x = r.input("x");
                    Real y = r.input("y");
                    Real c = x.div(y).plus(exp(x.times(y)));
                    r.output("z", c.times(tanh(x)).minus(c.div(sqrt(y))).plus(c.square()));
                },
                0.7,
                1.9);
        assertSameSweep(
                r -> {
                    Real x = r.input("x");
                    Real y = r.input("y");
                    r.output("z", pow(x, y).times(log(x.plus(y))).plus(fma(x, cos(y), sin(x).times(cos(y)))));
                },
                1.3,
                -0.4);
        assertSameSweep(
                r -> {
                    RealVector x = r.inputs("x", 5);
                    Real pieces = max(min(x.get(0), x.get(1)), abs(x.get(2)).minus(x.get(3)));
                    Real chosen = x.get(4)
                            .lessThan(pieces)
                            .select(pieces.times(x.get(1)), sqrt(x.get(4)).plus(pieces.pow(3)));
                    r.output("z", chosen.plus(x.logSumExp()).plus(x.dot(x.map(RealMath::floor))));
                },
                1.5,
                -0.3,
                2.2,
                0.8,
                0.4);
        assertSameSweep(
                r -> {
                    Real x = r.input("x");
                    Real dt = r.input("dt");
                    Real v = r.constant(0);
                    for (int step = 0; step < 50; step++) {
                        v = v.minus(dt.times(sin(x)));
                        x = fma(dt, v, x);
                    }
                    r.output("energy", v.square().times(0.5).minus(cos(x)));
                },
                1.0,
                0.05);
    }

    private static void assertSameSweep(Consumer<Recording> program, double... point) {
        Tape tape = Tape.trace(program);
        double[] textbook = textbookAdjoints(tape, point);
        double[] scale = adjoints(tape, true, point);
        double[] onTape = adjointsOnTape(tape, point);
        for (int i = 0; i < textbook.length; i++) {
            assertEquals(textbook[i], onTape[i], 8 * Math.ulp(scale[i]), "adjoint of w" + (i + 1) + " of\n" + tape);
        }
    }

    // ---- The cheap gradient principle

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50})
    void manyInputsCostManyForwardSweepsButOneReverseSweep(int m) {
        List<Function<RealVector, Real>> functions = List.of(
                x -> x.map(RealMath::sin).dot(x.map(RealMath::square)),
                x -> x.map(value -> exp(value).plus(1)).map(RealMath::log).sum(),
                TextbookTest::product,
                RealVector::logSumExp,
                x -> tanh(x.dot(x)).div(x.sum()));
        for (Function<RealVector, Real> function : functions) {
            Tape tape = Tape.record(r -> r.output("z", function.apply(r.inputs("x", m))));
            int own = primitives(tape);
            int forwardMode = m * primitives(tape.jvp());
            int reverseMode = primitives(tape.gradient());
            String counts = own + " operations, forward " + forwardMode + ", reverse " + reverseMode;
            assertTrue(m * own <= forwardMode && forwardMode <= 4 * m * own, counts);
            assertTrue(reverseMode <= 4 * own, counts);
        }
    }

    /** How many operations there are to run, functions written out. */
    private static int primitives(Tape tape) {
        return Optimizer.standard().apply(new InlineFunctions().apply(tape)).operationCount();
    }

    private static Real product(RealVector x) {
        Real product = x.get(0);
        for (int i = 1; i < x.size(); i++) {
            product = product.times(x.get(i));
        }
        return product;
    }

    // ---- Automatic, symbolic, numerical

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 40})
    void theWrittenOutDerivativeOfAProductGrowsQuadraticallyTheGradientLinearly(int n) {
        Tape gradient = Tape.record(r -> r.output("z", product(r.inputs("x", n)))).gradient();
        Tape writtenOut = Tape.trace(r -> {
            List<Real> x = IntStream.range(0, n).mapToObj(i -> r.input("x" + i)).toList();
            r.output("z", product(new RealVector(x)));
            for (int i = 0; i < n; i++) {
                Real omitted = x.get(i);
                r.output("dz/dx" + i, product(new RealVector(x.stream().filter(factor -> factor != omitted).toList())));
            }
        });
        assertEquals(n - 1 + n * (n - 2), writtenOut.operationCount());
        assertTrue(primitives(gradient) <= 3 * (n - 1), gradient::toString);

        double[] point = IntStream.range(0, n).mapToDouble(i -> 1 + i / 16.0).toArray();
        double[] expected = writtenOut.evaluate(point);
        double[] actual = gradient.evaluate(point);
        for (int k = 0; k <= n; k++) {
            assertEquals(expected[k], actual[k], n * Math.ulp(expected[k]));
        }
    }

    @Test
    void differenceQuotientsLoseHalfTheDigitsTheTapeNone() {
        Tape gradient = Tape.record(r -> {
                    Real x = r.input("x");
                    r.output("z", sin(x).plus(1000));
                })
                .gradient();
        DoubleUnaryOperator function = x -> gradient.evaluate(x)[0];
        double exact = Math.cos(1);
        assertEquals(exact, gradient.evaluate(1)[1], Math.ulp(exact));

        // A large step is not local, a small one drowns in the rounding of the function: no step is good
        double best = Double.POSITIVE_INFINITY;
        for (int digits = 1; digits <= 15; digits++) {
            double h = Math.pow(10, -digits);
            double quotient = (function.applyAsDouble(1 + h) - function.applyAsDouble(1 - h)) / (2 * h);
            double error = Math.abs(quotient - exact) / exact;
            best = Math.min(best, error);
        }
        assertTrue(best > 1e-9, "relative error " + best);
    }

    // ---- The textbook's sweeps, on plain numbers

    private static List<String> symbols(Tape tape) {
        return IntStream.range(0, tape.size())
                .mapToObj(i -> tape.operation(i).symbol())
                .toList();
    }

    /** The value of each operation in turn. */
    private static double[] evaluationTrace(Tape tape, double... point) {
        double[] w = new double[tape.size()];
        for (int i = 0; i < w.length; i++) {
            w[i] = switch (tape.operation(i)) {
                case INPUT -> point[tape.a(i)];
                case CONSTANT -> tape.constant(i);
                default -> {
                    double[] operands = operands(tape, i, w);
                    yield tape.operation(i).meaning().of(operands[0], operands[1], operands[2]);
                }
            };
        }
        return w;
    }

    private static double[] operands(Tape tape, int i, double[] w) {
        double[] operands = new double[3];
        for (int k = 0; k < tape.operation(i).arity(); k++) {
            operands[k] = w[tape.operand(i, k)];
        }
        return operands;
    }

    /** The adjoint of each operation, by the plain reverse sweep. */
    private static double[] textbookAdjoints(Tape tape, double... point) {
        return adjoints(tape, false, point);
    }

    /** Back through the trace, {@code adjoint[a] += adjoint[i] * dw[i]/dw[a]}; or what this adds up in magnitude. */
    private static double[] adjoints(Tape tape, boolean magnitude, double... point) {
        double[] w = evaluationTrace(tape, point);
        double[] adjoint = new double[w.length];
        adjoint[tape.outputs().getFirst().position()] = 1;
        for (int i = w.length - 1; i >= 0; i--) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                if (tape.operation(i).isDifferentiable(k)) {
                    double contribution = adjoint[i] * localDerivative(tape, i, k, w);
                    adjoint[tape.operand(i, k)] += magnitude ? Math.abs(contribution) : contribution;
                }
            }
        }
        return adjoint;
    }

    /** The value of an operation's own derivative rule, recorded and evaluated on a tape of its own. */
    private static double localDerivative(Tape tape, int i, int operand, double[] w) {
        Operation operation = tape.operation(i);
        TapeBuilder local = new TapeBuilder();
        int[] operands = new int[3];
        for (int k = 0; k < operation.arity(); k++) {
            int number = local.input(Input.of("operand " + k));
            operands[k] = operation.takesCondition(k)
                    ? local.real(number).greaterThan(0).position()
                    : number;
        }
        int y = local.append(operation, operands[0], operands[1], operands[2]);
        Partial partial = operation.partial(operand, new Step(local, y));
        Real product = local.constant(partial.negative() ? -1 : 1);
        for (Real factor : partial.factors()) {
            product = product.times(factor);
        }
        Condition gate = partial.gate();
        if (gate != null) {
            product = partial.side() ? gate.select(product, 0) : gate.select(0, product);
        }
        local.output("partial", product.position());
        return local.build().evaluate(Arrays.copyOf(operands(tape, i, w), operation.arity()))[0];
    }

    // ---- The same of the tape

    /** The value of each operation, as an output. */
    private static double[] valuesOnTape(Tape tape, double... point) {
        TapeBuilder all = new TapeBuilder(tape);
        for (int position : all.copyAll(tape)) {
            all.output("w" + position, position);
        }
        return all.build().evaluate(point);
    }

    /**
     * The adjoint of each operation by the optimised gradient tape: the derivative by a perturbation, an input that is
     * added to the operation's result.
     */
    private static double[] adjointsOnTape(Tape tape, double... point) {
        TapeBuilder perturbed = new TapeBuilder(tape);
        int[] map = new int[tape.size()];
        int[] perturbation = new int[tape.size()];
        int count = 0;
        for (int i = 0; i < map.length; i++) {
            map[i] = perturbed.copy(tape, i, map);
            if (!tape.operation(i).isCondition()) {
                int e = perturbed.input(Input.of("e" + i));
                map[i] = perturbed.append(Operation.ADD, map[i], e, -1);
                perturbation[i] = ++count;
            }
        }
        perturbed.output("z", map[tape.outputs().getFirst().position()]);
        // Adding -0 changes no value
        double[] noPerturbation = DoubleStream.generate(() -> -0.0).limit(count).toArray();
        double[] gradient = Optimizer.standard()
                .apply(perturbed.build().gradient())
                .evaluate(DoubleStream.concat(Arrays.stream(point), Arrays.stream(noPerturbation))
                        .toArray());
        return IntStream.range(0, map.length)
                .mapToDouble(i -> perturbation[i] == 0 ? 0 : gradient[point.length + perturbation[i]])
                .toArray();
    }
}
