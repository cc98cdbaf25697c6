package org.lanegrad.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Operations that matter only where a condition holds, or only where it does not: all their uses lead through one side
 * of selects by that condition. Where no lane of a block takes that side, they need not run, and no bit changes. The
 * reduction of huge angles is of that kind.
 *
 * @param condition where the condition stands
 * @param whenTrue whether the operations matter where it holds
 * @param operations where they stand
 */
record RareSide(int condition, boolean whenTrue, BitSet operations) {

    /**
     * Finds sides of some length, apart from each other.
     *
     * @param program a program of primitives
     * @param shortest how many operations a side has at least
     * @return the sides, the longest first
     */
    static List<RareSide> of(Tape program, int shortest) {
        List<RareSide> sides = new ArrayList<>();
        int[] conditions = IntStream.range(0, program.size())
                .filter(i -> program.operation(i) == Operation.SELECT)
                .map(program::a)
                .distinct()
                .toArray();
        for (int condition : conditions) {
            for (boolean whenTrue : new boolean[] {true, false}) {
                RareSide side = new RareSide(condition, whenTrue, onlyFor(program, condition, whenTrue));
                if (side.operations.cardinality() >= shortest) {
                    sides.add(side);
                }
            }
        }
        sides.sort((x, y) -> y.operations.cardinality() - x.operations.cardinality());
        List<RareSide> apart = new ArrayList<>();
        for (RareSide side : sides) {
            if (apart.stream().noneMatch(other -> other.operations.intersects(side.operations))) {
                apart.add(side);
            }
        }
        return apart;
    }

    private static BitSet onlyFor(Tape program, int condition, boolean whenTrue) {
        int n = program.size();
        boolean[] only = new boolean[n];
        Arrays.fill(only, true);
        boolean[] used = new boolean[n];
        program.outputs().forEach(output -> only[output.position()] = false);
        BitSet operations = new BitSet(n);
        for (int i = n - 1; i >= 0; i--) {
            Operation operation = program.operation(i);
            boolean leaf = operation.kind() == Operation.Kind.LEAF;
            if (only[i] && used[i] && !leaf) {
                operations.set(i);
            }
            for (int k = 0; k < operation.arity(); k++) {
                boolean onSide = operation == Operation.SELECT
                        && program.a(i) == condition
                        && k == (whenTrue ? 1 : 2);
                used[program.operand(i, k)] = true;
                only[program.operand(i, k)] &= onSide || operations.get(i);
            }
        }
        return operations;
    }
}
