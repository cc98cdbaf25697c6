package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;

class BodyTest {

    @ParameterizedTest
    @EnumSource
    void anOperationIsABodyOfItsOwn(Operation operation) {
        if (operation.kind() == Operation.Kind.LEAF || operation == Operation.LOOKUP) {
            assertThrows(IllegalArgumentException.class, () -> Body.of(operation));
            return;
        }
        Body body = Body.of(operation);
        assertEquals(operation.arity(), body.operands());
        assertEquals(1, body.size());
        assertEquals(operation, body.operation(0));
        for (int k = 0; k < operation.arity(); k++) {
            assertFalse(body.isUniform(k));
            assertEquals(k, body.operand(0, k));
        }
        assertEquals(1, body.results());
        assertEquals(body.value(0), body.result(0));
        double[] operands = {1, 0.75, 0.5};
        assertArrayEquals(
                new double[] {operation.meaning().of(1, 0.75, 0.5)},
                body.evaluate(Arrays.copyOf(operands, operation.arity())));
        assertEquals(body, Body.of(operation));
        assertEquals(body.hashCode(), Body.of(operation).hashCode());
        assertNotEquals(body, Body.of(operation == Operation.ADD ? Operation.MULTIPLY : Operation.ADD));
    }

    @Test
    void aLookUpKeepsItsTableAmongTheConstants() {
        double[] table = {2, 3, 5, 7};
        Body body = Body.lookup(table);
        table[2] = 0;
        assertEquals(0, body.tableOffset(0));
        assertEquals(4, body.tableLength(0));
        assertArrayEquals(new double[] {5}, body.evaluate(2));
        assertEquals(Body.lookup(new double[] {2, 3, 5, 7}), body);
        assertNotEquals(Body.lookup(new double[] {2, 3, 5, 8}), body);
        assertThrows(IllegalArgumentException.class, () -> Body.lookup(new double[0]));
    }

    @Test
    void aTapeIsABody() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real scale = r.input(Input.of("scale").perBatch());
            Real y = RealMath.exp(x.times(scale)).plus(3);
            r.output("y", y);
            r.output("x", x);
            r.output("two", r.constant(2));
        });
        Body body = Body.of(tape);
        assertEquals(2, body.operands());
        assertFalse(body.isUniform(0));
        assertTrue(body.isUniform(1));
        assertArrayEquals(new double[] {3, 2}, body.constants());
        assertEquals(3, body.size());
        assertEquals("""
                v4 = * x0 u1
                v5 = exp v4
                v6 = + v5 3.0
                -> v6 x0 2.0""", body.toString());
        assertArrayEquals(tape.evaluate(0.5, 4), body.evaluate(0.5, 4));
        assertThrows(IllegalArgumentException.class, () -> body.evaluate(1));
    }

    @Test
    void aRandomTapeAndItsBodyComputeTheSame() {
        for (int seed = 0; seed < 20; seed++) {
            Points points = Points.wild(seed);
            Tape tape = RandomProgram.of(points, 200, 4).trace();
            double[] point = points.at(tape, 0);
            assertArrayEquals(tape.evaluate(point), Body.of(tape).evaluate(point), tape::toString);
        }
    }

    @Test
    void bodiesDifferByEveryPart() {
        Body body = Body.of(Operation.ADD);
        assertNotEquals(body, Body.single(Operation.ADD, 1, new double[0]));
        assertNotEquals(Body.of(sum("x", 1)), Body.of(sum("y", 1)));
        assertNotEquals(Body.of(sum("y", 1)), Body.of(sum("y", 2)));
        assertEquals(Body.of(sum("y", 1)), Body.of(sum("y", 1)));
        assertNotEquals(new Object(), body);
    }

    private static Tape sum(String second, double constant) {
        return Tape.trace(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            r.output("z", x.plus(second.equals("x") ? x : y).plus(constant));
        });
    }
}
