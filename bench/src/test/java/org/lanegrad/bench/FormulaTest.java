package org.lanegrad.bench;

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
                "copySign(x, -1); -2",
                "cos(x); -0.4161468365471424",
                "exp(x); 7.38905609893065",
                "floor(x + 0.75); 2",
                "fma(x, 3, 4); 10",
                "log(x); 0.6931471805599453",
                "max(x, 1); 2",
                "min(x, 1); 1",
                "pow(x, 3); 8",
                "pow(x, 0.5); 1.4142135623730951",
                "x^0.5; 1.4142135623730951",
                "3^x; 9",
                "reciprocal(x); 0.5",
                "rint(x + 0.75); 3",
                "select(x < 1, 3, 4); 4",
                "sin(x); 0.9092974268256817",
                "sqrt(x); 1.4142135623730951",
                "square(x); 4",
                "tanh(x); 0.9640275800758169",
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
                List.of("value"),
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
