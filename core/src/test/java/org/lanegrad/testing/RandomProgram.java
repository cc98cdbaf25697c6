package org.lanegrad.testing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;

/**
 * A random straight-line program: inputs of all kinds, constants, repeated and dead operations, operands that stand
 * twice. Where an operation wants an integer, its operand is rounded first. The same description gives the same
 * program.
 *
 * <p>A <i>tame</i> program, one for tame points, is moderate at {@link #TAME_POINTS} of its points: there its values
 * are finite, neither huge nor (but where it is flat) tiny, and away from kinks and poles. A <i>wild</i> one may do
 * anything.
 *
 * @param points where the program is going to be evaluated; their seed is also that of the program
 * @param operations how many operations it has; a few more where operands are rounded
 * @param inputs how many inputs it has
 * @param table the operations that it is made of
 */
public record RandomProgram(Points points, int operations, int inputs, Set<Operation> table) {
    /** At how many points, from the first one on, a tame program is moderate. */
    public static final int TAME_POINTS = 4;

    /** Every operation. */
    public static final Set<Operation> ALL = operations(operation -> operation.kind() != Kind.LEAF);

    /** The operations that are smooth in their domains. */
    public static final Set<Operation> SMOOTH = operations(operation -> switch (operation) {
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, FMA, FMS, FNMA, SQRT -> true;
        default -> operation.kind() == Kind.FUNCTION && operation.isDifferentiable(0);
    });

    /** A program made of all operations. */
    public static RandomProgram of(Points points, int operations, int inputs) {
        return new RandomProgram(points, operations, inputs, ALL);
    }

    /** The program's tape, as it is written. Output {@code z0} is its deepest number; a few more are spread over it. */
    public Tape trace() {
        return new ProgramWriter(this).write();
    }

    /** Whether another tape, such as a part of this program's, is as tame. */
    public boolean isTame(Tape tape) {
        return Tameness.of(tape, points);
    }

    @Override
    public String toString() {
        return (points.wild() ? "wild" : "tame") + " program " + points.seed() + " of " + operations
                + " operations and " + inputs + " inputs";
    }

    private static Set<Operation> operations(Predicate<Operation> which) {
        return Arrays.stream(Operation.values())
                .filter(which)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }
}
