package org.lanegrad.op;

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
    private static final Map<Operation, Integer> OPERATIONS = new EnumMap<>(Map.of(
            Operation.EXP, 29,
            Operation.LOG, 36,
            Operation.SIN, 118,
            Operation.COS, 116,
            Operation.TANH, 46,
            Operation.POW, 115));

    /** Without the reduction of huge angles. */
    private static final Map<Operation, Integer> USUAL_OPERATIONS =
            new EnumMap<>(Map.of(Operation.SIN, 42, Operation.COS, 40));

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

    /** An executor may leave out the reduction of huge angles where no lane needs it: three selects join it. */
    @Test
    void whatHugeAnglesNeedStandsApart() {
        USUAL_OPERATIONS.forEach((function, count) -> {
            Tape program = function.program();
            int[] joins = IntStream.range(0, program.size())
                    .filter(i -> program.operation(i) == Operation.SELECT && asksForHuge(program, program.a(i)))
                    .toArray();
            assertEquals(3, joins.length);
            BitSet needed = new BitSet();
            need(program, program.outputs().getFirst().position(), needed);
            long operations = needed.stream()
                    .filter(i -> program.operation(i).kind() != Operation.Kind.LEAF)
                    .count();
            assertEquals((long) count, operations, function::symbol);
        });
    }

    private static boolean asksForHuge(Tape program, int condition) {
        return program.operation(condition) == Operation.LESS
                && program.operation(program.b(condition)) == Operation.ABS;
    }

    /** What a value needs if no angle is huge. */
    private static void need(Tape program, int position, BitSet needed) {
        if (needed.get(position)) {
            return;
        }
        needed.set(position);
        Operation operation = program.operation(position);
        for (int operand = 0; operand < operation.arity(); operand++) {
            boolean skipped =
                    operation == Operation.SELECT && operand == 1 && asksForHuge(program, program.a(position));
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
    void accuracyIsStatedBelowOneUnitInTheLastPlace() {
        functions().forEach(function -> assertTrue(function.ulps() > 0.5 && function.ulps() <= 1, function::symbol));
    }
}
