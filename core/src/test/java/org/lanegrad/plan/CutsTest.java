package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

class CutsTest {

    @ParameterizedTest
    @CsvSource({"EXP, 60", "POW, 60", "POW, 20", "SIN, 40", "LGAMMA, 60", "TANH, 1"})
    void eachOperationIsInOnePieceAfterItsOperands(Operation function, int longest) {
        Tape program = function.program();
        BitSet operations = operations(program);
        Set<Integer> done = new HashSet<>();
        for (List<Integer> piece : Cuts.of(program, operations, _ -> 1, longest)) {
            assertTrue(piece.size() <= longest, () -> piece.size() + " operations");
            for (int i : piece) {
                for (int k = 0; k < program.operation(i).arity(); k++) {
                    int operand = program.operand(i, k);
                    assertTrue(done.contains(operand) || !operations.get(operand), () -> i + " before " + operand);
                }
                assertTrue(done.add(i), () -> i + " is in two pieces");
            }
        }
        assertEquals(operations.cardinality(), done.size());
    }

    @Test
    void aLongFunctionIsCutEvenWhereItMayStayWhole() {
        Tape program = Operation.POW.program();
        assertTrue(Cuts.of(program, operations(program), _ -> 1, program.size()).size() > 1);
    }

    private static BitSet operations(Tape program) {
        BitSet operations = new BitSet();
        for (int i = 0; i < program.size(); i++) {
            operations.set(i, program.operation(i).kind() != Operation.Kind.LEAF);
        }
        return operations;
    }
}
