package org.lanegrad.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Calls of the same body one after the other that pass values on in the same way: the rounds of a loop, with what it
 * carries from round to round and what it leaves as it is. Each body has one such way, found by looking at its calls;
 * where they don't keep to it, a new run begins.
 */
public final class Runs {
    private final Groups groups;
    private final List<Optional<Carry>> carry;
    private final boolean[] continues;

    private Runs(Groups groups, List<Optional<Carry>> carry, boolean[] continues) {
        this.groups = groups;
        this.carry = carry;
        this.continues = continues;
    }

    /**
     * Finds the runs.
     *
     * @param groups calls
     * @param carries which bodies may carry values; calls of others are runs of their own
     * @return their runs
     */
    public static Runs of(Groups groups, Predicate<Body> carries) {
        return new Search(groups, carries).runs();
    }

    /**
     * What calls of a body take over from those before them.
     *
     * @param body its place in {@link Groups#bodies()}
     * @return what they take over; empty if its calls have no run of two
     */
    public Optional<Carry> carry(int body) {
        return carry.get(body);
    }

    /**
     * Whether a call goes on with the run of the call before it.
     *
     * @param call the call, or the number of calls
     * @return false if a new run begins with it
     */
    public boolean continues(int call) {
        return continues[call];
    }

    /**
     * The last call of a run.
     *
     * @param call one of its calls
     * @return the last one
     */
    public int last(int call) {
        int last = call;
        while (continues[last + 1]) {
            last++;
        }
        return last;
    }

    /**
     * Whether a call reads an operand.
     *
     * @param call the call
     * @param operand from 0, below the number of operands of its body
     * @return false if it takes it over from the call before
     */
    public boolean reads(int call, int operand) {
        return !continues[call] || carryOf(call).source(operand) == Carry.NONE;
    }

    /**
     * Whether a call leaves a result behind.
     *
     * @param call the call
     * @param result from 0, below the number of results of its body
     * @return false if nobody reads it but the next call, which takes it over
     */
    public boolean writes(int call, int result) {
        return !continues[call + 1] || carryOf(call).isKept(result);
    }

    private Carry carryOf(int call) {
        return carry.get(groups.body(call)).orElseThrow();
    }

    private static final class Search {
        private final Groups groups;
        private final Predicate<Body> carries;
        /** For each operand of each call the value of the call before that it is. */
        private final int[] source;

        private final int[] start;
        private final boolean[] continues;
        private final int[][] carried;

        Search(Groups groups, Predicate<Body> carries) {
            this.groups = groups;
            this.carries = carries;
            this.start = new int[groups.calls() + 1];
            for (int call = 0; call < groups.calls(); call++) {
                start[call + 1] = start[call] + body(call).operands();
            }
            this.source = new int[start[groups.calls()]];
            this.continues = new boolean[groups.calls() + 1];
            this.carried = new int[groups.bodies().size()][];
        }

        Runs runs() {
            Arrays.fill(source, Carry.NONE);
            int[] valueAt = new int[groups.tape().size()];
            Arrays.fill(valueAt, Carry.NONE);
            // For each body the calls that come right after another one of it
            IntStream.Builder[] seconds = new IntStream.Builder[carried.length];
            Arrays.setAll(seconds, body -> IntStream.builder());
            boolean[] may = mayCarry();
            for (int call = 1; call < groups.calls(); call++) {
                if (may[groups.body(call)] && groups.body(call) == groups.body(call - 1)) {
                    compare(call, valueAt);
                    seconds[groups.body(call)].add(call);
                }
            }
            for (int number = 0; number < carried.length; number++) {
                Body body = groups.bodies().get(number);
                int[] calls = seconds[number].build().toArray();
                carried[number] = choose(body, calls);
            }
            boolean[][] kept = kept();
            return new Runs(
                    groups,
                    IntStream.range(0, carried.length)
                            .mapToObj(body -> Arrays.stream(carried[body]).allMatch(value -> value == Carry.NONE)
                                    ? Optional.<Carry>empty()
                                    : Optional.of(new Carry(carried[body], kept[body])))
                            .toList(),
                    continues);
        }

