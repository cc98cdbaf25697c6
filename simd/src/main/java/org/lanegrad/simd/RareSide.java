package org.lanegrad.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Operation;

/**
 * Operations that matter only where a condition holds, or only where it does not: all their uses lead through one side
 * of selects by that condition. Where no lane of a block takes that side, they need not run, and no bit changes. That
 * pays where the side is rare, which is taken to be so if no ordinary number leads there. The reduction of huge angles
 * is of that kind.
 *
 * @param condition where the condition stands
 * @param whenTrue whether the operations matter where it holds
 * @param operations where they stand
 */
record RareSide(int condition, boolean whenTrue, BitSet operations) {
    private static final double[] ORDINARY = {0.3, 1.6, 4.7, 20, -0.3, -1.6, -4.7, -20};

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
        boolean[][] usual = conditionsAtOrdinaryNumbers(program);
        for (int condition : conditions) {
            for (boolean whenTrue : new boolean[] {true, false}) {
                if (Arrays.stream(usual).anyMatch(holds -> holds[condition] == whenTrue)) {
                    continue;
                }
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

    /** Which values of the program are not 0, at each pair of ordinary numbers for its inputs in turn. */
    private static boolean[][] conditionsAtOrdinaryNumbers(Tape program) {
        int count = ORDINARY.length;
        boolean[][] holds = new boolean[count * count][program.size()];
        double[] value = new double[program.size()];
        double[] constants = program.constants();
        for (int point = 0; point < holds.length; point++) {
            for (int i = 0; i < value.length; i++) {
                Operation operation = program.operation(i);
                value[i] = switch (operation) {
                    case INPUT -> ORDINARY[program.a(i) % 2 == 0 ? point % count : point / count];
                    case CONSTANT -> program.constant(i);
                    case LOOKUP -> Bits.lookup(constants, value[program.a(i)], program.b(i), program.c(i));
                    default ->
                        operation
                                .meaning()
                                .of(
                                        value[program.a(i)],
                                        operation.arity() > 1 ? value[program.b(i)] : 0,
                                        operation.arity() > 2 ? value[program.c(i)] : 0);
                };
                holds[point][i] = value[i] != 0;
            }
        }
        return holds;
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
