package org.lanegrad.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Part;
import org.lanegrad.plan.Rows;
import org.lanegrad.plan.RunColumns;
import org.lanegrad.plan.RunPlaces;
import org.lanegrad.plan.Runs;
import org.lanegrad.simd.BlockEdges.Move;
import org.lanegrad.simd.BlockProgram.Instruction;

/** Compiles the bodies of a tape's calls and finds the place of everything that they work on. */
final class BlockProgramBuilder {
    /** Between long rows, so that those of one operation don't fall on the same cache lines and page offsets. */
    private static final int GAP = 24;

    /**
     * Calls in a sample. The JIT takes it that a loop that never goes round never will; and it doesn't inline what a
     * method gets to in less than 0.0085 of its calls, most of which are empty here.
     */
    private static final int SAMPLE = 4;

    /** About what a core has of its first cache. */
    private static final long FIRST_CACHE = 1 << 15;
    /** Operations on a block that are long beside what it takes to call a kernel. */
    private static final int LONG_CALL = 100;

    private static final int NONE = -1;

    private final Groups groups;
    private final Tape tape;
    private final BatchShape shape;
    private final Runs runs;
    private final InPlace inPlace;
    private final Rows rows;
    private final Width width;
    private final Tile tile;
    private final int stride;
    private final boolean[] isRepeated;
    private final boolean[] uniform;
    private final double[] uniforms;
    /** The output that a position is, for those that are one. */
    private final int[] outputAt;

    private final List<Instruction> instructions = new ArrayList<>();
    /** For each kernel what adds the places of few calls. */
    private final Map<Kernel, Runnable> firstCalls = new LinkedHashMap<>();

    private int[] places = new int[256];
    private int placeCount;
    private int firstScratch;
    private int firstUniform;

    private BlockProgramBuilder(
            Groups groups, BatchShape shape, Runs runs, InPlace inPlace, Rows rows, Width width, Tile tile) {
        this.groups = groups;
        this.tape = groups.tape();
        this.shape = shape;
        this.runs = runs;
        this.inPlace = inPlace;
        this.rows = rows;
        this.width = width;
        this.tile = tile;
        this.stride = inPlace.isAnything() ? tile.points() : tile.points() + GAP;
        this.isRepeated = findRepeated();
        this.uniform = Groups.uniform(tape);
        double[] constants = tape.constants();
        this.uniforms = Arrays.copyOf(constants, constants.length + tape.inputs().size());
        this.outputAt = new int[tape.size()];
        for (int k = 0; k < tape.outputs().size(); k++) {
            outputAt[tape.outputs().get(k).position()] = k;
        }
    }

    /**
     * A program whose kernels are called one by one, and find everything in rows.
     *
     * @param groups the calls
     * @param shape what the tape asks of batches
     * @param rows the rows of the calls
     * @param width the width of vectors
     * @param block points in a block
     * @return the program
     * @throws IllegalArgumentException if a block of so many points takes more memory than an array has
     */
    static BlockProgram inRows(Groups groups, BatchShape shape, Rows rows, Width width, int block) {
        Runs runs = Runs.of(groups, body -> false);
        return new BlockProgramBuilder(groups, shape, runs, InPlace.nothing(groups), rows, width, Tile.inRows(block))
                .build();
    }

    /**
     * A program whose kernels run loops of a tape, and read points and write outputs in place; its blocks are those of
     * the lane-blocked layout, one at a time, or two where a good part of the tape can be run for two side by side.
     *
     * @param groups the calls
     * @param shape what the tape asks of batches
     * @param width the width of vectors
     * @param span how many points there are at a time, or 0 for as many as one likes
     * @return the program
     * @throws IllegalArgumentException if they take more memory than an array has
     */
    static BlockProgram inPlace(Groups groups, BatchShape shape, Width width, int span) {
        boolean[] uniform = Groups.uniform(groups.tape());
        boolean[] isSingle = new boolean[groups.bodies().size()];
        for (int k = 0; k < isSingle.length; k++) {
            isSingle[k] = CompiledBody.isSingle(groups.bodies().get(k));
        }
        Runs runs = Runs.of(groups, CompiledBody::isSingle);
        InPlace inPlace = InPlace.of(groups, runs);
        Rows rows = Rows.of(groups, runs, i -> !uniform[i] && inPlace.hasRow(i), body -> isSingle[body]);
        int two = 2 * InPlace.BLOCK;
        boolean mayPair = span % two == 0 && rows.bytesPerPoint() * two <= FIRST_CACHE;
        int blocks = mayPair && (callsAreShort(groups) || paysToPair(groups, runs)) ? 2 : 1;
        Tile tile = new Tile(
                InPlace.BLOCK, blocks, shape.perPoint(), groups.tape().outputs().size());
        return new BlockProgramBuilder(groups, shape, runs, inPlace, rows, width, tile).build();
    }