        /** The bodies that may carry values, among those with two calls one after the other. */
        private boolean[] mayCarry() {
            boolean[] may = new boolean[carried.length];
            for (int call = 1; call < groups.calls(); call++) {
                may[groups.body(call)] |= groups.body(call) == groups.body(call - 1);
            }
            for (int number = 0; number < may.length; number++) {
                may[number] = may[number] && carries.test(groups.bodies().get(number));
            }
            return may;
        }

        private Body body(int call) {
            return groups.bodies().get(groups.body(call));
        }

        /** Finds which operands of a call are values of the call before; the array is as it was afterwards. */
        private void compare(int call, int[] valueAt) {
            Body body = body(call);
            for (int k = 0; k < body.operands(); k++) {
                valueAt[groups.operand(call - 1, k)] = k;
            }
            for (int k = 0; k < body.results(); k++) {
                valueAt[groups.result(call - 1, k)] = body.operands() + k;
            }
            for (int k = 0; k < body.operands(); k++) {
                int operand = groups.operand(call, k);
                boolean same = operand == groups.operand(call - 1, k);
                // A uniform operand is a number: it is carried only if it stays
                source[start[call] + k] = same ? k : body.isUniform(k) ? Carry.NONE : valueAt[operand];
            }
            for (int k = 0; k < body.operands(); k++) {
                valueAt[groups.operand(call - 1, k)] = Carry.NONE;
            }
            for (int k = 0; k < body.results(); k++) {
                valueAt[groups.result(call - 1, k)] = Carry.NONE;
            }
        }

        /** Chooses what a body carries, so that as many operands as possible are carried in all its calls together. */
        private int[] choose(Body body, int[] calls) {
            int[] chosen = new int[body.operands()];
            int[] count = new int[body.operands()];
            Arrays.fill(chosen, Carry.NONE);
            int[] votes = new int[body.operands() + body.results()];
            int[] best = new int[body.operands()];
            for (int k = 0; k < chosen.length; k++) {
                best[k] = Carry.NONE;
                for (int call : calls) {
                    int value = source[start[call] + k];
                    if (value != Carry.NONE && ++votes[value] > count[k]) {
                        best[k] = value;
                        count[k] = votes[value];
                    }
                }
                Arrays.fill(votes, 0);
            }
            int[] linked = calls;
            int taken = 0;
            List<Integer> order = IntStream.range(0, chosen.length)
                    .boxed()
                    .filter(k -> best[k] != Carry.NONE)
                    .sorted(Comparator.comparingInt(k -> -count[k]))
                    .toList();
            for (int k : order) {
                int[] still = Arrays.stream(linked)
                        .filter(call -> source[start[call] + k] == best[k])
                        .toArray();
                if ((long) still.length * (taken + 1) > (long) linked.length * taken) {
                    chosen[k] = best[k];
                    linked = still;
                    taken++;
                }
            }
            for (int call : linked) {
                continues[call] = taken > 0;
            }
            return chosen;
        }

        /** Which results of each body every call has to leave behind, because others than the next call read them. */
        private boolean[][] kept() {
            boolean[] read = new boolean[groups.tape().size()];
            groups.tape().outputs().forEach(output -> read[output.position()] = true);
            for (int call = 0; call < groups.calls(); call++) {
                for (int k = 0; k < body(call).operands(); k++) {
                    if (!continues[call] || carried[groups.body(call)][k] == Carry.NONE) {
                        read[groups.operand(call, k)] = true;
                    }
                }
            }
            boolean[][] kept = new boolean[carried.length][];
            Arrays.setAll(kept, body -> new boolean[groups.bodies().get(body).results()]);
            for (int call = 0; call < groups.calls(); call++) {
                for (int k = 0; k < body(call).results(); k++) {
                    // The last call of a run leaves all behind
                    kept[groups.body(call)][k] |= continues[call + 1] && read[groups.result(call, k)];
                }
            }
            return kept;
        }
    }
}
