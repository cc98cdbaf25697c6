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
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.plan.Body;

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
     * @param guard when it needs to run; null for always
     */
    record Step(Kernel kernel, List<Integer> places, Part.@Nullable Guard guard) {}

    /** Kernels of single operations serve all tapes, and stay warm. */
    private static final Map<Key, CompiledBody> SINGLES = new ConcurrentHashMap<>();

    private record Key(Body body, Width width, int block) {}

    /**
     * Compiles a body, or takes one that was compiled before.
     *
     * @param body the body
     * @param width the width of vectors
     * @param block points in a block
     * @return its kernels
     */
    static CompiledBody of(Body body, Width width, int block) {
        Key key = new Key(body, width, block);
        return body.size() == 1 && body.constants().length == 0
                ? SINGLES.computeIfAbsent(key, CompiledBody::compile)
                : compile(key);
    }

    private static CompiledBody compile(Key key) {
        Body body = key.body;
        if (body.size() == 1 && body.operation(0) == Operation.LOOKUP) {
            return single(body, new LookupKernel(body.constants(), body.isUniform(0), key.block));
        }
        if (IntStream.range(0, body.size()).allMatch(i -> body.operation(i).kind() == Kind.PRIMITIVE)) {
            return single(body, KernelCompiler.compile(body, key.width, key.block));
        }
        Tape program =
                new DeadCode().apply(new CommonSubexpressions().apply(new InlineFunctions().apply(tape(body))));
        return new CompiledBody(Parts.of(program).stream()
                .map(part -> new Step(
                        KernelCompiler.compile(part.body(), key.width, key.block), part.places(), part.guard()))
                .toList());
    }

    private static CompiledBody single(Body body, Kernel kernel) {
        List<Integer> places =
                IntStream.range(0, body.operands() + body.results()).boxed().toList();
        return new CompiledBody(List.of(new Step(kernel, places, null)));
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
