package org.lanegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.minus;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.reciprocal;
import static org.lanegrad.RealMath.select;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.square;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.op.Operation;

/** What can be recorded, and what is said about mistakes. */
class RecordingTest {

    private static void assertRefused(
            Class<? extends RuntimeException> type, String message, Consumer<Recording> program) {
        assertEquals(
                message,
                assertThrows(type, () -> Tape.record(program)).getMessage());
    }

    private static void assertRefused(String message, Consumer<Recording> program) {
        assertRefused(IllegalArgumentException.class, message, program);
    }

    // ---- Inputs and outputs

    @Test
    void aRecordingNeedsAnOutput() {
        assertRefused(
                IllegalStateException.class,
                "The recording has no output. Declare what it computes with recording.output(name, value).",
                r -> sin(r.input("x")));
    }

    @Test
    void namesAreUniqueAmongInputsAndAmongOutputs() {
        assertRefused("There is an input named 'x' already.", r -> {
            r.input("x");
            r.input(Input.of("x").passive());
        });
        assertRefused("There is an input named 'x[1]' already.", r -> {
            r.input("x[1]");
            r.inputs("x", 2);
        });
        assertRefused("There is an output named 'z' already.", r -> {
            Real x = r.input("x");
            r.output("z", x);
            r.output("z", x.square());
        });
        Tape sameForBoth = Tape.record(r -> r.output("x", r.input("x")));
        assertEquals("x", sameForBoth.outputs().getFirst().name());
    }

    @Test
    void namesAreNotBlank() {
        assertRefused("An input needs a name that is not blank.", r -> r.input(" "));
        assertRefused("An input needs a name that is not blank.", r -> r.inputs("", 2));
        assertRefused("An output needs a name that is not blank.", r -> r.output("", r.input("x")));
        assertRefused(NullPointerException.class, "name", r -> r.input((String) null));
        assertRefused(NullPointerException.class, "name", r -> r.output(null, r.input("x")));
    }

    @Test
    void aVectorOfInputsHasAtLeastOne() {
        assertRefused(
                "A vector has at least one value, but 0 inputs 'x' were asked for.", r -> r.inputs("x", 0));
        assertRefused(
                "A vector has at least one value, but -3 inputs 'x' were asked for.", r -> r.inputs("x", -3));
    }

    @Test
    void inputsKeepTheirDeclarations() {
        Tape tape = Tape.record(r -> {
            RealVector x = r.inputs("x", 2);
            Real rate = r.input(Input.of("rate").passive());
            RealVector weights = r.inputs(Input.of("weight").perBatch(), 2);
            r.output("z", x.dot(weights).times(rate));
        });
        assertEquals(
                List.of(
                        new Input("x[0]", true, false),
                        new Input("x[1]", true, false),
                        new Input("rate", false, false),
                        new Input("weight[0]", true, true),
                        new Input("weight[1]", true, true)),
                tape.inputs());
    }

