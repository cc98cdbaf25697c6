package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/** Divides a program of primitives into pieces: rare sides apart, each after its test, and what is left. */
final class Pieces {
    /**
     * Operations in a piece at most. Much longer kernels are compiled badly or not at all; and in shorter ones the CPU
     * overlaps more vectors.
     */
    private static final int LONGEST = 60;
    /** A look-up counts as so many operations: the Vector API gathers through many small methods. */
    private static final int LOOKUP_WEIGHT = 8;
    /** A rare side of fewer operations is not worth a test. */
    private static final int WORTH_SKIPPING = 24;
    /** Operations of a condition that pieces compute again. */
    private static final int CHEAP = 3;

    private final Tape program;
    private final List<RareSide> sides;
    /** The sides that are being placed: what they need on each other is no longer apart. */
    private final Set<RareSide> begun = new HashSet<>();

    private final BitSet placed = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(Tape program) {
        this.program = program;
        this.sides = rareSides(program);
    }

    /** The pieces in the order in which they are to run. */
    static List<Piece> of(Tape program) {
        Pieces pieces = new Pieces(program);
        BitSet outputs = new BitSet();
        program.outputs().forEach(output -> outputs.set(output.position()));
        pieces.place(outputs);
        return pieces.pieces;
    }

    static List<RareSide> rareSides(Tape program) {
        return RareSide.of(program, WORTH_SKIPPING);
    }

    /** What an operation counts; nothing for inputs and constants. */
    static int weight(Operation operation) {
        if (operation.kind() == Operation.Kind.LEAF) {
            return 0;
        }
        return operation == Operation.LOOKUP ? LOOKUP_WEIGHT : 1;
    }

    /** Places operations after all that they need. */
    private void place(BitSet wanted) {
        BitSet needed = needed(wanted);
        for (RareSide side : sides) {
            if (side.operations().intersects(needed) && begun.add(side)) {
                place(before(side));
                pieces.add(test(side));
                cut(side.operations(), side);
            }
        }
        cut(needed, null);
    }

    /** What must be there before a side can run: its condition and the operands from outside. */
    private BitSet before(RareSide side) {
        BitSet before = new BitSet();
        before.set(side.condition(), cheap(side.condition()).isEmpty());
        side.operations().stream().forEach(i -> {
            for (int k = 0; k < program.operation(i).arity(); k++) {
                before.set(program.operand(i, k));
            }
        });
        before.andNot(side.operations());
        return before;
    }

    /** The operations that others need, they themselves included, as far as they are not placed. */
    private BitSet needed(BitSet wanted) {
        BitSet needed = (BitSet) wanted.clone();
        for (int i = needed.length() - 1; i >= 0; i--) {
            if (needed.get(i) && !placed.get(i)) {
                for (int k = 0; k < program.operation(i).arity(); k++) {
                    needed.set(program.operand(i, k));
                }
            }
        }
        needed.andNot(placed);
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            if (program.operation(i).kind() == Operation.Kind.LEAF) {
                needed.clear(i);
            }
        }
        return needed;
    }

    private Piece test(RareSide side) {
        return new Piece(List.of(), new LinkedHashSet<>(cheap(side.condition())), side, Part.Kind.TEST);
    }

    private void cut(BitSet operations, @Nullable RareSide side) {
        BitSet left = (BitSet) operations.clone();
        left.andNot(placed);
        // The pieces compute those themselves
        operations.stream().filter(i -> !cheap(i).isEmpty()).forEach(left::clear);
        for (List<Integer> own : Cuts.of(program, left, i -> weight(program.operation(i)), LONGEST)) {
            pieces.add(new Piece(own, withCheapConditions(own), side, Part.Kind.VALUES));
        }
        placed.or(operations);
    }

    /**
     * What operations need of cheap conditions, which is computed again, and then the operations: all of them find it
     * in the piece, and none reads it from where it may no longer be.
     */
    private Set<Integer> withCheapConditions(List<Integer> operations) {
        Set<Integer> all = new LinkedHashSet<>();
        for (int i : operations) {
            for (int k = 0; k < program.operation(i).arity(); k++) {
                all.addAll(cheap(program.operand(i, k)));
            }
        }
        all.addAll(operations);
        return all;
    }

    /** The operations of a condition on inputs that is computed sooner than stored and read; none for others. */
    private List<Integer> cheap(int condition) {
        BitSet needed = new BitSet();
        needed.set(condition, program.operation(condition).isCondition());
        for (int i = condition; i >= 0 && needed.get(condition); i--) {
            if (needed.get(i)) {
                for (int k = 0; k < program.operation(i).arity(); k++) {
                    int operand = program.operand(i, k);
                    boolean leaf = program.operation(operand).kind() == Operation.Kind.LEAF;
                    needed.set(operand, needed.get(operand) || !leaf);
                }
                if (needed.cardinality() > CHEAP) {
                    return List.of();
                }
            }
        }
        return needed.stream().boxed().toList();
    }
}
