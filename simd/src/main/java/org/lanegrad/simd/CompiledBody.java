package org.lanegrad.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.plan.Body;

/**
 * A body as kernels to be run one after the other: one for primitives, one for each part of a function's definition.
 *
 * @param steps the kernels, with what they work on
 * @param scratch how many rows the steps need for what passes between them
 */
record CompiledBody(List<Step> steps, int scratch) {

    /**
     * One kernel. Its places are numbered: first the body's operands, then its results, then scratch rows.
     *
     * @param kernel the kernel
     * @param places its operands and results
     * @param guard the place of a condition, or {@link #ALWAYS}
     * @param whenTrue whether the kernel matters where the condition holds, or where it does not
     */
    record Step(Kernel kernel, List<Integer> places, int guard, boolean whenTrue) {
        static final int ALWAYS = -1;
    }

    /** Kernels of single operations serve all tapes, and stay warm. */
    private static final Map<Key, CompiledBody> SINGLES = new ConcurrentHashMap<>();

    private record Key(Body body, Width width, int block) {}

    /**
     * Compiles a body, or takes one that was compiled before.
     *
     * @param body a body of primitives, or a single function
     * @param width the width of vectors
     * @param block points in a block
     * @return its kernels
     */
    static CompiledBody of(Body body, Width width, int block) {
        return body.size() == 1 && body.constants().length == 0
                ? SINGLES.computeIfAbsent(new Key(body, width, block), CompiledBody::compile)
                : compile(new Key(body, width, block));
    }

    private static CompiledBody compile(Key key) {
        Body body = key.body;
        if (body.size() == 1 && body.operation(0).kind() == Kind.FUNCTION) {
            return function(key, body.operation(0).program());
        }
        List<Integer> places =
                IntStream.range(0, body.operands() + body.results()).boxed().toList();
        Kernel kernel = body.size() == 1 && body.operation(0) == Operation.LOOKUP
                ? new LookupKernel(body.constants(), body.isUniform(0), key.block)
                : KernelCompiler.compile(body, key.width, key.block);
        return new CompiledBody(List.of(new Step(kernel, places, Step.ALWAYS, true)), 0);
    }

    private static CompiledBody function(Key key, Tape definition) {
        Tape program = new DeadCode().apply(new CommonSubexpressions().apply(definition));
        boolean[] uniform = new boolean[key.body.operands()];
        for (int k = 0; k < uniform.length; k++) {
            uniform[k] = key.body.isUniform(k);
        }
        int[] place = new int[program.size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < place.length; i++) {
            if (program.operation(i) == Operation.INPUT) {
                place[i] = program.a(i);
            }
        }
        place[program.outputs().getFirst().position()] = uniform.length;
        int firstScratch = uniform.length + 1;
        int next = firstScratch;
        List<Step> steps = new ArrayList<>();
        for (Part part : Parts.of(program, uniform)) {
            for (int result : part.results()) {
                if (place[result] < 0) {
                    place[result] = next++;
                }
            }
            List<Integer> places = Stream.concat(part.operands().stream(), part.results().stream())
                    .map(position -> place[position])
                    .toList();
            RareSide side = part.side();
            steps.add(new Step(
                    KernelCompiler.compile(part.body(), key.width, key.block),
                    places,
                    side == null ? Step.ALWAYS : place[side.condition()],
                    side == null || side.whenTrue()));
        }
        return new CompiledBody(List.copyOf(steps), next - firstScratch);
    }
}
