package org.lanegrad.bench.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.op.Operation;

class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // numbers and constants
                "1; 1",
                "2.5; 2.5",
                ".5; 0.5",
                "2.; 2",
                "1e-3; 0.001",
                "2.5E+2; 250",
                "pi; 3.141592653589793",
                "e; 2.718281828459045",
                // spaces
                "'  x +\t\n1 '; 3",
                // left to right
                "10 - 4 - 3; 3",
                "64 / 4 / 2; 8",
                "64 / 4 * 2; 32",
                "10 - 4 + 3; 9",
                // precedence
                "1 + 2*3; 7",
                "(1 + 2)*3; 9",
                "1 + 8/4; 3",
                "2*x^3; 16",
                "2^3^2; 512",
                "(2^3)^2; 64",
                // signs
                "-x; -2",
                "+x; 2",
                "--x; 2",
                "-+-x; 2",
                "3 - -x; 5",
                "3 + -x; 1",
                "2 * -x; -4",
                "-x^2; -4",
                "(-x)^2; 4",
                "-2^2; -4",
                "-x*3; -6",
                "x^-2; 0.25",
                "x^(-2); 0.25",
                "x^-2*8; 2",
                "x^+3; 8",
                "2^-2^1; 0.25",
                "x^0; 1",
                "(x - 2)^0; 1",
                "x^2.0; 4",
                "1/-0; -Infinity",
                // conditions
                "select(x < 2, 1, 0); 0",
                "select(x <= 2, 1, 0); 1",
                "select(x > 2, 1, 0); 0",
                "select(x >= 2, 1, 0); 1",
                "select(x == 2, 1, 0); 1",
                "select(x != 2, 1, 0); 0",
                "select(0/0 != 0/0, 1, 0); 1",
                "select(not x < 2, 1, 0); 1",
                "select(not not x < 2, 1, 0); 0",
                "select(not x < 2 and x < 1, 1, 0); 0",
                "select(not (x < 2 and x < 1), 1, 0); 1",
                "select(x < 3 or x < 1 and x < 0, 1, 0); 1",
                "select((x < 3 or x < 1) and x < 0, 1, 0); 0",
                "select(x + 1 < x * 2, 1, 0); 1",
                "select((x + 1) < (x) * 2, 1, 0); 1",
                "select(((x < 3)), -x, x); -2",
            })
    void valueWhereXIs2(String formula, double expected) {
        Formula parsed = Formula.parse(formula);
        double[] point = new double[parsed.variables().size()];
        Arrays.fill(point, 2);
        assertEquals(expected, parsed.tape().evaluate(point)[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "abs(-x); 2",
                "acos(x / 4); 1.0471975511965979",
                "asin(x / 4); 0.5235987755982989",
                "atan(x); 1.1071487177940904",
                "atan2(x, -2); 2.356194490192345",
                "ceil(x + 0.25); 3",
                "copySign(x, -1); -2",
                "cos(x); -0.4161468365471424",
                "erf(x); 0.9953222650189527",
                "erfc(x); 0.004677734981047266",
                "cosPi(x / 8); 0.7071067811865476",
                "exp(x); 7.38905609893065",
                "expMinusSquare(x); 0.01831563888873418",
                "floor(x + 0.75); 2",
                "fma(x, 3, 4); 10",
                "inverseMills(x); 0.055247862678989956",
                "inverseMillsPlus(x); 2.055247862678989",
                "fmod(-7.5, x); -1.5",
                "digamma(x); 0.42278433509846713",
                "lgamma(x + 1); 0.6931471805599453",
                "polygamma(x, 1); 0.6449340668482264",
                "log(x); 0.6931471805599453",
                "logNormalCdf(x); -0.023012909328963488",
                "max(x, 1); 2",
                "min(x, 1); 1",
                "normalCdf(x); 0.9772498680518208",
                "normalPdf(x); 0.05399096651318806",
                "normalQuantile(x / 8); -0.6744897501960817",
                "normalQuantileSlope(x / 4); 2.5066282746310007",
                "pow(x, 3); 8",
                "pow(x, 0.5); 1.4142135623730951",
                "x^0.5; 1.4142135623730951",
                "3^x; 9",
                "reciprocal(x); 0.5",
                "rint(x + 0.75); 3",
                "select(x < 1, 3, 4); 4",
                "sign(-x); -1",
                "sin(x); 0.9092974268256817",
                "sinPi(x / 8); 0.7071067811865476",
                "sqrt(x); 1.4142135623730951",
                "square(x); 4",
                "tan(x); -2.185039863261519",
                "tanPi(x / 8); 1",
                "tanh(x); 0.9640275800758169",
                "exp2(x); 4",
                "expm1(x); 6.3890560989306502",
                "log2(x); 1",
                "log10(x); 0.3010299956639812",
                "log1p(x); 1.0986122886681097",
                "sinh(x); 3.6268604078470188",
                "cosh(x); 3.7621956910836315",
                "asinh(x); 1.4436354751788103",
                "acosh(x); 1.3169578969248167",
                "atanh(x / 4); 0.5493061443340548",
                "sigmoid(x); 0.8807970779778824",
                "logisticDensity(x); 0.10499358540350652",
                "softplus(x); 2.1269280110429725",
                "rsqrt(x); 0.7071067811865475",
                "cbrt(x); 1.2599210498948732",
                "hypot(x, 3); 3.6055512754639893",
                "directionCosine(x, 3); 0.5547001962252291",
                "trunc(x / -3 - 2); -2",
            })
    void functionWhereXIs2(String formula, double expected) {
        double value = Formula.parse(formula).tape().evaluate(2)[0];
        assertEquals(expected, value, 1e-14 * Math.abs(expected));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyFunctionMayBeCalled(Operation operation) {
        if (operation.kind() == Operation.Kind.FUNCTION) {
            assertTrue(
                    FormulaFunction.find(operation.symbol()) != null,
                    operation.symbol() + " needs a line in FormulaFunction");
        }
    }

    @Test
    void variablesAreInOrderOfFirstAppearance() {
        Formula formula = Formula.parse("z*a_1 + sin(_b)*z + pi");
        assertEquals(List.of("z", "a_1", "_b"), formula.variables());
        assertEquals(
                List.of(Input.of("z"), Input.of("a_1"), Input.of("_b")),
                formula.tape().inputs());
    }

    @Test
    void theOutputIsTheValue() {
        Formula formula = Formula.parse("x + 1");
        assertEquals(
                List.of("z"),
                formula.tape().outputs().stream().map(Output::name).toList());
        assertEquals("x + 1", formula.toString());
    }

    @Test
    void integerPowersAreProducts() {
        assertEquals(2, Formula.parse("x^3").tape().operationCount());
        assertEquals(2, Formula.parse("pow(x, 3)").tape().operationCount());
        assertEquals(2, Formula.parse("x^-2").tape().operationCount());
        assertEquals(1, Formula.parse("x^2.5").tape().operationCount());
    }

    @Test
    void longFormulasNeedNoStack() {
        String formula = "x" + " + x".repeat(99_999);
        assertEquals(200_000, Formula.parse(formula).tape().evaluate(2)[0]);
    }

    @Test
    void sensibleNestingIsAllowed() {
        String formula = "(".repeat(400) + "x" + ")".repeat(400);
        assertEquals(2, Formula.parse(formula).tape().evaluate(2)[0]);
    }

    @Test
    void randomFormulasMeanWhatTheyMeanInJava() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        double[] point = {3, 0.5, -2};
        int compared = 0;
        while (compared < 5_000) {
            Expression expression = Expression.random(random, 5);
            double expected = expression.value(point);
            if (Double.isNaN(expected)) {
                continue;
            }
            compared++;
            Formula formula = Formula.parse(expression.text(random));
            double[] values = formula.variables().stream()
                    .mapToDouble(name -> point["xyz".indexOf(name)])
                    .toArray();
            assertEquals(expected, formula.tape().evaluate(values)[0], formula::toString);
        }
    }
}
