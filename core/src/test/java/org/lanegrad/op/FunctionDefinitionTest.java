package org.lanegrad.op;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;

/** What the definitions are made of, and how many operations they take. */
class FunctionDefinitionTest {
    private static final Map<Operation, Integer> OPERATIONS = new EnumMap<>(Map.ofEntries(
            entry(Operation.EXP, 35),
            entry(Operation.LOG, 35),
            entry(Operation.SIN, 121),
            entry(Operation.COS, 119),
            entry(Operation.TAN, 136),
            entry(Operation.SIN_PI, 36),
            entry(Operation.COS_PI, 33),
            entry(Operation.TAN_PI, 57),
            entry(Operation.ASIN, 37),
            entry(Operation.ACOS, 39),
            entry(Operation.ATAN, 47),
            entry(Operation.ATAN2, 61),
            entry(Operation.FMOD, 220),
            entry(Operation.TANH, 51),
            entry(Operation.POW, 114),
            entry(Operation.ERF, 98),
            entry(Operation.ERFC, 86),
            entry(Operation.EXP_MINUS_SQUARE, 37),
            entry(Operation.NORMAL_PDF, 42),
            entry(Operation.NORMAL_CDF, 93),
            entry(Operation.LOG_NORMAL_CDF, 157),
            entry(Operation.INVERSE_MILLS, 126),
            entry(Operation.INVERSE_MILLS_PLUS, 170),
            entry(Operation.NORMAL_QUANTILE, 99),
            entry(Operation.NORMAL_QUANTILE_SLOPE, 150),
            entry(Operation.LGAMMA, 220),
            entry(Operation.DIGAMMA, 167),
            entry(Operation.POLYGAMMA, 1037),
            entry(Operation.EXP2, 35),
            entry(Operation.EXPM1, 38),
            entry(Operation.LOG2, 41),
            entry(Operation.LOG10, 42),
            entry(Operation.LOG1P, 43),
            entry(Operation.SINH, 40),
            entry(Operation.COSH, 39),
            entry(Operation.ASINH, 62),
            entry(Operation.ACOSH, 64),
            entry(Operation.ATANH, 54),
            entry(Operation.SIGMOID, 48),
            entry(Operation.LOGISTIC_DENSITY, 53),
            entry(Operation.SOFTPLUS, 77),
            entry(Operation.RSQRT, 10),
            entry(Operation.CBRT, 47),
            entry(Operation.HYPOT, 31),
            entry(Operation.DIRECTION_COSINE, 40)));

    /** The bound of every function is 1 unit in the last place but for these. */
    private static final Map<Operation, Double> LARGER_BOUNDS = new EnumMap<>(Map.ofEntries(
            entry(Operation.LOG_NORMAL_CDF, 2.0),
            entry(Operation.INVERSE_MILLS_PLUS, 2.0),
            entry(Operation.NORMAL_QUANTILE, 4.0),
            entry(Operation.NORMAL_QUANTILE_SLOPE, 4.0),
            entry(Operation.LGAMMA, 4.0),
            entry(Operation.DIGAMMA, 4.0),
            entry(Operation.POLYGAMMA, 4.0)));

    /** Without the reduction of huge angles, or of dividends far larger than the divisor. */
    private static final Map<Operation, Integer> USUAL_OPERATIONS =
            new EnumMap<>(Map.of(Operation.SIN, 42, Operation.COS, 40, Operation.TAN, 57, Operation.FMOD, 14));

    private static Stream<Operation> functions() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.kind() == Operation.Kind.FUNCTION);
    }

    private static Tape primitives(Tape tape) {
        return new DeadCode().apply(new CommonSubexpressions().apply(new InlineFunctions().apply(tape)));
    }

    @Test
    void definitionsContainPrimitivesOnly() {
        functions().forEach(function -> {
            Tape program = function.program();
            assertTrue(
                    IntStream.range(0, program.size())
                            .allMatch(i -> program.operation(i).kind() != Operation.Kind.FUNCTION),
                    function::symbol);
        });
    }

    @Test
    void definitionsHaveNothingToShareOrToRemove() {
        functions().forEach(function -> {
            Tape program = function.program();
            assertEquals(program.operationCount(), primitives(program).operationCount(), function::symbol);
        });
    }

    @Test
    void definitionsStayAsShortAsTheyAre() {
        OPERATIONS.forEach((function, count) ->
                assertEquals(count, function.program().operationCount(), function::symbol));
    }

    /** An executor may leave out a reduction where no lane needs it: three selects join that of angles, one fmod's. */
    @Test
    void whatIsRarelyNeededStandsApart() {
        USUAL_OPERATIONS.forEach((function, count) -> {
            Tape program = function.program();
            int[] joins = IntStream.range(0, program.size())
                    .filter(i -> program.operation(i) == Operation.SELECT && isRare(program, program.a(i)))
                    .toArray();
            assertEquals(function == Operation.FMOD ? 1 : 3, joins.length);
            BitSet needed = new BitSet();
            need(program, program.outputs().getFirst().position(), needed);
            long operations = needed.stream()
                    .filter(i -> program.operation(i).kind() != Operation.Kind.LEAF)
                    .count();
            assertEquals((long) count, operations, function::symbol);
        });
    }

    private static boolean isRare(Tape program, int condition) {
        return program.operation(condition) == Operation.LESS
                && program.operation(program.a(condition)) != Operation.ABS
                && program.operation(program.b(condition)) == Operation.ABS;
    }

    /** What a value needs in the usual case. */
    private static void need(Tape program, int position, BitSet needed) {
        if (needed.get(position)) {
            return;
        }
        needed.set(position);
        Operation operation = program.operation(position);
        for (int operand = 0; operand < operation.arity(); operand++) {
            boolean skipped =
                    operation == Operation.SELECT && operand == 1 && isRare(program, program.a(position));
            if (!skipped) {
                need(program, program.operand(position, operand), needed);
            }
        }
    }

    @Test
    void sineAndCosineOfOneAngleShareTheirWork() {
        int one = primitives(Tape.trace(r -> r.output("s", RealMath.sin(r.input("x"))))).operationCount();
        int both = primitives(Tape.trace(r -> {
            Real x = r.input("x");
            r.output("s", RealMath.sin(x));
            r.output("c", RealMath.cos(x));
        })).operationCount();
        assertEquals(one + 2, both);
    }

    @Test
    void hyperbolicSineAndCosineShareTheirWork() {
        int both = primitives(Tape.trace(r -> {
                    Real x = r.input("x");
                    r.output("s", RealMath.sinh(x));
                    r.output("c", RealMath.cosh(x));
                }))
                .operationCount();
        assertEquals(51, both);
    }

    @Test
    void hyperbolicTangentAndItsDerivativeShareTheirWork() {
        Tape tape = Tape.record(r -> r.output("z", RealMath.tanh(r.input("x"))));
        assertEquals(69, primitives(tape.gradient()).operationCount());
    }

    @Test
    void tangentSharesTheReductionWithSineAndCosine() {
        int alone = Operation.TAN.program().operationCount();
        int all = primitives(Tape.trace(r -> {
            Real x = r.input("x");
            r.output("s", RealMath.sin(x));
            r.output("c", RealMath.cos(x));
            r.output("t", RealMath.tan(x));
        })).operationCount();
        assertEquals(alone + 11, all);
    }

    @Test
    void accuracyIsStatedBelowOneUnitInTheLastPlaceOrWhatIsAllowed() {
        functions().forEach(function -> assertTrue(
                function.ulps() >= 0.5 && function.ulps() <= LARGER_BOUNDS.getOrDefault(function, 1.0),
                function::symbol));
    }
}
