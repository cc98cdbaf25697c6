package org.lanegrad.plan;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * The operations of a tape in an order in which those that belong together follow one another: pieces that can each be
 * run as a whole.
 *
 * <p>Together belong the operations of one window that can exist at the same time, which is counted in windows of the
 * forward sweep: a window's forward operations at its own time; its adjoints then too, if nothing later is needed for
 * them, and otherwise at the time when what they need exists. So the forward and the reverse half of a window are one
 * piece where that is possible. What serves its own window only later, such as local derivatives, is put off till then.
 */
final class Schedule {
    private static final int NONE = -1;

    private final Tape tape;
    private final int limit;
    private final int[] window;
    private final boolean[] leaf;
    /** The piece of each operation. */
    private final int[] piece;

    private int pieces;

    /** The operations, piece by piece, in the order of the tape. */
    private int[] members;
    /** Where each piece begins among the members; one entry more for the end. */
    private int[] first;

    private final int[] order;
    private final int[] start;
    private int ordered;
    private int starts;

    private Schedule(Tape tape, int[] window, int limit) {
        this.tape = tape;
        this.limit = limit;
        this.window = window;
        this.leaf = new boolean[tape.size()];
        for (int i = 0; i < leaf.length; i++) {
            leaf[i] = tape.operation(i).kind() == Operation.Kind.LEAF;
        }
        this.piece = new int[tape.size()];
        this.order = new int[tape.operationCount()];
        this.start = new int[order.length + 1];
        this.members = new int[order.length];
        this.first = new int[1];
    }

    /**
     * Schedules a tape.
     *
     * @param tape the tape
     * @param window the window of each operation, ascending in the forward sweep
     * @param limit how many operations a piece may have; longer ones are cut, first between their halves
     * @return the schedule
     */
    static Schedule of(Tape tape, int[] window, int limit) {
        Schedule schedule = new Schedule(tape, window, limit);
        schedule.divide(schedule.times());
        schedule.arrange();
        return schedule;
    }

    /** The positions of the operations, in their new order. */
    int[] order() {
        return order;
    }

    /** Where the pieces begin in the order, and at last where they end. */
    int[] starts() {
        return Arrays.copyOf(start, starts + 1);
    }

    private int[] times() {
        int n = tape.size();
        int[] time = new int[n];
        for (int i = 0; i < n; i++) {
            if (!leaf[i]) {
                time[i] = window[i];
                for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                    time[i] = Math.max(time[i], time[tape.operand(i, k)]);
                }
            }
        }
        // The first time at which an operation is needed, if it is needed in its own window alone
        int[] needed = new int[n];
        Arrays.fill(needed, Integer.MAX_VALUE);
        tape.outputs().forEach(output -> needed[output.position()] = NONE);
        for (int i = n - 1; i >= 0; i--) {
            if (!leaf[i]) {
                if (tape.sweep(i) != Sweep.FORWARD && needed[i] != Integer.MAX_VALUE) {
                    time[i] = Math.max(time[i], needed[i]);
                }
                for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                    int operand = tape.operand(i, k);
                    needed[operand] = window[operand] == window[i] ? Math.min(needed[operand], time[i]) : NONE;
                }
            }
        }
        return time;
    }

    /** Divides the operations into pieces by time and window. */
    private void divide(int[] time) {
        int n = tape.size();
        int[] count = new int[n + 2];
        for (int i = 0; i < n; i++) {
            count[leaf[i] ? 0 : time[i] + 1]++;
        }
        count[0] = 0;
        for (int t = 1; t < count.length; t++) {
            count[t] += count[t - 1];
        }
        int[] byTime = new int[order.length];
        for (int i = 0; i < n; i++) {
            if (!leaf[i]) {
                byTime[count[time[i]]++] = i;
            }
        }
        int[] latest = new int[n + 1];
        int[] size = new int[order.length];
        Arrays.fill(latest, NONE);
        int from = 0;
        for (int k = 0; k < byTime.length; k++) {
            int i = byTime[k];
            if (k > 0 && time[byTime[k - 1]] != time[i]) {
                from = pieces;
            }
            if (latest[window[i]] < from) {
                latest[window[i]] = pieces++;
            }
            piece[i] = latest[window[i]];
            size[piece[i]]++;
        }
        first = new int[pieces + 1];
        for (int p = 0; p < pieces; p++) {
            first[p + 1] = first[p] + size[p];
        }
        int[] next = first.clone();
        for (int i = 0; i < n; i++) {
            if (!leaf[i]) {
                members[next[piece[i]]++] = i;
            }
        }
    }

    /**
     * Arranges the pieces so that each comes after what it needs, and otherwise in the order in which they end on the
     * tape. Where pieces need each other, the part of one that can run already is run apart.
     */
    private void arrange() {
        int n = tape.size();
        int[] uses = new int[n + 1];
        int[] missing = new int[pieces];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                int operand = tape.operand(i, k);
                if (!leaf[operand] && piece[operand] != piece[i]) {
                    uses[operand + 1]++;
                    missing[piece[i]]++;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            uses[i + 1] += uses[i];
        }
        int[] user = new int[uses[n]];
        int[] nextUse = uses.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                int operand = tape.operand(i, k);
                if (!leaf[operand] && piece[operand] != piece[i]) {
                    user[nextUse[operand]++] = i;
                }
            }
        }

        PriorityQueue<Integer> ready = new PriorityQueue<>(
                (one, other) -> Integer.compare(members[first[one + 1] - 1], members[first[other + 1] - 1]));
        for (int p = 0; p < pieces; p++) {
            if (missing[p] == 0) {
                ready.add(p);
            }
        }
        boolean[] done = leaf.clone();
        int earliest = 0;
        while (ordered < order.length) {
            int before = ordered;
            Integer chosen = ready.poll();
            if (chosen != null) {
                run(chosen, done);
            } else {
                while (done[earliest]) {
                    earliest++;
                }
                run(piece[earliest], done);
            }
            for (int k = before; k < ordered; k++) {
                for (int u = uses[order[k]]; u < uses[order[k] + 1]; u++) {
                    int p = piece[user[u]];
                    if (--missing[p] == 0) {
                        ready.add(p);
                    }
                }
            }
        }
    }

    /** Runs all operations of a piece that can run and have not: first the forward half, then the rest. */
    private void run(int p, boolean[] done) {
        int from = ordered;
        append(p, done, true);
        int half = ordered;
        append(p, done, false);
        if (ordered - from <= limit) {
            cut(from, ordered);
        } else {
            cut(from, half);
            cut(half, ordered);
        }
    }

    private void append(int p, boolean[] done, boolean forwardOnly) {
        for (int m = first[p]; m < first[p + 1]; m++) {
            int i = members[m];
            boolean runs = !done[i] && (!forwardOnly || tape.sweep(i) == Sweep.FORWARD);
            for (int k = tape.operation(i).arity() - 1; k >= 0 && runs; k--) {
                runs = done[tape.operand(i, k)];
            }
            if (runs) {
                done[i] = true;
                order[ordered++] = i;
            }
        }
    }

    /** Makes pieces of about the same size of a part of the order, as few as the limit allows. */
    private void cut(int from, int to) {
        int parts = (to - from + limit - 1) / limit;
        for (int k = 0; k < parts; k++) {
            start[starts++] = from + (int) ((long) (to - from) * k / parts);
        }
        start[starts] = to;
    }
}
