package org.lanegrad.pass;

import static org.lanegrad.op.Operation.ADD;
import static org.lanegrad.op.Operation.FMA;
import static org.lanegrad.op.Operation.FMS;
import static org.lanegrad.op.Operation.FNMA;
import static org.lanegrad.op.Operation.MULTIPLY;
import static org.lanegrad.op.Operation.SUBTRACT;

import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Fuses each product into the sums and differences that use it, with one rounding instead of two, where nothing else
 * uses it. Unlike the other passes it changes results (by a rounding), so it is part of recording: it runs once, on the
 * whole tape with all its outputs, before anything is derived from it. Equal operations are shared first, so that the
 * outcome does not depend on how often the program wrote the same product.
 */
public final class MultiplyAddFusion implements Pass {

    private final int from;

    /** Makes the pass for a whole tape. */
    public MultiplyAddFusion() {
        this(0);
    }

    /**
     * Makes the pass for the end of a tape: what stands before keeps its bits.
     *
     * @param from the first position that may be fused; everything before is used, and nothing there occurs twice
     */
    public MultiplyAddFusion(int from) {
        this.from = from;
    }

    @Override
    public Tape apply(Tape tape) {
        Tape shared = new CommonSubexpressions().apply(tape);
        return new DeadCode().apply(fuse(shared, fusable(shared)));
    }

    /** The products that are used by sums and differences alone. */
    private boolean[] fusable(Tape tape) {
        boolean[] fusable = new boolean[tape.size()];
        for (int i = 0; i < fusable.length; i++) {
            Operation operation = tape.operation(i);
            fusable[i] = operation == MULTIPLY && i >= from;
            boolean sum = isSum(operation) && i >= from && tape.a(i) != tape.b(i);
            for (int k = 0; k < operation.arity() && !sum; k++) {
                fusable[tape.operand(i, k)] = false;
            }
        }
        tape.outputs().forEach(output -> fusable[output.position()] = false);
        return fusable;
    }

    private static Tape fuse(Tape shared, boolean[] fusable) {
        return new Rewriter(shared) {
            @Override
            int place(int i) {
                Operation operation = tape.operation(i);
                int a = tape.a(i);
                int b = tape.b(i);
                if (!isSum(operation) || !(fusable[a] || fusable[b])) {
                    return COPY;
                }
                // Of two products the later one is fused; the other has then to be computed for itself
                boolean second = fusable[b] && (!fusable[a] || b > a);
                int product = second ? b : a;
                int summand = second ? a : b;
                fusable[summand] = false;
                markLike(i);
                return result.append(
                        operation == ADD ? FMA : second ? FNMA : FMS,
                        map[tape.a(product)],
                        map[tape.b(product)],
                        map[summand]);
            }
        }.rewrite();
    }

    private static boolean isSum(Operation operation) {
        return operation == ADD || operation == SUBTRACT;
    }
}
