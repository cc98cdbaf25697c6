package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
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
        int[] conditions = IntStream.range(0, program.size())
                .filter(i -> program.operation(i) == Operation.SELECT)
                .map(program::a)
                .distinct()
                .toArray();
        double[][] usual = atOrdinaryNumbers(program, conditions);
        List<RareSide> sides = new ArrayList<>();
        for (int k = 0; k < conditions.length; k++) {
            for (boolean whenTrue : new boolean[] {true, false}) {
                int condition = k;
                if (Arrays.stream(usual).noneMatch(values -> (values[condition] != 0) == whenTrue)) {
                    sides.add(new RareSide(conditions[k], whenTrue, onlyFor(program, conditions[k], whenTrue)));
                }
            }
        }
        sides.removeIf(side -> side.operations.cardinality() < shortest);
        sides.sort((x, y) -> y.operations.cardinality() - x.operations.cardinality());
        List<RareSide> apart = new ArrayList<>();
        for (RareSide side : sides) {
            if (apart.stream().noneMatch(other -> other.operations.intersects(side.operations))) {
                apart.add(side);
            }
        }
        return apart;
    }

    /** The conditions, as 1 and 0, at each pair of ordinary numbers for the inputs in turn. */
    private static double[][] atOrdinaryNumbers(Tape program, int[] conditions) {
        TapeBuilder tape = new TapeBuilder(program);
        int[] map = tape.copyAll(program);
        for (int k = 0; k < conditions.length; k++) {
            int number = tape.append(
                    Operation.SELECT, map[conditions[k]], tape.constantPosition(1), tape.constantPosition(0));
            tape.output("condition" + k, number);
        }
        Tape alone = tape.build();
        int count = ORDINARY.length;
        return IntStream.range(0, count * count)
                .mapToObj(point -> alone.evaluate(IntStream.range(0, program.inputs().size())
                        .mapToDouble(input -> ORDINARY[input % 2 == 0 ? point % count : point / count])
                        .toArray()))
                .toArray(double[][]::new);
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
