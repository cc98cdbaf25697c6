package org.lanegrad.sweep;

import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;
import org.lanegrad.op.Step;
import org.lanegrad.pass.CanonicalForm;

/**
 * Appends a forward tangent sweep to a tape, as ordinary operations: the tangent of {@code y = f(a, b, c)} is the sum
 * of its operands' tangents times the local derivatives, {@code tan(y) = df/da * tan(a) + ...}, from the inputs' seeds
 * to the outputs (A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 3). Terms are added
 * in the order of the operands, each product fused with the addition after it; a select selects. At last, products of
 * the sweep that are only added to or subtracted from something are fused with that.
 */
public final class ForwardSweep {
    private static final int NONE = -1;

    private final Tape primal;
    private final TapeBuilder tape;

    /** Prepares sweeps through a canonical tape that stands, position by position, at the beginning of a new one. */
    ForwardSweep(Tape primal, TapeBuilder tape) {
        this.primal = primal;
        this.tape = tape;
    }

    /**
     * The Jacobian-vector product of a tape.
     *
     * @param tape the tape
     * @return a tape with an input {@code tangent x} more for each active input, passive and one value per point, and
     *     with the outputs of the tape and a {@code tangent z} for each of them; {@code tangent2} where the tape has
     *     such names already, and so on
     */
    public static Tape jvp(Tape tape) {
        Tape primal = new CanonicalForm().apply(tape);
        TapeBuilder result = new TapeBuilder(primal);
        result.copyAll(primal);
        result.mark(Sweep.TANGENT, NONE, NONE);
        String prefix = SeedNames.prefix(primal, "tangent");
        int[] seeds = primal.inputs().stream()
                .mapToInt(input -> input.active()
                        ? result.input(Input.of(prefix + input.name()).passive())
                        : NONE)
                .toArray();
        int[] tangents = new ForwardSweep(primal, result).run(seeds);
        for (Output output : primal.outputs()) {
            result.output(output.name(), output.position());
        }
        for (int k = 0; k < tangents.length; k++) {
            result.output(prefix + primal.outputs().get(k).name(), tangents[k]);
        }
        return DerivedTape.of(result, primal);
    }

    /**
     * Appends one sweep.
     *
     * @param seeds the position of the tangent of each input, or -1 for none
     * @return the position of the tangent of each output
     */
    int[] run(int[] seeds) {
        boolean[] interesting = new boolean[seeds.length];
        for (int k = 0; k < seeds.length; k++) {
            interesting[k] = seeds[k] != NONE;
        }
        boolean[] active = Activity.of(primal, interesting);
        SignedSum.@Nullable Signed[] tangents = new SignedSum.Signed[primal.size()];
        for (int i = 0; i < active.length; i++) {
            if (active[i]) {
                tangents[i] = primal.operation(i) == Operation.INPUT
                        ? new SignedSum.Signed(seeds[primal.a(i)], false)
                        : tangent(i, tangents);
            }
        }
        return primal.outputs().stream()
                .mapToInt(output -> {
                    SignedSum.Signed tangent = tangents[output.position()];
                    tape.mark(Sweep.TANGENT, NONE, NONE);
                    return tangent == null ? tape.constantPosition(0) : tangent.resolve(tape);
                })
                .toArray();
    }

    private SignedSum.Signed tangent(int i, SignedSum.@Nullable Signed[] tangents) {
        Operation operation = primal.operation(i);
        if (operation == Operation.SELECT) {
            return select(i, tangents);
        }
        SignedSum sum = new SignedSum(tape);
        for (int k = 0; k < operation.arity(); k++) {
            SignedSum.Signed operand = tangents[primal.operand(i, k)];
            if (operand != null && operation.isDifferentiable(k)) {
                mark(Sweep.LOCAL, i);
                Partial partial = operation.partial(k, new Step(tape, i));
                mark(Sweep.TANGENT, i);
                SignedSum.Term term = SignedSum.Term.of(tape, operand, partial);
                Condition gate = partial.gate();
                sum.add(gate == null ? term : term.selected(tape, gate.position(), partial.side()));
            }
        }
        return sum.result();
    }

    /** The tangent of a choice is the choice of the tangents. */
    private SignedSum.Signed select(int i, SignedSum.@Nullable Signed[] tangents) {
        mark(Sweep.TANGENT, i);
        int b = resolve(tangents[primal.b(i)]);
        int c = resolve(tangents[primal.c(i)]);
        return new SignedSum.Signed(tape.append(Operation.SELECT, primal.a(i), b, c), false);
    }

    private int resolve(SignedSum.@Nullable Signed tangent) {
        return tangent == null ? tape.constantPosition(0) : tangent.resolve(tape);
    }

    private void mark(Sweep sweep, int i) {
        tape.mark(sweep, primal.origin(i), primal.line(i));
    }
}
