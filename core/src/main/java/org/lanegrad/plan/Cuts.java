package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Puts operations into an order and cuts it into pieces that take the least time in all. Values that cross from piece
 * to piece are stored and read again. Without cuts, however, a processor has too few vectors under way at once to hide
 * how long each operation takes: it sees only so many operations ahead.
 *
 * <p>The times are those of a core of AMD's Zen 4 with vectors of 512 bits. They decide how long a program takes, but
 * not what it computes.
 */
final class Cuts {
    /** Cycles that an operation takes of the units that compute. */
    private static final double UNITS = 0.7;
    /** Cycles that a store takes; heap arrays don't begin where cache lines do. */
    private static final double STORE = 3.5;
    /** Cycles that a load takes. */
    private static final double LOAD = 1;
    /** Cycles that a piece takes beside, for each vector. */
    private static final double CALL = 4;
    /** Operations that are under way at once. */
    private static final double WINDOW = 90;

    private static final int NONE = -1;

    private final Tape program;
    private final BitSet operations;
    /** The operands of each operation that are among the operations. */
    private final int[][] operands;

    private Cuts(Tape program, BitSet operations) {
        this.program = program;
        this.operations = operations;
        this.operands = new int[program.size()][];
        operations.stream().forEach(i -> operands[i] = IntStream.range(0, program.operation(i).arity())
                .map(k -> program.operand(i, k))
                .filter(operations::get)
                .distinct()
                .toArray());
    }

    /**
     * Cuts some operations of a program.
     *
     * @param program the program
     * @param operations where they stand
     * @param weight what an operation counts
     * @param longest what the operations of a piece count together at most, unless it is a single one
     * @return the pieces in the order in which they are to run
     */
    static List<List<Integer>> of(Tape program, BitSet operations, IntUnaryOperator weight, int longest) {
        Cuts cuts = new Cuts(program, operations);
        List<Integer> order = cuts.order();
        int[] begin = cuts.begin(order, weight, longest);
        List<List<Integer>> pieces = new ArrayList<>();
        for (int end = order.size(); end > 0; end = begin[end]) {
            pieces.add(order.subList(begin[end], end));
        }
        return pieces.reversed();
    }

    /** For each place in an order, where the last piece before it begins if what is before it takes the least time. */
    private int[] begin(List<Integer> order, IntUnaryOperator weight, int longest) {
        int[] crossing = crossing(order);
        int[] begin = new int[order.size() + 1];
        double[] time = new double[order.size() + 1];
        Arrays.fill(time, 1, time.length, Double.POSITIVE_INFINITY);
        for (int from = 0; from < order.size(); from++) {
            int[] ready = new int[program.size()];
            int latest = 0;
            int sum = 0;
            for (int end = from + 1; end <= order.size(); end++) {
                int i = order.get(end - 1);
                sum += weight.applyAsInt(i);
                if (sum > longest && end > from + 1) {
                    break;
                }
                for (int operand : operands[i]) {
                    ready[i] = Math.max(ready[i], ready[operand]);
                }
                ready[i] += latency(program.operation(i));
                latest = Math.max(latest, ready[i]);
                double slowest = Math.max(UNITS * sum, Math.max(STORE * crossing[end], latest * sum / WINDOW));
                double inAll = time[from] + CALL + LOAD * crossing[from] + slowest;
                if (inAll < time[end]) {
                    time[end] = inAll;
                    begin[end] = from;
                }
            }
        }
        return begin;
    }

    /** About how many cycles an operation takes from its operands to its result. */
    private static int latency(Operation operation) {
        return switch (operation) {
            case NEGATE, ABS, SELECT, EXPONENT_BITS, WITH_EXPONENT_BITS -> 2;
            case DIVIDE, SQRT -> 14;
            case LOOKUP -> 20;
            default -> 4;
        };
    }

    /**
     * Each operation after its operands. The order is chosen from its end on: always the operation that adds the fewest
     * values to those that have to wait, and of these the one with the shortest way to it.
     */
    private List<Integer> order() {
        int[] height = new int[program.size()];
        int[] uses = new int[program.size()];
        operations.stream().forEach(i -> {
            for (int operand : operands[i]) {
                height[i] = Math.max(height[i], height[operand] + 1);
                uses[operand]++;
            }
        });
        BitSet ready = new BitSet();
        operations.stream().filter(i -> uses[i] == 0).forEach(ready::set);
        BitSet waiting = new BitSet();
        List<Integer> reversed = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = NONE;
            long least = Long.MAX_VALUE;
            for (int i = ready.nextSetBit(0); i >= 0; i = ready.nextSetBit(i + 1)) {
                long rank = height[i];
                for (int operand : operands[i]) {
                    rank += waiting.get(operand) ? 0 : program.size();
                }
                if (rank <= least) {
                    next = i;
                    least = rank;
                }
            }
            reversed.add(next);
            ready.clear(next);
            waiting.clear(next);
            for (int operand : operands[next]) {
                waiting.set(operand);
                uses[operand]--;
                ready.set(operand, uses[operand] == 0);
            }
        }
        return reversed.reversed();
    }

    /** How many values cross from what is before each place in an order to what is after it. */
    private int[] crossing(List<Integer> order) {
        int[] lastUse = new int[program.size()];
        for (int place = 0; place < order.size(); place++) {
            for (int operand : operands[order.get(place)]) {
                lastUse[operand] = place;
            }
        }
        int[] crossing = new int[order.size() + 1];
        for (int place = 0; place < order.size(); place++) {
            for (int later = place + 1; later <= lastUse[order.get(place)]; later++) {
                crossing[later]++;
            }
        }
        return crossing;
    }
}