    /** Whether kernels have so little to do that they should do it for two blocks a call. */
    private static boolean callsAreShort(Groups groups) {
        long calls = IntStream.range(0, groups.calls())
                .filter(call -> call == 0 || groups.body(call) != groups.body(call - 1))
                .count();
        return groups.tape().operationCount() < LONG_CALL * calls;
    }

    /** Whether it pays to run a quarter of the operations for two blocks side by side. */
    private static boolean paysToPair(Groups groups, Runs runs) {
        boolean[] pays = new boolean[groups.bodies().size()];
        for (int k = 0; k < pays.length; k++) {
            Body body = groups.bodies().get(k);
            pays[k] = runs.carry(k)
                    .map(carry -> RunLoop.paysSideBySide(body, carry, 2))
                    .orElse(false);
        }
        long sideBySide = 0;
        for (int call = 0; call < groups.calls(); call++) {
            int body = groups.body(call);
            sideBySide += pays[body] ? groups.bodies().get(body).size() : 0;
        }
        return 4 * sideBySide >= groups.tape().operationCount();
    }

    private BlockProgram build() {
        Map<Integer, RunColumns> columns = findColumns();
        List<CompiledBody> compiled = new ArrayList<>();
        int scratch = 0;
        for (int k = 0; k < groups.bodies().size(); k++) {
            compiled.add(compile(k, columns));
            scratch = Math.max(scratch, compiled.get(k).scratch(groups.bodies().get(k)));
        }
        int uniformOutputs = (int) tape.outputs().stream()
                .filter(output -> uniform[output.position()])
                .count();
        long length = (long) (rows.count() + scratch + uniformOutputs) * stride + uniforms.length;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A block of " + tile.points() + " points of this tape takes " + length
                    + " doubles, more than an array holds. Take smaller blocks.");
        }
        firstScratch = rows.count() * stride;
        int firstUniformOutput = firstScratch + scratch * stride;
        firstUniform = firstUniformOutput + uniformOutputs * stride;
        for (int call = 0; call < groups.calls(); call++) {
            if (!runs.continues(call)) {
                for (CompiledBody.Step step : compiled.get(groups.body(call)).steps()) {
                    add(call, step);
                }
            }
        }
        List<Instruction> samples = samples();
        return new BlockProgram(
                tile.points(),
                instructions,
                samples,
                Arrays.copyOf(places, placeCount),
                edges(firstUniformOutput),
                uniforms,
                firstUniform,
                sharedPlaces());
    }

    /** Few calls of each kernel. */
    private List<Instruction> samples() {
        List<Instruction> samples = new ArrayList<>();
        firstCalls.forEach((kernel, addPlaces) -> {
            int from = placeCount;
            addPlaces.run();
            samples.add(new Instruction(kernel, from, placeCount, NONE));
        });
        return samples;
    }

    private CompiledBody compile(int number, Map<Integer, RunColumns> columns) {
        Body body = groups.bodies().get(number);
        List<Where> where = inPlace.where(number);
        return runs.carry(number)
                .map(carry -> CompiledBody.of(
                        body, carry, Objects.requireNonNull(columns.get(number)), where, width, tile))
                .orElseGet(() -> CompiledBody.of(body, isRepeated[number], where, width, tile));
    }

    /** Whether some call of a body comes right after another one of it, by body. */
    private boolean[] findRepeated() {
        boolean[] repeated = new boolean[groups.bodies().size()];
        for (int call = 1; call < groups.calls(); call++) {
            int body = groups.body(call);
            repeated[body] |= body == groups.body(call - 1);
        }
        return repeated;
    }

    /** The columns of bodies that are called in runs. */
    private Map<Integer, RunColumns> findColumns() {
        Map<Integer, RunColumns> found = new HashMap<>();
        for (int number = 0; number < groups.bodies().size(); number++) {
            Body body = groups.bodies().get(number);
            List<Where> where = inPlace.where(number);
            int itself = number;
            // Where uniform numbers begin is settled after the rows, so they are not compared with those
            IntFunction<Object> array = k -> List.of(k < body.operands() && body.isUniform(k), where.get(k));
            runs.carry(number).ifPresent(carry -> found.put(itself, new RunColumns(body, carry, array)));
        }
        for (int call = 0; call < groups.calls(); call++) {
            RunColumns columns = found.get(groups.body(call));
            if (columns != null && !runs.continues(call)) {
                columns.add(call, runs.last(call), this::place);
            }
        }
        return found;
    }

    private int[] sharedPlaces() {
        int[] places = new int[shape.shared()];
        for (int k = 0; k < places.length; k++) {
            places[k] = firstUniform + uniforms.length - tape.inputs().size() + shape.shared(k);
        }
        return places;
    }

    private BlockEdges edges(int firstUniformOutput) {
        boolean direct = inPlace.isAnything();
        int[] columnPlaces = new int[shape.perPoint()];
        int[] outputPlaces = new int[tape.outputs().size()];
        List<Move> entering = new ArrayList<>();
        List<Move> leaving = new ArrayList<>();
        List<Move> filling = new ArrayList<>();
        for (int position = 0; position < tape.size(); position++) {
            if (InPlace.isPoint(tape, position)) {
                int column = shape.column(tape.a(position));
                columnPlaces[column] = direct ? column * tile.block() : place(position);
                if (direct && inPlace.hasRow(position)) {
                    entering.add(new Move(columnPlaces[column], place(position)));
                }
            }
        }
        int next = firstUniformOutput;
        for (int k = 0; k < outputPlaces.length; k++) {
            int position = tape.outputs().get(k).position();
            outputPlaces[k] = direct ? k * tile.block() : uniform[position] ? next : place(position);
            if (uniform[position]) {
                filling.add(new Move(place(position), outputPlaces[k]));
                next += stride;
            } else if (direct && inPlace.hasRow(position)) {
                leaving.add(new Move(place(position), outputPlaces[k]));
            }
        }
        return new BlockEdges(direct, tile, columnPlaces, outputPlaces, entering, leaving, filling);
    }

    /**
     * Appends a step of a call or of the run that begins with it: to the last instruction, if that has its kernel and
     * the kernel takes more than one.
     */
    private void add(int call, CompiledBody.Step step) {
        boolean always = step.guard() == Part.ALWAYS;
        int from = placeCount;
        addPlaces(call, step);
        Instruction last = instructions.isEmpty() ? null : instructions.getLast();
        if (last != null && step.isRepeated() && last.kernel().equals(step.kernel())) {
            instructions.removeLast();
            from = last.from();
        }
        int guard = always ? NONE : place(call, step.guard());
        instructions.add(new Instruction(step.kernel(), from, placeCount, guard));
    }

    private void addPlaces(int call, CompiledBody.Step step) {
        RunPlaces run = step.run();
        if (run == null) {
            firstCalls.putIfAbsent(step.kernel(), () -> {
                for (int k = 1; k <= (step.isRepeated() ? SAMPLE : 1); k++) {
                    addPlaces(call, step.places());
                }
            });
            addPlaces(call, step.places());
        } else {
            firstCalls.putIfAbsent(step.kernel(), () -> {
                int longest = longestRun(groups.body(call));
                addRun(longest, Math.min(SAMPLE, runs.last(longest) - longest + 1), run);
            });
            addRun(call, runs.last(call) - call + 1, run);
        }
    }

    /** Adds some calls of a run that begins with a call, or all of them. */
    private void addRun(int first, int calls, RunPlaces run) {
        addPlace(calls);
        addPlaces(first, run.ofFirst());
        addPlaces(runs.last(first), run.ofLast());
        for (int k = 0; k < calls; k++) {
            addPlaces(first + k, run.ofEach());
        }
    }

    /** The first call of the longest run of a body. */
    private int longestRun(int body) {
        int longest = 0;
        int begin = 0;
        for (int call = 0; call < groups.calls(); call++) {
            if (groups.body(call) == body && !runs.continues(call) && runs.last(call) - call >= longest) {
                longest = runs.last(call) - call;
                begin = call;
            }
        }
        return begin;
    }

    private void addPlaces(int call, List<Integer> numbered) {
        for (int number : numbered) {
            addPlace(place(call, number));
        }
    }

    private void addPlace(int place) {
        if (placeCount == places.length) {
            places = Arrays.copyOf(places, 2 * placeCount);
        }
        places[placeCount++] = place;
    }

    /** Where a place of a step, as it is numbered there, is in some call. */
    private int place(int call, int numbered) {
        int body = groups.body(call);
        int operands = groups.bodies().get(body).operands();
        int results = groups.bodies().get(body).results();
        if (numbered >= operands + results) {
            return firstScratch + (numbered - operands - results) * stride;
        }
        int position =
                numbered < operands ? groups.operand(call, numbered) : groups.result(call, numbered - operands);
        return switch (inPlace.where(body).get(numbered)) {
            case MEMORY -> place(position);
            case POINTS -> shape.column(tape.a(position)) * tile.block();
            case OUTPUTS -> outputAt[position] * tile.block();
        };
    }

    /** Where the row or the number of a value of the tape is. */
    private int place(int position) {
        if (!uniform[position]) {
            return rows.row(position) * stride;
        }
        return firstUniform
                + (tape.operation(position) == Operation.CONSTANT
                        ? tape.a(position)
                        : uniforms.length - tape.inputs().size() + tape.a(position));
    }
}
