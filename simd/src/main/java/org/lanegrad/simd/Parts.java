package org.lanegrad.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;

/**
 * Cuts a program of primitives into parts, in the order in which they are to run: rare sides apart, what is left into
 * pieces that the JIT compiles well.
 */
final class Parts {
    /** Operations in a part. Much longer kernels are compiled badly or not at all. */
    private static final int LONGEST = 120;
    /** A rare side of fewer operations is not worth a part: its condition and results would have to be stored. */
    private static final int WORTH_SKIPPING = 24;

    private final Tape program;
    private final boolean[] uniform;
    private final List<RareSide> sides;
    /** The sides that are being placed: what they need on each other is no longer apart. */
    private final Set<RareSide> begun = new HashSet<>();

    private final BitSet placed = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();

    /** The operations of a part. */
    private record Piece(List<Integer> operations, @Nullable RareSide side) {}

    private Parts(Tape program, boolean[] uniform) {
        this.program = program;
        this.uniform = uniform;
        this.sides = RareSide.of(program, WORTH_SKIPPING);
    }

    /**
     * Cuts a program.
     *
     * @param program a tape of primitives without dead code
     * @param uniform for each of its inputs whether it is the same for all points
     * @return the parts
     */
    static List<Part> of(Tape program, boolean[] uniform) {
        Parts parts = new Parts(program, uniform);
        BitSet outputs = new BitSet();
        program.outputs().forEach(output -> outputs.set(output.position()));
        parts.place(outputs);
        return parts.result();
    }

    /** Places operations after all that they need. */
    private void place(BitSet wanted) {
        BitSet needed = needed(wanted);
        for (RareSide side : sides) {
            if (side.operations().intersects(needed) && begun.add(side)) {
                place(before(side));
                cut(side.operations(), side);
            }
        }
        cut(needed, null);
    }

    /** What must be there before a side can run: its condition and the operands from outside. */
    private BitSet before(RareSide side) {
        BitSet before = new BitSet();
        before.set(side.condition());
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

    private void cut(BitSet operations, @Nullable RareSide side) {
        List<Integer> all =
                operations.stream().filter(i -> !placed.get(i)).boxed().toList();
        int count = (all.size() + LONGEST - 1) / LONGEST;
        for (int k = 0; k < count; k++) {
            pieces.add(new Piece(all.subList(all.size() * k / count, all.size() * (k + 1) / count), side));
        }
        placed.or(operations);
    }

    private List<Part> result() {
        int[] lastUse = new int[program.size()];
        for (int k = 0; k < pieces.size(); k++) {
            for (int i : pieces.get(k).operations) {
                for (int operand = 0; operand < program.operation(i).arity(); operand++) {
                    lastUse[program.operand(i, operand)] = k;
                }
            }
            RareSide side = pieces.get(k).side;
            if (side != null) {
                lastUse[side.condition()] = k;
            }
        }
        for (Output output : program.outputs()) {
            lastUse[output.position()] = pieces.size();
        }
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < pieces.size(); k++) {
            int piece = k;
            parts.add(part(pieces.get(k), i -> lastUse[i] > piece));
        }
        return parts;
    }

    private Part part(Piece piece, IntPredicate isResult) {
        TapeBuilder tape = new TapeBuilder();
        int[] map = new int[program.size()];
        Arrays.fill(map, -1);
        List<Integer> operands = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (int i : piece.operations) {
            for (int k = 0; k < program.operation(i).arity(); k++) {
                int operand = program.operand(i, k);
                if (map[operand] < 0) {
                    map[operand] = program.operation(operand) == Operation.CONSTANT
                            ? tape.constantPosition(program.constant(operand))
                            : tape.input(input(operand, operands.size()));
                    if (program.operation(operand) != Operation.CONSTANT) {
                        operands.add(operand);
                    }
                }
            }
            map[i] = tape.copy(program, i, map);
        }
        for (int i : piece.operations) {
            if (isResult.test(i)) {
                int result = program.operation(i).isCondition()
                        ? tape.append(Operation.SELECT, map[i], tape.constantPosition(1), tape.constantPosition(0))
                        : map[i];
                tape.output("result" + results.size(), result);
                results.add(i);
            }
        }
        return new Part(Body.of(tape.build()), operands, results, piece.side);
    }

    private Input input(int position, int number) {
        Input input = Input.of("operand" + number);
        boolean same = program.operation(position) == Operation.INPUT && uniform[program.a(position)];
        return same ? input.perBatch() : input;
    }
}
