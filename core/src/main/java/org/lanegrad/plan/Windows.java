package org.lanegrad.plan;

import java.util.Arrays;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Cuts the forward sweep of a tape into windows: the rounds of its loops, and what stands between loops. Everything
 * else on the tape, local derivatives, tangents and adjoints, has the window of the operation that it belongs to.
 *
 * <p>Rounds are told apart by comparing operations and the kinds of their operands only: where the operands come from
 * may differ, and so may constants.
 */
final class Windows {
    /** An operand computed so few operations before is told from one that comes from farther away. */
    private static final int NEAR = 8;
    /** The longest round that is looked for. */
    private static final int LONGEST = 4096;

    private static final int UNIFORM = 0;
    private static final int FAR = 1;
    private static final int NONE = -1;

    private final Tape tape;
    private final boolean[] uniform;
    /** The positions of the forward sweep's operations. */
    private final int[] forward;
    /** Where a position stands in the forward sweep, or -1. */
    private final int[] rank;
    /** Whether a window begins at a rank. */
    private final boolean[] begins;

    private final Repeats repeats;

    private Windows(Tape tape, boolean[] uniform) {
        this.tape = tape;
        this.uniform = uniform;
        this.rank = new int[tape.size()];
        int[] positions = new int[tape.size()];
        int count = 0;
        for (int i = 0; i < rank.length; i++) {
            boolean belongs = tape.operation(i).kind() != Operation.Kind.LEAF && tape.sweep(i) == Sweep.FORWARD;
            rank[i] = belongs ? count : NONE;
            if (belongs) {
                positions[count++] = i;
            }
        }
        this.forward = Arrays.copyOf(positions, count);
        this.begins = new boolean[count + 1];
        int[] token = new int[count];
        for (int r = 0; r < count; r++) {
            token[r] = token(r);
        }
        this.repeats = new Repeats(token, LONGEST);
    }

    /**
     * The window of each operation of a tape.
     *
     * @param tape the tape
     * @param uniform which of its values are the same for all points
     * @param limit how long the rounds of loops should be at most; longer ones count only where there are no shorter
     * @return the number of each position's window; in the order of the forward sweep they ascend from 0
     */
    static int[] of(Tape tape, boolean[] uniform, int limit) {
        Windows windows = new Windows(tape, uniform);
        windows.cut(0, windows.forward.length, 1, limit);
        windows.cutGaps(limit);
        return windows.numbers();
    }

    private int token(int r) {
        int i = forward[r];
        Operation operation = tape.operation(i);
        int token = operation.opcode();
        for (int k = 0; k < operation.arity(); k++) {
            token = token * 31 + kind(r, tape.operand(i, k), Math.max(r - NEAR, 0));
        }
        return token;
    }

    /** The kind of an operand of the operation at a rank; from some rank on, the distance counts too. */
    private int kind(int r, int operand, int from) {
        return uniform[operand] ? UNIFORM : rank[operand] < from ? FAR : FAR + r - rank[operand];
    }

    /** Looks for repeats in a stretch and cuts them into rounds. */
    private void cut(int from, int to, int minPeriod, int maxPeriod) {
        int place = from;
        while (repeats.find(place, to, minPeriod, maxPeriod)) {
            int period = repeats.period();
            int first = repeats.start() + phase(repeats.start(), repeats.end(), period);
            int end = first + (repeats.end() - first) / period * period;
            // The first and the last rounds often take their operands from elsewhere
            while (first - period >= place && isAlike(first - period, first, period)) {
                first -= period;
            }
            while (end + period <= to && isAlike(end, end - period, period)) {
                end += period;
            }
            for (int r = first; r <= end; r += period) {
                begins[r] = true;
            }
            place = end;
        }
    }

    /** Looks for longer rounds in the stretches that have not been cut. */
    private void cutGaps(int limit) {
        int from = 0;
        for (int r = 1; r <= forward.length; r++) {
            if (begins[r] || r == forward.length) {
                if (r - from > Repeats.ROUNDS * limit) {
                    cut(from, r, limit + 1, LONGEST);
                }
                from = r;
            }
        }
    }

    /** Where in a round to cut, so that few values cross the cut. */
    private int phase(int start, int end, int period) {
        int[] lastUse = new int[end - start];
        for (int r = start; r < end; r++) {
            for (int k = tape.operation(forward[r]).arity() - 1; k >= 0; k--) {
                int used = rank[tape.operand(forward[r], k)];
                if (used >= start) {
                    lastUse[used - start] = r - start;
                }
            }
        }
        // How many more values cross the cut at an offset than the cut before it
        int[] change = new int[period + 1];
        for (int defined = 0; defined < lastUse.length; defined++) {
            int length = Math.max(lastUse[defined] - defined, 0) % period;
            int first = (defined + 1) % period;
            change[first]++;
            change[first + length > period ? first + length - period : first + length]--;
            if (first + length > period) {
                change[0]++;
            }
        }
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        int crossing = 0;
        for (int offset = 0; offset < period; offset++) {
            crossing += change[offset];
            if (crossing < fewest) {
                fewest = crossing;
                best = offset;
            }
        }
        return best;
    }

    /** Whether two stretches do the same with operands that may come from different places outside. */
    private boolean isAlike(int one, int other, int length) {
        for (int k = 0; k < length; k++) {
            int i = forward[one + k];
            int j = forward[other + k];
            if (tape.operation(i) != tape.operation(j)) {
                return false;
            }
            for (int operand = 0; operand < tape.operation(i).arity(); operand++) {
                if (kind(one + k, tape.operand(i, operand), one)
                        != kind(other + k, tape.operand(j, operand), other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int[] numbers() {
        int[] number = new int[tape.size()];
        // The windows of forward operations by their origins
        long[] origins = new long[forward.length];
        int window = 0;
        for (int r = 0; r < forward.length; r++) {
            window += r > 0 && begins[r] ? 1 : 0;
            number[forward[r]] = window;
            origins[r] = (long) tape.origin(forward[r]) << 32 | window;
        }
        Arrays.sort(origins);
        for (int i = 0; i < number.length; i++) {
            if (rank[i] == NONE && tape.operation(i).kind() != Operation.Kind.LEAF) {
                int found = Arrays.binarySearch(origins, (tape.origin(i) + 1L) << 32);
                // What it belongs to may be gone: then the operation before that stands for it
                int before = (found < 0 ? -found - 1 : found) - 1;
                number[i] = before < 0 ? 0 : (int) origins[before];
            }
        }
        return number;
    }
}
