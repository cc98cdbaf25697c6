package org.lanegrad.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/**
 * Cuts a program of primitives into parts, in the order in which they are to run: rare sides apart, what is left into
 * pieces that the JIT compiles well.
 */
public final class Parts {
    /**
     * Operations in a part. Much longer kernels are compiled badly or not at all; and in shorter ones the CPU overlaps
     * more vectors.
     */
    private static final int LONGEST = 60;
    /** Operations in a program that stays whole at most. */
    private static final int LONGEST_WHOLE = 100;

    /** A look-up counts as so many operations: the Vector API gathers through many small methods. */
    private static final int LOOKUP_WEIGHT = 8;
    /** A rare side of fewer operations is not worth a part: its condition and results would have to be stored. */
    private static final int WORTH_SKIPPING = 24;

    private static final int NONE = -1;

    private final Tape program;
    private final List<RareSide> sides;
    /** The sides that are being placed: what they need on each other is no longer apart. */
    private final Set<RareSide> begun = new HashSet<>();

    private final BitSet placed = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();

    /** The piece that uses a value last; the number of pieces for an output. */
    private final int[] lastUse;
    /** The place of a value. */
    private final int[] place;

    private final Deque<Integer> freeScratch = new ArrayDeque<>();
    private int scratch;

    /** The operations of a part. */
    private record Piece(List<Integer> operations, @Nullable RareSide side) {}

    private Parts(Tape program) {
        this.program = program;
        this.sides = RareSide.of(program, WORTH_SKIPPING);
        this.lastUse = new int[program.size()];
        this.place = new int[program.size()];
        Arrays.fill(lastUse, NONE);
        Arrays.fill(place, NONE);
    }

    /**
     * Cuts a program.
     *
     * @param program a tape of primitives without dead code; its outputs are operations
     * @return the parts; inputs of the program that are shared are uniform operands
     */
    public static List<Part> of(Tape program) {
        Parts parts = new Parts(program);
        BitSet outputs = new BitSet();
        program.outputs().forEach(output -> outputs.set(output.position()));
        parts.place(outputs);
        return parts.result();
    }

    /**
     * Whether a program has no rare sides and is short enough to stay in one piece, where each part would cost a call.
     *
     * @param program a tape of primitives
     * @return whether it can be one part
     */
    public static boolean canStayWhole(Tape program) {
        int weight = IntStream.range(0, program.size())
                .map(i -> program.operation(i).kind() == Operation.Kind.LEAF ? 0 : weight(program, i))
                .sum();
        return weight <= LONGEST_WHOLE && RareSide.of(program, WORTH_SKIPPING).isEmpty();
    }

    // ---- The order

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
        int total = all.stream().mapToInt(this::weight).sum();
        int count = (total + LONGEST - 1) / LONGEST;
        int begin = 0;
        int weight = 0;
        int piece = 1;
        for (int k = 0; k < all.size(); k++) {
            weight += weight(all.get(k));
            if (weight * count >= total * piece) {
                pieces.add(new Piece(all.subList(begin, k + 1), side));
                begin = k + 1;
                piece++;
            }
        }
        placed.or(operations);
    }

    private int weight(int position) {
        return weight(program, position);
    }

    private static int weight(Tape program, int position) {
        return program.operation(position) == Operation.LOOKUP ? LOOKUP_WEIGHT : 1;
    }

    // ---- The places

    private List<Part> result() {
        findLastUses();
        for (int i = 0; i < place.length; i++) {
            if (program.operation(i) == Operation.INPUT) {
                place[i] = program.a(i);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < pieces.size(); k++) {
            parts.add(part(k));
            for (int i = 0; i < place.length; i++) {
                if (lastUse[i] == k && place[i] >= firstScratch()) {
                    freeScratch.push(place[i]);
                }
            }
        }
        return parts;
    }

    private void findLastUses() {
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
        program.outputs().forEach(output -> lastUse[output.position()] = pieces.size());
    }

    private Part part(int number) {
        Piece piece = pieces.get(number);
        TapeBuilder tape = new TapeBuilder();
        int[] map = new int[program.size()];
        Arrays.fill(map, NONE);
        List<Integer> places = new ArrayList<>();
        for (int i : piece.operations) {
            for (int k = 0; k < program.operation(i).arity(); k++) {
                int operand = program.operand(i, k);
                if (map[operand] == NONE) {
                    if (program.operation(operand) == Operation.CONSTANT) {
                        map[operand] = tape.constantPosition(program.constant(operand));
                    } else {
                        map[operand] = tape.input(input(operand, places.size()));
                        places.add(place[operand]);
                    }
                }
            }
            map[i] = tape.copy(program, i, map);
        }
        for (int i : piece.operations) {
            if (lastUse[i] > number) {
                int value = program.operation(i).isCondition()
                        ? tape.append(Operation.SELECT, map[i], tape.constantPosition(1), tape.constantPosition(0))
                        : map[i];
                for (int result : resultPlaces(i)) {
                    tape.output("result" + places.size(), value);
                    places.add(result);
                }
            }
        }
        RareSide side = piece.side;
        Part.Guard guard = side == null ? null : new Part.Guard(place[side.condition()], side.whenTrue());
        return new Part(Body.of(tape.build()), places, guard);
    }

    private Input input(int position, int number) {
        Input input = Input.of("operand" + number);
        boolean shared = program.operation(position) == Operation.INPUT
                && program.inputs().get(program.a(position)).shared();
        return shared ? input.perBatch() : input;
    }

    /** Where a value goes: to each output that it is, or else to scratch. */
    private List<Integer> resultPlaces(int position) {
        List<Integer> places = new ArrayList<>();
        for (int k = 0; k < program.outputs().size(); k++) {
            if (program.outputs().get(k).position() == position) {
                places.add(program.inputs().size() + k);
            }
        }
        if (places.isEmpty()) {
            places.add(freeScratch.isEmpty() ? firstScratch() + scratch++ : freeScratch.pop());
        }
        place[position] = places.getFirst();
        return places;
    }

    private int firstScratch() {
        return program.inputs().size() + program.outputs().size();
    }
}
