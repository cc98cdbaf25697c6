package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which stretches of an order of operations are to be merged with those after them, so that there are fewer calls. */
final class Neighbours {
    private static final int NONE = -1;

    private final Bodies bodies;
    private final int[] start;
    private final int[] body;
    private final int count;
    private final Grouping grouping;

    /**
     * Looks at stretches as they are.
     *
     * @param bodies all bodies
     * @param start where the stretches begin, and at last where they end
     * @param body the body of each stretch
     * @param count how many stretches there are
     * @param grouping how many operations a stretch may have, and how many stretches a body must have
     */
    Neighbours(Bodies bodies, int[] start, int[] body, int count, Grouping grouping) {
        this.bodies = bodies;
        this.start = start;
        this.body = body;
        this.count = count;
        this.grouping = grouping;
    }

    /**
     * Unrolls runs of one body so often that the most calls are saved.
     *
     * @param unrolled the bodies that have been unrolled before, and now those too that are
     * @return how many stretches from each on are to be merged
     */
    int[] unrolling(BitSet unrolled) {
        int[] members = bodies.members(body, count);
        int[][] unrollings = new int[bodies.count()][];
        int end;
        for (int s = 0; s < count; s = end) {
            end = endOfRun(s);
            int most = Math.min(grouping.unrolled(), grouping.longest()) / bodies.size(body[s]);
            if (end - s > 1 && most > 1 && !unrolled.get(body[s])) {
                if (unrollings[body[s]] == null) {
                    unrollings[body[s]] = new int[most + 1];
                }
                for (int times = 2; times <= Math.min(most, end - s); times++) {
                    unrollings[body[s]][times] += (end - s) / times;
                }
            }
        }
        int[] length = new int[count];
        Arrays.fill(length, 1);
        for (int s = 0; s < count; s = end) {
            end = endOfRun(s);
            if (unrollings[body[s]] != null) {
                unrolled.set(body[s]);
                int times = best(unrollings[body[s]], members[body[s]], bodies.size(body[s]));
                for (int k = s; k + times <= end; k += times) {
                    length[k] = times;
                }
            }
        }
        return length;
    }

    /** Where the stretches with the same body end that one belongs to. */
    private int endOfRun(int s) {
        int end = s + 1;
        while (end < count && body[end] == body[s]) {
            end++;
        }
        return end;
    }

    /**
     * How often to unroll a body.
     *
     * @param unrollings for each number of times, how many calls there would be of the body unrolled so often
     * @return the number of times, 1 if it doesn't pay
     */
    private int best(int[] unrollings, int members, int size) {
        int best = 1;
        int most = 0;
        for (int times = 2; times < unrollings.length; times++) {
            int saved = saved(unrollings[times], times, members, size);
            int added = times * size - (unrollings[times] * times == members ? size : 0);
            if (saved > most && pays(saved, added, count)) {
                most = saved;
                best = times;
            }
        }
        return best;
    }

    /** How many calls are saved by merging so many members of a body at a time; too few left over fall apart. */
    private int saved(int merged, int times, int members, int size) {
        int left = members - merged * times;
        return merged < grouping.fewest() ? 0 : merged * (times - 1) - (left < grouping.fewest() ? left * (size - 1) : 0);
    }

    /**
     * Joins each body with the one that comes after it most often.
     *
     * @return how many stretches from each on are to be merged
     */
    int[] joining() {
        int[] next = successors();
        int[] length = new int[count];
        Arrays.fill(length, 1);
        for (int s = 0; s + 1 < count; s += length[s]) {
            length[s] = next[body[s]] == body[s + 1] && canJoin(s) ? 2 : 1;
        }
        return length;
    }

    /** Whether a stretch and the one after it may become one: neither is a round of a loop that stays one. */
    private boolean canJoin(int s) {
        return body[s] != body[s + 1]
                && start[s + 2] - start[s] <= grouping.longest()
                && (grouping.unrolled() > 0 || !(isRound(s) || isRound(s + 1)));
    }

    /** Whether the same comes before or after a stretch. */
    private boolean isRound(int s) {
        return (s > 0 && body[s - 1] == body[s]) || (s + 1 < count && body[s + 1] == body[s]);
    }

    /** For each body the one that it is to be joined with if that comes next, or -1. */
    private int[] successors() {
        long[] pair = new long[count];
        int pairs = 0;
        for (int s = 0; s + 1 < count; s++) {
            if (canJoin(s)) {
                pair[pairs++] = (long) body[s] << 32 | body[s + 1];
            }
        }
        Arrays.sort(pair, 0, pairs);
        int[] members = bodies.members(body, count);
        List<Pair> frequent = new ArrayList<>();
        for (int k = 0; k < pairs; ) {
            int end = k;
            while (end < pairs && pair[end] == pair[k]) {
                end++;
            }
            int first = (int) (pair[k] >> 32);
            int second = (int) pair[k];
            int added = (members[first] == end - k ? 0 : bodies.size(first))
                    + (members[second] == end - k ? 0 : bodies.size(second));
            if (end - k >= grouping.fewest() && pays(end - k, added, count)) {
                frequent.add(new Pair(first, second, end - k));
            }
            k = end;
        }
        frequent.sort((one, other) -> Integer.compare(other.times, one.times));
        int[] next = new int[bodies.count()];
        Arrays.fill(next, NONE);
        // A body that is joined with one is not joined with another at the same time
        BitSet taken = new BitSet();
        for (Pair candidate : frequent) {
            if (!taken.get(candidate.first) && !taken.get(candidate.second)) {
                taken.set(candidate.first);
                taken.set(candidate.second);
                next[candidate.first] = candidate.second;
            }
        }
        return next;
    }

    /** Two bodies that stand side by side so many times. */
    private record Pair(int first, int second, int times) {}

    /**
     * Whether a merged body pays: if it takes the place of its parts, saves many calls for its size or a good part of
     * all calls.
     *
     * @param saved how many calls it saves
     * @param added how many operations all bodies together have more
     * @param calls how many calls there are
     */
    static boolean pays(int saved, int added, int calls) {
        return added == 0 ? saved > 0 : saved >= 3 && (saved >= 4 * added || 16L * saved >= calls);
    }
}
