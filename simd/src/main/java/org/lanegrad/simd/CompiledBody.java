package org.lanegrad.simd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.Part;
import org.lanegrad.plan.Parts;
import org.lanegrad.plan.RunColumns;
import org.lanegrad.plan.RunPlaces;

/**
 * A body as kernels to be run one after the other: a single one if it is made of primitives, one for each part where
 * there are functions.
 *
 * @param steps the kernels, with what they work on
 */
record CompiledBody(List<Step> steps) {

    /**
     * One kernel. The places that it works on are numbered: first the body's operands, then its results, then scratch.
     *
     * @param kernel the kernel
     * @param places those of its operands, then those of its results
     * @param guard the place of the test that decides whether it needs to run, or {@link Part#ALWAYS}
     * @param isRepeated whether it takes several calls or runs at a time, or only one
     * @param run how it takes the places of runs of calls; null if it takes them call by call
     */
    record Step(
            Kernel kernel, List<Integer> places, int guard, boolean isRepeated, @Nullable RunPlaces run) {}

    /** Kernels of single operations serve all tapes, and stay warm. */
    private static final Map<Key, CompiledBody> SINGLES = new ConcurrentHashMap<>();

    private record Key(Body body, Width width, int points) {}

    /**
     * Compiles a body for calls that are run one by one, or takes one that was compiled before.
     *
     * @param body the body
     * @param isRepeated whether some of its calls follow each other
     * @param where where its operands and then its results are
     * @param width the width of vectors
     * @param tile the points
     * @return its kernels
     */
    static CompiledBody of(Body body, boolean isRepeated, List<Where> where, Width width, Tile tile) {
        boolean isCommon = body.size() == 1
                && body.constants().length == 0
                && where.stream().allMatch(Where.MEMORY::equals);
        return isCommon
                ? SINGLES.computeIfAbsent(
                        new Key(body, width, tile.points()), key -> compile(body, true, where, width, tile))
                : compile(body, isRepeated, where, width, tile);
    }

    private static CompiledBody compile(
            Body body, boolean isRepeated, List<Where> where, Width width, Tile tile) {
        if (isLookup(body)) {
            return single(body, new LookupKernel(body.constants(), body.isUniform(0), tile.points()), true, null);
        }
        if (isPrimitive(body)) {
            return single(body, KernelCompiler.compile(body, isRepeated, where, width, tile), isRepeated, null);
        }
        Tape program = program(body);
        // The shorter the block, the more a call costs
        if (tile.points() <= 2 * InPlace.BLOCK && Parts.canStayWhole(program)) {
            Kernel kernel = KernelCompiler.compile(Body.of(program), isRepeated, where, width, tile);
            return single(body, kernel, isRepeated, null);
        }
        return new CompiledBody(Parts.of(program).stream()
                .map(part -> new Step(
                        KernelCompiler.compile(part, where(part, where), width, tile),
                        part.places(),
                        part.guard(),
                        false,
                        null))
                .toList());
    }

    /** Where the operands and results of a part are: scratch is among the rows. */
    private static List<Where> where(Part part, List<Where> where) {
        return part.places().stream()
                .map(place -> place < where.size() ? where.get(place) : Where.MEMORY)
                .toList();
    }

    /**
     * Compiles a body for runs of calls.
     *
     * @param body a body that {@link #isSingle}
     * @param carry what its calls take over from each other
     * @param columns how the places of its calls move
     * @param where where its operands and then its results are
     * @param width the width of vectors
     * @param tile the points
     * @return its kernel
     */
    static CompiledBody of(
            Body body, Carry carry, RunColumns columns, List<Where> where, Width width, Tile tile) {
        Body primitives = isPrimitive(body) ? body : Body.of(program(body));
        Kernel kernel = KernelCompiler.compile(primitives, carry, columns, where, width, tile);
        return single(body, kernel, true, new RunPlaces(columns));
    }

    private static CompiledBody single(
            Body body, Kernel kernel, boolean isRepeated, @Nullable RunPlaces run) {
        List<Integer> places =
                IntStream.range(0, body.operands() + body.results()).boxed().toList();
        return new CompiledBody(List.of(new Step(kernel, places, Part.ALWAYS, isRepeated, run)));
    }

    /** Whether a body can be compiled into one kernel. */
    static boolean isSingle(Body body) {
        return !isLookup(body) && (isPrimitive(body) || Parts.canStayWhole(program(body)));
    }

    static boolean isLookup(Body body) {
        return body.size() == 1 && body.operation(0) == Operation.LOOKUP;
    }

    private static boolean isPrimitive(Body body) {
        return IntStream.range(0, body.size()).allMatch(i -> body.operation(i).kind() == Kind.PRIMITIVE);
    }

    /** The operations of a body with its functions inlined. */
    private static Tape program(Body body) {
        return new DeadCode().apply(new CommonSubexpressions().apply(new InlineFunctions().apply(tape(body))));
    }

    /** The body as a tape: what comes from outside are inputs, where it is uniform shared ones. */
    private static Tape tape(Body body) {
        TapeBuilder tape = new TapeBuilder();
        double[] constants = body.constants();
        int[] position = new int[body.value(body.size())];
        for (int k = 0; k < body.operands(); k++) {
            Input input = Input.of("operand" + k);
            position[k] = tape.input(body.isUniform(k) ? input.perBatch() : input);
        }
        for (int i = 0; i < body.size(); i++) {
            Operation operation = body.operation(i);
            int[] operand = new int[3];
            for (int k = 0; k < operation.arity(); k++) {
                int value = body.operand(i, k);
                if (body.operands() <= value && value < body.value(0)) {
                    position[value] = tape.constantPosition(constants[value - body.operands()]);
                }
                operand[k] = position[value];
                if (operation.takesCondition(k) && !tape.operation(operand[k]).isCondition()) {
                    // A condition that comes from outside
                    operand[k] = tape.append(
                            Operation.NOT,
                            tape.append(Operation.EQUAL, operand[k], tape.constantPosition(0), -1),
                            -1,
                            -1);
                }
            }
            position[body.value(i)] = operation == Operation.LOOKUP
                    ? tape.lookup(operand[0], table(body, i))
                    : tape.append(operation, operand[0], operand[1], operand[2]);
        }
        for (int k = 0; k < body.results(); k++) {
            int result = position[body.result(k)];
            tape.output(
                    "result" + k,
                    tape.operation(result).isCondition()
                            ? tape.append(
                                    Operation.SELECT, result, tape.constantPosition(1), tape.constantPosition(0))
                            : result);
        }
        return tape.build();
    }

    private static double[] table(Body body, int lookup) {
        int offset = body.tableOffset(lookup);
        return Arrays.copyOfRange(body.constants(), offset, offset + body.tableLength(lookup));
    }

    /** How many scratch rows the steps need. */
    int scratch(Body body) {
        int first = body.operands() + body.results();
        return steps.stream()
                .flatMap(step -> step.places().stream())
                .mapToInt(place -> Math.max(0, place + 1 - first))
                .max()
                .orElse(0);
    }
}
