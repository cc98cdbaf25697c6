package org.lanegrad.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Cuts a program of primitives into parts, in the order in which they are to run: rare sides apart, what is left into
 * pieces that the JIT compiles well; and finds places for what they hand on.
 */
public final class Parts {
    /** Operations in a program that stays whole at most. */
    private static final int LONGEST_WHOLE = 100;

    private static final int NONE = -1;

    private final Tape program;
    private final List<Piece> pieces;
    /** The piece that uses a value of another piece last; the number of pieces for an output. */
    private final int[] lastUse;
    /** The place of a value. */
    private final int[] place;
    /** Where each test leaves its number. */
    private final Map<RareSide, Integer> tests = new HashMap<>();

    private final Deque<Integer> freeScratch = new ArrayDeque<>();
    private int scratch;

    private Parts(Tape program) {
        this.program = program;
        this.pieces = Pieces.of(program);
        this.lastUse = new int[program.size()];
        this.place = new int[program.size()];
        Arrays.fill(lastUse, NONE);
        Arrays.fill(place, NONE);
    }

    /**
     * Cuts a program.
     *
     * @param program a tape of primitives without dead code; its outputs are operations other than conditions
     * @return the parts; inputs of the program that are shared are uniform operands
     */
    public static List<Part> of(Tape program) {
        return new Parts(program).result();
    }

    /**
     * Whether a program has no rare sides and is short enough to stay in one piece, where each part would cost a call.
     *
     * @param program a tape of primitives
     * @return whether it can be one part
     */
    public static boolean canStayWhole(Tape program) {
        int weight = IntStream.range(0, program.size())
                .map(i -> Pieces.weight(program.operation(i)))
                .sum();
        return weight <= LONGEST_WHOLE && Pieces.rareSides(program).isEmpty();
    }

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
            Piece piece = pieces.get(k);
            for (int i : piece.operations()) {
                for (int n = 0; n < program.operation(i).arity(); n++) {
                    use(k, program.operand(i, n));
                }
            }
            if (piece.side() != null && piece.kind() == Part.Kind.TEST) {
                use(k, piece.side().condition());
            }
        }
        program.outputs().forEach(output -> lastUse[output.position()] = pieces.size());
    }

    private void use(int number, int value) {
        if (!pieces.get(number).operations().contains(value)) {
            lastUse[value] = number;
        }
    }

    private Part part(int number) {
        Piece piece = pieces.get(number);
        RareSide side = piece.side();
        PartBuilder part = new PartBuilder(program, place);
        piece.operations().forEach(part::add);
        if (side != null && piece.kind() == Part.Kind.TEST) {
            int result = newScratch();
            tests.put(side, result);
            return part.test(side.condition(), side.whenTrue(), result);
        }
        for (int i : piece.own()) {
            if (lastUse[i] > number) {
                resultPlaces(i).forEach(result -> part.result(i, result));
            }
        }
        return part.values(side == null ? Part.ALWAYS : tests.getOrDefault(side, NONE));
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
            places.add(freeScratch.isEmpty() ? newScratch() : freeScratch.pop());
        }
        place[position] = places.getFirst();
        return places;
    }

    private int newScratch() {
        return firstScratch() + scratch++;
    }

    private int firstScratch() {
        return program.inputs().size() + program.outputs().size();
    }
}
