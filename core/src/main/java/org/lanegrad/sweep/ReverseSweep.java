package org.lanegrad.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Real;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Partial;
import org.lanegrad.op.Step;
import org.lanegrad.pass.CanonicalForm;

/**
 * Appends the reverse adjoint sweep to a tape, as ordinary operations. Beginning with the seeds of the outputs and
 * going back through the trace, each operation {@code y = f(a, b, c)} hands on to its operands its own adjoint times
 * the local derivative, {@code adj(a) += adj(y) * df/da}; what reaches a value over several paths is added up (A.
 * Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapter 3).
 *
 * <p>Part of the definition, because it decides the rounding: contributions to one adjoint are added in the order in
 * which they can exist, by a clock that counts operations and knows no machine (the contribution of an operation can
 * exist once the operation and its adjoint do); at a tie the earlier operation's comes first. Each product is fused
 * with the addition after it. A contribution from an operation with a twofold operand, such as {@code x*x}, is doubled.
 *
 * <p>Behind a {@code select}, {@code min} or {@code max} a value counts at some points only. There its adjoint may be
 * anything where the branch is not taken, NaN from an infinite local derivative too; where it leaves the branch, for a
 * value that counts under other conditions, the contribution is selected by the branch's condition, after the product.
 * So a side not taken never poisons a gradient, and nothing is added elsewhere.
 *
 * <p>At last, products of the sweep that are only added to or subtracted from something are fused with that.
 */
public final class ReverseSweep {
    private static final int NONE = -1;

    private final Tape primal;
    private final TapeBuilder tape;
    private final boolean[] active;
    private final Contributions contributions;
    private final Paths paths;
    /** The clock at which an operation can exist: constants cost no time, wherever they stand. */
    private final int[] forwardTime;
    /** The clock at which an operation's adjoint can exist. */
    private final int[] time;
    /** The position and sign of the adjoint of each input, by its number. */
    private final SignedSum.@Nullable Signed[] inputAdjoints;

    private ReverseSweep(Tape tape) {
        this.primal = new CanonicalForm().apply(tape);
        this.tape = new TapeBuilder(primal);
        // Constants and inputs stand once on a canonical tape, so every position stays what it was
        this.tape.copyAll(primal);
        this.active = Activity.of(primal, Activity.activeInputs(primal));
        this.contributions = new Contributions(primal.size());
        this.paths = new Paths(this.tape, primal.size());
        this.forwardTime = new int[primal.size()];
        for (int i = 1; i < forwardTime.length; i++) {
            forwardTime[i] = forwardTime[i - 1] + (primal.operation(i) == Operation.CONSTANT ? 0 : 1);
        }
        this.time = new int[primal.size()];
        this.inputAdjoints = new SignedSum.Signed[primal.inputs().size()];
    }

    /**
     * The value and the gradient of a tape with one output.
     *
     * @param tape the tape
     * @return a tape with the outputs {@code z} and, for each active input, {@code dz/dx}
     * @throws IllegalStateException if there is not exactly one output
     */
    public static Tape gradient(Tape tape) {
        String name = Activity.onlyOutput(tape);
        ReverseSweep sweep = new ReverseSweep(tape);
        return sweep.run(new int[] {sweep.tape.constantPosition(1)}, input -> "d" + name + "/d" + input);
    }

    /**
     * The vector-Jacobian product of a tape.
     *
     * @param tape the tape
     * @return a tape with an input {@code adjoint z} more for each output, passive and one value per point, and with
     *     the outputs of the tape and an {@code adjoint x} for each active input; {@code adjoint2} where the tape has
     *     such names already, and so on
     */
    public static Tape vjp(Tape tape) {
        ReverseSweep sweep = new ReverseSweep(tape);
        sweep.tape.mark(Sweep.REVERSE, NONE, NONE);
        String prefix = SeedNames.prefix(tape, "adjoint");
        int[] seeds = tape.outputs().stream()
                .mapToInt(output ->
                        sweep.tape.input(Input.of(prefix + output.name()).passive()))
                .toArray();
        return sweep.run(seeds, input -> prefix + input);
    }

    private interface Naming {
        String outputFor(String input);
    }