    @Test
    void passiveInputsHaveNoDerivativesSharedOnesHave() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            Real rate = r.input(Input.of("rate").passive());
            Real weight = r.input(Input.of("weight").perBatch());
            Real unused = r.input("unused");
            r.output("z", x.times(rate).times(weight));
            sin(unused);
        });
        Tape gradient = tape.gradient();
        assertEquals(List.of("z", "dz/dx", "dz/dweight", "dz/dunused"), names(gradient));
        assertArrayEquals(new double[] {30, 15, 6, 0}, gradient.evaluate(2, 3, 5, 7));
        assertEquals(List.of("z", "adjoint x", "adjoint weight", "adjoint unused"), names(tape.vjp()));
        assertEquals(
                List.of("x", "rate", "weight", "unused", "tangent x", "tangent weight", "tangent unused"),
                tape.jvp().inputs().stream().map(Input::name).toList());
    }

    private static List<String> names(Tape tape) {
        return tape.outputs().stream().map(Output::name).toList();
    }

    @Test
    void evaluationNeedsAValueForEachInput() {
        Tape tape = Tape.record(r -> r.output("z", r.input("x").plus(r.input("y"))));
        String message = assertThrows(IllegalArgumentException.class, () -> tape.evaluate(1))
                .getMessage();
        assertEquals("The tape has 2 inputs [x, y], but 1 values were given.", message);
    }

    @Test
    void gradientsAreOfOneOutput() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            r.output("square", x.square());
            r.output("sine", sin(x));
        });
        assertEquals(
                "A gradient is of one output, but the tape has 2: choose one with withOutputs(name), or use vjp() with"
                        + " a seed for each.",
                assertThrows(IllegalStateException.class, tape::gradient).getMessage());
        assertEquals(
                "There is no output named 'cosine'; there are [square, sine].",
                assertThrows(IllegalArgumentException.class, () -> tape.withOutputs("cosine"))
                        .getMessage());
        assertArrayEquals(new double[] {9, 6}, tape.withOutputs("square").gradient().evaluate(3));
    }

    // ---- Values out of place

    private static final String OVER =
            "This recording is over: its tape has been made. Values can only be used while their recording runs.";

    @Test
    void aValueEndsWithItsRecording() {
        List<Real> kept = new ArrayList<>();
        List<Recording> recordings = new ArrayList<>();
        Tape tape = Tape.record(r -> {
            recordings.add(r);
            kept.add(r.input("x"));
            r.output("z", kept.getFirst().square());
        });
        Real x = kept.getFirst();
        assertOver(x::square);
        assertOver(() -> x.plus(1));
        assertOver(() -> x.lessThan(x));
        assertOver(() -> x.lookup(1, 2));
        Recording r = recordings.getFirst();
        assertOver(() -> r.input("y"));
        assertOver(() -> r.constant(5));
        assertOver(() -> r.output("late", x));
        assertEquals("w1", x.toString());
        assertArrayEquals(new double[] {4}, tape.evaluate(2));
    }

    private static void assertOver(Runnable use) {
        assertEquals(OVER, assertThrows(IllegalStateException.class, use::run).getMessage());
    }

    @Test
    void aValueOfAnotherRecordingThatIsOverIsRefused() {
        List<Real> kept = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        Tape.record(r -> {
            Real x = r.input("x");
            kept.add(x);
            conditions.add(x.lessThan(0));
            r.output("z", x);
        });
        Real stranger = kept.getFirst();
        Condition strange = conditions.getFirst();
        String suffix = " belongs to another recording, which is over. A value can only be used in the recording that"
                + " made it; pass it in as an input instead.";
        assertRefused("w1" + suffix, r -> r.input("y").plus(stranger));
        assertRefused("w1" + suffix, r -> r.output("z", stranger));
        assertRefused("w1" + suffix, r -> r.input("y").lessOrEqual(stranger));
        assertRefused("w1" + suffix, r -> r.input("y").lessThan(0).select(stranger, 1));
        assertRefused("w1" + suffix, r -> r.input("y").apply(Operation.FMA, r.constant(1), stranger));
        assertRefused("w2" + suffix, r -> r.input("y").lessThan(0).and(strange));
    }

    @Test
    void aValueOfAnotherRecordingThatRunsIsRefused() {
        String suffix = " belongs to another recording. A value can only be used in the recording that made it; pass it"
                + " in as an input instead.";
        assertRefused("w2" + suffix, outer -> {
            Real square = outer.input("x").square();
            Tape.record(inner -> inner.output("z", inner.input("y").times(square)));
        });
        // The other recording's constant has no name but its value
        assertRefused("0.5" + suffix, outer -> {
            Real half = outer.constant(0.5);
            Tape.record(inner -> inner.output("z", inner.input("y").times(half)));
        });
    }

    @Test
    void recordingsMayBeNested() {
        Tape outer = Tape.record(r -> {
            Real x = r.input("x");
            double factor = Tape.record(inner -> inner.output("z", inner.input("y").square()))
                    .evaluate(3)[0];
            r.output("z", x.times(factor));
        });
        assertArrayEquals(new double[] {18}, outer.evaluate(2));
    }

    @Test
    @SuppressWarnings("deprecation")
    void recordedValuesAreNoJavaNumbersOrBooleans() {
        assertRefused(
                UnsupportedOperationException.class,
                "w2 is neither true nor false while recording: it may hold at some points of a batch and not at others."
                        + " Use condition.select(a, b) instead of if.",
                r -> r.input("x").lessThan(3).booleanValue());
        assertRefused(
                UnsupportedOperationException.class,
                "w1 has no number while recording: it stands for another value at every point of a batch. Keep"
                        + " computing with Real, and use select(...) to choose.",
                r -> r.input("x").doubleValue());
    }

    @Test
    void operationsAreAppliedToTheirNumberOfOperands() {
        assertRefused(
                "The operation + takes 2 operands, but is given 1.", r -> r.input("x").apply(Operation.ADD));
        assertRefused("The operation sin takes 1 operand, but is given 2.", r -> {
            Real x = r.input("x");
            x.apply(Operation.SIN, x);
        });
        assertRefused("Operand 1 of select must be a condition, but w1 is not.", r -> {
            Real x = r.input("x");
            x.apply(Operation.SELECT, x, x);
        });
        assertRefused("w2 is a condition, not a number.", r -> {
            Real x = r.input("x");
            x.apply(Operation.LESS, x);
        });
        assertRefused(
                "A look-up table needs at least one entry.", r -> r.input("x").lookup());
    }

    // ---- Notations

    @Test
    void fluentAndStaticFormsRecordTheSame() {
        assertSameTape(Real::square, RealMath::square);
        assertSameTape(Real::reciprocal, x -> reciprocal(x));
        assertSameTape(x -> x.constant(2).minus(x), x -> minus(2, x));
        assertSameTape(x -> x.constant(2).div(x), x -> div(2, x));
        assertSameTape(x -> x.pow(x), x -> pow(x, x));
        assertSameTape(x -> x.pow(2.5), x -> pow(x, 2.5));
        assertSameTape(x -> x.pow(-7), x -> pow(x, -7));
        assertSameTape(x -> x.apply(Operation.FMA, x, x), x -> RealMath.fma(x, x, x));
        assertSameTape(x -> x.apply(Operation.MIN, x.constant(3)), x -> RealMath.min(x, 3));
        assertSameTape(x -> x.apply(Operation.MAX, x.constant(3)), x -> RealMath.max(x, 3));
        assertSameTape(x -> x.lessThan(2).select(x, x.square()), x -> select(x.lessThan(2), x, x.square()));
        assertSameTape(x -> x.greaterThan(2).select(x, 1), x -> x.constant(2).lessThan(x).select(x, 1));
        assertSameTape(x -> x.greaterOrEqual(2).select(1, x), x -> x.constant(2).lessOrEqual(x).select(1, x));
    }

    private static void assertSameTape(UnaryOperator<Real> fluent, UnaryOperator<Real> function) {
        assertEquals(
                Tape.trace(r -> r.output("z", fluent.apply(r.input("x")))).toString(),
                Tape.trace(r -> r.output("z", function.apply(r.input("x")))).toString());
    }

    @Test
    void comparisonsWithNanAreFalse() {
        Tape tape = Tape.record(r -> {
            Real x = r.input("x");
            r.output("<", x.lessThan(1).select(1, x.constant(0)));
            r.output("<=", x.lessOrEqual(1).select(1, x.constant(0)));
            r.output(">", x.greaterThan(1).select(1, x.constant(0)));
            r.output(">=", x.greaterOrEqual(1).select(1, x.constant(0)));
            r.output("==", x.equalTo(1).select(1, x.constant(0)));
            r.output("not ==", x.equalTo(1).not().select(1, x.constant(0)));
        });
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 1}, tape.evaluate(0));
        assertArrayEquals(new double[] {0, 1, 0, 1, 1, 0}, tape.evaluate(1));
        assertArrayEquals(new double[] {0, 0, 1, 1, 0, 1}, tape.evaluate(2));
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1}, tape.evaluate(Double.NaN));
    }

    // ---- Integer powers

    @Test
    void integerPowersAreThoseOfJava() {
        double[] bases = {
            2, -2, 1.1, -1.3, 0.7, 1e10, 1e-10, 1, -1, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        int[] exponents = IntStream.concat(IntStream.rangeClosed(-20, 20), IntStream.of(Integer.MIN_VALUE, 1 << 30))
                .toArray();
        for (int n : exponents) {
            Tape tape = Tape.trace(r -> r.output("z", r.input("x").pow(n)));
            for (double x : bases) {
                assertClose(Math.pow(x, n), tape.evaluate(x)[0], x + " to the power of " + n);
            }
        }
    }

    @Test
    void integerPowersHaveTheirDerivatives() {
        for (int n = -20; n <= 20; n++) {
            int exponent = n;
            Tape gradient =
                    Tape.record(r -> r.output("z", r.input("x").pow(exponent))).gradient();
            for (double x : new double[] {1.1, -1.3, 0.7, 3}) {
                double expected = n == 0 ? 0 : n * Math.pow(x, n - 1);
                assertClose(expected, gradient.evaluate(x)[1], x + " to the power of " + n);
            }
        }
    }

    @Test
    void smallIntegerPowersAreMultipliedOut() {
        Tape tape = Tape.trace(r -> r.output("z", r.input("x").pow(13)));
        assertEquals(5, tape.operationCount());
        assertEquals(1 << 13, tape.evaluate(2)[0]);
    }

    private static void assertClose(double expected, double actual, String message) {
        if (Double.isFinite(expected) && expected != 0) {
            assertEquals(expected, actual, 16 * Math.ulp(expected), message);
        } else {
            assertEquals(expected, actual, message);
        }
    }

    // ---- Vectors

    private static double[] evaluate(BiFunction<RealVector, RealVector, Real> function, double[] x, double[] y) {
        return Tape.record(r -> r.output("z", function.apply(r.inputs("x", x.length), r.inputs("y", y.length))))
                .gradient()
                .evaluate(DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                        .toArray());
    }

    @Test
    void sumsAndScalarProducts() {
        double[] x = {1, 2, 3};
        double[] y = {4, -5, 6};
        assertArrayEquals(new double[] {12, 4, -5, 6, 1, 2, 3}, evaluate(RealVector::dot, x, y));
        assertArrayEquals(new double[] {11, 1, 1, 1, 1, 1, 1}, evaluate((a, b) -> a.plus(b).sum(), x, y));
        assertArrayEquals(new double[] {1, 1, 1, 1, -1, -1, -1}, evaluate((a, b) -> a.minus(b).sum(), x, y));
        assertArrayEquals(
                new double[] {3 * 12, 3 * 4, 3 * -5, 3 * 6, 3, 6, 9},
                evaluate((a, b) -> a.times(3).times(b).sum(), x, y));
        assertArrayEquals(
                new double[] {24, 4, 4, 4, 6, 0, 0}, evaluate((a, b) -> a.times(b.get(0)).sum(), x, y));
    }

    @Test
    void sumsGoFromTheFirstToTheLast() {
        Tape tape = Tape.trace(r -> r.output("z", r.inputs("x", 4).sum()));
        assertEquals(0x1p53 - 0x1p53 + 1 + 1, tape.evaluate(0x1p53, -0x1p53, 1, 1)[0]);
        assertEquals((1 + 0x1p53 + 1) - 0x1p53, tape.evaluate(1, 0x1p53, 1, -0x1p53)[0]);
    }

    @Test
    void theLargestValueTakesTheDerivative() {
        Tape gradient = Tape.record(r -> r.output("z", r.inputs("x", 3).largest())).gradient();
        assertArrayEquals(new double[] {7, 0, 1, 0}, gradient.evaluate(3, 7, 5));
        assertArrayEquals(new double[] {7, 0.5, 0, 0.5}, gradient.evaluate(7, 3, 7));
    }

    @Test
    void vectorsOfDifferentLengthDontMix() {
        String message = "The vectors have 2 and 3 values; they must be of one length.";
        assertRefused(message, r -> r.inputs("x", 2).plus(r.inputs("y", 3)));
        assertRefused(message, r -> r.inputs("x", 2).minus(r.inputs("y", 3)));
        assertRefused(message, r -> r.inputs("x", 2).times(r.inputs("y", 3)));
        assertRefused(message, r -> r.inputs("x", 2).dot(r.inputs("y", 3)));
        assertRefused("A vector needs at least one value.", r -> RealVector.of());
    }

    // ---- The logarithm of a sum of exponentials

    private static double logSumExp(double... x) {
        return Tape.record(r -> r.output("z", r.inputs("x", x.length).logSumExp()))
                .evaluate(x)[0];
    }

    @Test
    void logSumExpIsSafeAtTheExtremes() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(1000 + Math.log(2), logSumExp(1000, 1000), 1e-12);
        assertEquals(-1000 + Math.log(3), logSumExp(-1000, -1000, -1000), 1e-12);
        assertEquals(1e308, logSumExp(1e308, -1e308));
        assertEquals(Double.MAX_VALUE, logSumExp(Double.MAX_VALUE, Double.MAX_VALUE));
        assertEquals(-infinity, logSumExp(-infinity, -infinity));
        assertEquals(5, logSumExp(-infinity, 5, -infinity));
        assertEquals(infinity, logSumExp(1, infinity, -infinity));
        assertEquals(infinity, logSumExp(infinity, infinity));
        assertEquals(Double.NaN, logSumExp(1, Double.NaN, 2));
        assertEquals(Double.NaN, logSumExp(infinity, Double.NaN));
        assertEquals(0.25, logSumExp(0.25), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 700, -700, 1e5})
    void theGradientOfLogSumExpIsTheSoftmax(double offset) {
        double[] x = {0.3, -1.7, 2.4, 2.1};
        double[] gradient = Tape.record(r -> r.output("z", r.inputs("x", 4).logSumExp()))
                .gradient()
                .evaluate(Arrays.stream(x).map(value -> value + offset).toArray());
        double sum = Arrays.stream(x).map(Math::exp).sum();
        assertEquals(offset + Math.log(sum), gradient[0], 2 * Math.ulp(offset + 1));
        for (int i = 0; i < x.length; i++) {
            // The offset rounds the inputs themselves
            assertEquals(Math.exp(x[i]) / sum, gradient[1 + i], 4 * Math.ulp(offset) + 1e-15);
        }
    }

    @Test
    void theGradientOfLogSumExpIgnoresWhatIsFarBelow() {
        Tape gradient = Tape.record(r -> r.output("z", r.inputs("x", 3).logSumExp())).gradient();
        assertArrayEquals(
                new double[] {5, 0, 1, 0}, gradient.evaluate(Double.NEGATIVE_INFINITY, 5, Double.NEGATIVE_INFINITY));
        assertArrayEquals(new double[] {1e300, 0, 1, 0}, gradient.evaluate(-1e300, 1e300, 0));
    }

    // ---- Matrices

    @Test
    void matrixProducts() {
        Tape tape = Tape.record(r -> {
            RealMatrix a = matrix(r, "a", 2, 3);
            RealMatrix b = matrix(r, "b", 3, 2);
            RealMatrix product = a.times(b);
            assertEquals(2, product.rows());
            assertEquals(2, product.columns());
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    r.output("c" + i + j, product.get(i, j));
                }
            }
            RealVector image = a.times(b.column(1));
            r.output("image 0", image.get(0));
            r.output("image 1", image.get(1));
        });
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {7, 8, 9, 10, 11, 12};
        double[] values = tape.evaluate(DoubleStream.concat(Arrays.stream(a), Arrays.stream(b))
                .toArray());
        assertArrayEquals(new double[] {58, 64, 139, 154, 64, 154}, values);

        // dc01/da0k = b(k, 1), dc01/dbk1 = a(0, k)
        double[] gradient = tape.withOutputs("c01").gradient().evaluate(DoubleStream.concat(
                        Arrays.stream(a), Arrays.stream(b))
                .toArray());
        assertArrayEquals(new double[] {64, 8, 10, 12, 0, 0, 0, 0, 1, 0, 2, 0, 3}, gradient);
    }

    @Test
    void transposedMatrices() {
        Tape.record(r -> {
            RealMatrix a = matrix(r, "a", 2, 3);
            RealMatrix transposed = a.transpose();
            assertEquals(3, transposed.rows());
            assertEquals(2, transposed.columns());
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) {
                    assertEquals(a.get(i, j).position(), transposed.get(j, i).position());
                    assertEquals(a.row(i).get(j).position(), transposed.column(i).get(j).position());
                }
            }
            r.output("z", a.get(0, 0));
        });
    }

    @Test
    void shapesMustFit() {
        assertRefused(
                "A matrix of 2 by 3 cannot be multiplied with one of 2 by 3.",
                r -> matrix(r, "a", 2, 3).times(matrix(r, "b", 2, 3)));
        assertRefused(
                "A matrix of 2 by 3 cannot be multiplied with a vector of 2.",
                r -> matrix(r, "a", 2, 3).times(r.inputs("x", 2)));
        assertRefused(
                "Row 1 has 3 values, but row 0 has 2; all rows must be of one length.",
                r -> RealMatrix.of(r.inputs("x", 2), r.inputs("y", 3)));
        assertRefused("A matrix needs at least one row.", r -> RealMatrix.of());
    }

    private static RealMatrix matrix(Recording r, String name, int rows, int columns) {
        return new RealMatrix(IntStream.range(0, rows)
                .mapToObj(i -> r.inputs(name + i, columns))
                .toList());
    }

    // ---- Tracing and recording

    @Test
    void aTraceRoundsEachProductARecordFusesIt() {
        Consumer<Recording> program = r -> {
            Real x = r.input("x");
            r.output("z", x.times(x).minus(r.input("y")));
        };
        double x = 1 + 0x1p-30;
        assertEquals(x * x - 1, Tape.trace(program).evaluate(x, 1)[0]);
        assertEquals(Math.fma(x, x, -1), Tape.record(program).evaluate(x, 1)[0]);
    }

    @Test
    void loopsUnroll() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real z = x;
            for (int i = 0; i < 1000; i++) {
                z = exp(z.unaryMinus());
            }
            r.output("z", z);
        });
        assertEquals(2000, tape.operationCount());
        assertEquals(0.5671432904097838, tape.evaluate(0.3)[0], 1e-15);
    }
}
