package org.lanegrad.sweep;

import java.util.ArrayList;
import java.util.List;
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
 *
 * <p>Behind a {@code select}, {@code min} or {@code max} a value may depend on the inputs at some points only.
 * Elsewhere its tangent may be anything, 0 times an infinite local derivative too; where it meets a value that depends
 * on them under other conditions, or becomes an output, it is selected by its condition, after the product. So where a
 * value is constant its tangent is 0, as its adjoint reaches no input.
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
        return new Run(seeds).result();
    }

    /** One sweep. */
    private final class Run {
        private final int[] seeds;
        private final boolean[] active;
        private final SignedSum.@Nullable Signed[] tangents = new SignedSum.Signed[primal.size()];
        /** Where a value depends on the inputs; elsewhere its true tangent is 0. */
        private final Paths paths = new Paths(tape, primal.size());
        /** Whether the tangent that has been appended is 0 there too, and not anything. */
        private final boolean[] clean = new boolean[primal.size()];

        /**
         * What an operand hands on.
         *
         * @param operand its position
         * @param partial the local derivative by it
         * @param path where the operation depends on it
         */
        private record Use(int operand, Partial partial, int path) {}

        Run(int[] seeds) {
            this.seeds = seeds;
            boolean[] seeded = new boolean[seeds.length];
            for (int k = 0; k < seeds.length; k++) {
                seeded[k] = seeds[k] != NONE;
            }
            this.active = Activity.of(primal, seeded);
        }

        int[] result() {
            for (int i = 0; i < active.length; i++) {
                if (active[i] && primal.operation(i) == Operation.INPUT) {
                    tangents[i] = new SignedSum.Signed(seeds[primal.a(i)], false);
                    paths.reach(i, Paths.ALWAYS);
                    clean[i] = true;
                } else if (active[i]) {
                    tangents[i] = tangent(i);
                }
            }
            return primal.outputs().stream()
                    .mapToInt(output -> ofOutput(output.position()))
                    .toArray();
        }

        private int ofOutput(int position) {
            SignedSum.Signed tangent = tangents[position];
            tape.mark(Sweep.TANGENT, NONE, NONE);
            if (tangent == null) {
                return tape.constantPosition(0);
            }
            if (clean[position]) {
                return tangent.resolve(tape);
            }
            SignedSum.Term term = new SignedSum.Term(tangent.negative(), tangent.value(), NONE);
            SignedSum sum = new SignedSum(tape);
            sum.add(paths.gate(paths.of(position), term));
            return sum.result().resolve(tape);
        }

        private SignedSum.Signed tangent(int i) {
            List<Use> uses = uses(i);
            boolean choosesBetweenLike = uses.size() == 2
                    && uses.stream().allMatch(use -> use.partial.gate() != null)
                    && paths.of(uses.getFirst().operand) == paths.of(uses.getLast().operand);
            for (Use use : uses) {
                paths.reach(i, choosesBetweenLike ? paths.of(use.operand) : use.path);
            }
            mark(Sweep.TANGENT, i);
            clean[i] = true;
            boolean selects = primal.operation(i) == Operation.SELECT && uses.size() == 2;
            SignedSum.Signed result = selects ? select(i) : sum(i, uses);
            clean[i] |= paths.of(i) == Paths.ALWAYS;
            return result;
        }

        private List<Use> uses(int i) {
            Operation operation = primal.operation(i);
            List<Use> uses = new ArrayList<>();
            for (int k = 0; k < operation.arity(); k++) {
                int operand = primal.operand(i, k);
                if (operation.isDifferentiable(k) && active[operand]) {
                    mark(Sweep.LOCAL, i);
                    Partial partial = operation.partial(k, new Step(tape, i));
                    mark(Sweep.TANGENT, i);
                    uses.add(new Use(operand, partial, paths.through(partial, paths.of(operand))));
                }
            }
            return uses;
        }

        /** The tangent of a choice is the choice of the tangents. */
        private SignedSum.Signed select(int i) {
            clean[i] = clean[primal.b(i)] && clean[primal.c(i)];
            int b = tangents[primal.b(i)].resolve(tape);
            int c = tangents[primal.c(i)].resolve(tape);
            return new SignedSum.Signed(tape.append(Operation.SELECT, primal.a(i), b, c), false);
        }

        private SignedSum.Signed sum(int i, List<Use> uses) {
            int own = paths.of(i);
            SignedSum sum = new SignedSum(tape);
            for (Use use : uses) {
                Partial partial = use.partial;
                SignedSum.Term term = SignedSum.Term.of(tape, tangents[use.operand], partial);
                boolean finite = partial.factors().stream().allMatch(factor -> isFinite(factor.position()));
                boolean stillClean = clean[use.operand] && finite;
                Condition gate = partial.gate();
                if (gate != null && (use.path == own || paths.of(use.operand) == own)) {
                    term = term.selected(tape, gate.position(), partial.side());
                    clean[i] &= stillClean;
                } else if (use.path == own) {
                    clean[i] &= stillClean;
                } else if (gate != null || !stillClean) {
                    term = paths.gate(use.path, term);
                }
                sum.add(term);
            }
            return sum.result();
        }
    }

    /** Whether a number is finite for a reason that can be seen: it is chosen or signed among constants. */
    private boolean isFinite(int position) {
        return switch (tape.operation(position)) {
            case CONSTANT -> Double.isFinite(tape.constantAt(position));
            case COPY_SIGN -> isFinite(tape.a(position));
            case SELECT -> isFinite(tape.b(position)) && isFinite(tape.c(position));
            default -> false;
        };
    }

    private void mark(Sweep sweep, int i) {
        tape.mark(sweep, primal.origin(i), primal.line(i));
    }
}