    private Tape run(int[] seeds, Naming naming) {
        for (int k = 0; k < seeds.length; k++) {
            int position = primal.outputs().get(k).position();
            if (active[position]) {
                SignedSum.Term seed = new SignedSum.Term(false, seeds[k], NONE);
                contributions.add(position, primal.size(), seed, Paths.ALWAYS, 0);
                paths.reach(position, Paths.ALWAYS);
            }
        }
        for (int i = primal.size() - 1; i >= 0; i--) {
            if (contributions.exist(i)) {
                SignedSum.Signed adjoint = accumulate(i);
                if (primal.operation(i) == Operation.INPUT) {
                    inputAdjoints[primal.a(i)] = adjoint;
                } else {
                    distribute(i, adjoint);
                }
            }
        }
        for (Output output : primal.outputs()) {
            tape.output(output.name(), output.position());
        }
        for (int k = 0; k < inputAdjoints.length; k++) {
            Input input = primal.inputs().get(k);
            if (input.active()) {
                SignedSum.Signed adjoint = inputAdjoints[k];
                tape.mark(Sweep.REVERSE, NONE, NONE);
                tape.output(
                        naming.outputFor(input.name()),
                        adjoint == null ? tape.constantPosition(0) : adjoint.resolve(tape));
            }
        }
        return DerivedTape.of(tape, primal);
    }

    /** The adjoint of a value: the sum of its contributions, each belonging to the operation that it comes from. */
    private SignedSum.Signed accumulate(int position) {
        SignedSum sum = new SignedSum(tape);
        int path = paths.of(position);
        int clock = 0;
        for (int k : contributions.inOrder(position)) {
            int from = contributions.from(k);
            if (from < primal.size()) {
                mark(Sweep.REVERSE, from);
            }
            SignedSum.Term term = contributions.term(k);
            clock = Math.max(clock, contributions.time(k)) + (sum.isEmpty() && !term.isProduct() ? 0 : 1);
            sum.add(contributions.path(k) == path ? term : paths.gate(contributions.path(k), term));
        }
        time[position] = clock;
        return sum.result();
    }

    /** Hands an operation's adjoint on to its operands. */
    private void distribute(int i, SignedSum.Signed adjoint) {
        Operation operation = primal.operation(i);
        Step step = new Step(tape, i);
        if (operation.arity() > 1 && primal.a(i) == primal.b(i) && isActive(i, 0) && isActive(i, 1)) {
            mark(Sweep.LOCAL, i);
            Partial first = operation.partial(0, step);
            Partial second = operation.partial(1, step);
            if (isSame(first, second)) {
                mark(Sweep.REVERSE, i);
                int twice = tape.append(Operation.ADD, adjoint.value(), adjoint.value(), NONE);
                contribute(i, 0, new SignedSum.Signed(twice, adjoint.negative()), first);
            } else {
                contribute(i, 0, adjoint, first);
                contribute(i, 1, adjoint, second);
            }
        } else {
            for (int k = 0; k < Math.min(operation.arity(), 2); k++) {
                contributeBy(i, k, adjoint, step);
            }
        }
        if (operation.arity() > 2) {
            contributeBy(i, 2, adjoint, step);
        }
    }

    private static boolean isSame(Partial first, Partial second) {
        return first.negative() == second.negative()
                && first.gate() == null
                && second.gate() == null
                && positions(first).equals(positions(second));
    }

    private static List<Integer> positions(Partial partial) {
        return partial.factors().stream().map(Real::position).toList();
    }

    private boolean isActive(int i, int operand) {
        return primal.operation(i).isDifferentiable(operand) && active[primal.operand(i, operand)];
    }

    private void contributeBy(int i, int operand, SignedSum.Signed adjoint, Step step) {
        if (isActive(i, operand)) {
            mark(Sweep.LOCAL, i);
            contribute(i, operand, adjoint, primal.operation(i).partial(operand, step));
        }
    }

    private void contribute(int i, int operand, SignedSum.Signed adjoint, Partial partial) {
        int target = primal.operand(i, operand);
        int path = paths.through(partial, paths.of(i));
        paths.reach(target, primal.operation(target) == Operation.INPUT ? Paths.ALWAYS : path);
        boolean handedOn = partial.factors().isEmpty() && partial.gate() == null;
        int exists = handedOn ? time[i] : Math.max(time[i], forwardTime[i]);
        mark(Sweep.REVERSE, i);
        SignedSum.Term term = SignedSum.Term.of(tape, adjoint, partial);
        contributions.add(target, i, term, path, exists);
    }

    private void mark(Sweep sweep, int i) {
        tape.mark(sweep, primal.origin(i), primal.line(i));
    }
}
