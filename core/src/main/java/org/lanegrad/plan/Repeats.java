package org.lanegrad.plan;

import java.util.Arrays;

/**
 * Finds tandem repeats in a sequence of tokens: stretches in which the same tokens follow again and again, at least
 * {@value #ROUNDS} times. Near linear in the length of the sequence, because only such periods are tried at which the
 * next few tokens stand again, and because a stretch that was compared once is not compared again.
 */
final class Repeats {
    /** How often a stretch must recur. */
    static final int ROUNDS = 3;

    /** So many tokens must stand again for a period to be tried; repeats that are hardly longer are not worth it. */
    private static final int SEED = 8;
    /** How many periods are tried at one place. */
    private static final int TRIES = 16;

    private static final int NONE = -1;

    private final int[] token;
    /** The next place whose next tokens have the same hash, a few other places too. */
    private final int[] next;
    /** For each period, the first place known at which the token after one period is another. */
    private final int[] mismatch;

    private int start;
    private int period;
    private int end;

    /**
     * Prepares the search.
     *
     * @param token the sequence
     * @param maxPeriod the longest period that is going to be looked for
     */
    Repeats(int[] token, int maxPeriod) {
        this.token = token;
        this.mismatch = new int[Math.min(maxPeriod, token.length) + 1];
        this.next = new int[token.length];
        Arrays.fill(next, NONE);
        int[] head = new int[Integer.highestOneBit(Math.max(token.length, 1)) << 1];
        Arrays.fill(head, NONE);
        for (int i = token.length - SEED; i >= 0; i--) {
            int slot = seed(i) & (head.length - 1);
            next[i] = head[slot];
            head[slot] = i;
        }
    }

    /** A hash of the next tokens. */
    private int seed(int place) {
        int hash = 0;
        for (int k = place; k < place + SEED; k++) {
            hash = (hash ^ token[k]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /**
     * Looks for the first repeat, of those that begin there the one that covers most, with the shortest period.
     *
     * @param from where to begin; not before where an earlier search began
     * @param to where the sequence is taken to end
     * @param minPeriod the shortest period
     * @param maxPeriod the longest period
     * @return whether there is one; then {@link #start}, {@link #period} and {@link #end} describe it
     */
    boolean find(int from, int to, int minPeriod, int maxPeriod) {
        for (int place = from; place + SEED < to; place++) {
            int covered = 0;
            int tries = TRIES;
            for (int again = next[place]; again != NONE && tries > 0; again = next[again]) {
                int distance = again - place;
                if (distance > maxPeriod || again >= to) {
                    break;
                }
                if (distance >= minPeriod) {
                    tries--;
                    int rounds = (mismatch(place, distance, to) - place) / distance + 1;
                    if (rounds >= ROUNDS && rounds * distance > covered) {
                        covered = rounds * distance;
                        start = place;
                        period = distance;
                        end = mismatch(place, distance, to) + distance;
                    }
                }
            }
            if (covered > 0) {
                return true;
            }
        }
        return false;
    }

    private int mismatch(int place, int distance, int to) {
        if (mismatch[distance] <= place) {
            int i = place;
            while (i + distance < token.length && token[i] == token[i + distance]) {
                i++;
            }
            mismatch[distance] = i;
        }
        return Math.min(mismatch[distance], to - distance);
    }

    /** Where the repeat begins. */
    int start() {
        return start;
    }

    /** How many tokens come again. */
    int period() {
        return period;
    }

    /** Where the repeat ends; the last round may be incomplete. */
    int end() {
        return end;
    }
}
