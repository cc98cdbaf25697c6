package org.lanegrad.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;

/**
 * Under which conditions the values of a tape count: a value whose uses all lie behind branches counts only where one
 * of those branches is taken. A path is {@link #ALWAYS} or the number of a set of literals, one of which must hold; a
 * literal is a condition's position, doubled, plus the truth that it must have.
 */
final class Paths {
    /** The path of a value that counts at every point. */
    static final int ALWAYS = -1;

    private static final int UNREACHED = -2;

    /** Larger sets become one literal, an OR on the tape, so that uniting stays cheap. */
    private static final int LARGEST_SET = 64;

    private final TapeBuilder tape;
    private final int[] path;
    private final List<List<Integer>> sets = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    /** The results of uniting and joining two paths, by their numbers. */
    private final Map<Long, Integer> unions = new HashMap<>();

    private final Map<Long, Integer> joins = new HashMap<>();
    private final Map<Integer, Integer> conditions = new HashMap<>();
    /** The two paths that a set was first united from, so that its condition takes one OR more than theirs. */
    private final Map<Integer, int[]> parents = new HashMap<>();

    Paths(TapeBuilder tape, int positions) {
        this.tape = tape;
        this.path = new int[positions];
        Arrays.fill(path, UNREACHED);
    }

    /** The path of a value, all of whose uses have been reported. */
    int of(int position) {
        return path[position];
    }

    /** The path on which an operation's operand is used, given the operation's own. */
    int through(Partial partial, int own) {
        Condition gate = partial.gate();
        if (gate == null) {
            return own;
        }
        int branch = number(List.of(gate.position() << 1 | (partial.side() ? 1 : 0)));
        return own == ALWAYS || own == branch
                ? branch
                : joins.computeIfAbsent(key(own, branch), _ -> literal(Operation.AND, own, branch));
    }

    /** Reports a use of a value. */
    void reach(int position, int by) {
        path[position] = path[position] == UNREACHED ? by : unite(path[position], by);
    }

    /** A term where a path is taken, 0 elsewhere. */
    SignedSum.Term gate(int by, SignedSum.Term term) {
        int literal = sets.get(by).getFirst();
        return sets.get(by).size() == 1
                ? term.selected(tape, literal >> 1, (literal & 1) != 0)
                : term.selected(tape, condition(by), true);
    }

    private int unite(int first, int second) {
        if (first == ALWAYS || second == ALWAYS || first == second) {
            return first == second ? first : ALWAYS;
        }
        Integer known = unions.get(key(first, second));
        if (known == null) {
            known = union(first, second);
            unions.put(key(first, second), known);
        }
        return known;
    }

    private int union(int first, int second) {
        List<Integer> union = IntStream.concat(
                        sets.get(first).stream().mapToInt(l -> l), sets.get(second).stream().mapToInt(l -> l))
                .sorted()
                .distinct()
                .boxed()
                .toList();
        for (int i = 1; i < union.size(); i++) {
            // A condition and its opposite: the two sides of one branch
            if ((union.get(i - 1) ^ union.get(i)) == 1) {
                return ALWAYS;
            }
        }
        if (union.size() > LARGEST_SET) {
            return literal(Operation.OR, first, second);
        }
        int number = number(union);
        if (number != first && number != second) {
            parents.putIfAbsent(number, new int[] {first, second});
        }
        return number;
    }

    private int literal(Operation operation, int first, int second) {
        return number(List.of(tape.append(operation, condition(first), condition(second), -1) << 1 | 1));
    }

    private int number(List<Integer> set) {
        return numbers.computeIfAbsent(set, added -> {
            sets.add(added);
            return sets.size() - 1;
        });
    }

    /** The position of a path's condition on the tape. */
    private int condition(int of) {
        @Nullable Integer known = conditions.get(of);
        if (known == null) {
            int[] united = parents.get(of);
            known = united == null ? condition(sets.get(of)) : orOf(united[0], united[1]);
            conditions.put(of, known);
        }
        return known;
    }

    /** Of a set of one literal, as those begin that are not united from others. */
    private int condition(List<Integer> set) {
        int literal = set.getFirst();
        return (literal & 1) != 0 ? literal >> 1 : tape.append(Operation.NOT, literal >> 1, -1, -1);
    }

    private int orOf(int first, int second) {
        return tape.append(Operation.OR, condition(first), condition(second), -1);
    }

    private static long key(int first, int second) {
        return (long) Math.min(first, second) << 32 | Math.max(first, second);
    }
}
