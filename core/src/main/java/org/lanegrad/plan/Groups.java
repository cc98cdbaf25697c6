package org.lanegrad.plan;

import java.util.List;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * A tape as a sequence of calls of few distinct bodies. Every operation of the tape belongs to one call. A call takes
 * its operands from leaves of the tape and from results of earlier calls, and leaves behind its results: the values
 * that others need. So values that stay inside a call need no place of their own.
 *
 * <p>Operands and results are given by their positions on the tape. Like a tape, calls are kept in struct-of-arrays
 * buffers: there may be millions.
 */
public final class Groups {
    private final Tape tape;
    private final List<Body> bodies;
    private final int[] body;
    /** Where the operations of each call begin among the positions; one entry more for the end. */
    private final int[] start;
    /** The tape's operations, call by call. */
    private final int[] position;
    /** Where the operands of each call begin; one entry more for the end. */
    private final int[] operandStart;
    /** The positions of the operands, call by call. */
    private final int[] operand;

    /** Makes groups of columns that they keep; the operands of all calls follow one another. */
    Groups(Tape tape, List<Body> bodies, int[] body, int[] position, int[] operand) {
        this.tape = tape;
        this.bodies = List.copyOf(bodies);
        this.body = body;
        this.position = position;
        this.operand = operand;
        this.start = new int[body.length + 1];
        this.operandStart = new int[body.length + 1];
        for (int call = 0; call < body.length; call++) {
            Body called = bodies.get(body[call]);
            start[call + 1] = start[call] + called.size();
            operandStart[call + 1] = operandStart[call] + called.operands();
        }
    }

    /**
     * Takes each operation as a call of its own, in the order of the tape: what an interpreter follows.
     *
     * @param tape the tape
     * @return the groups; their bodies differ in the operation, in which operands are uniform, and in the table
     */
    public static Groups single(Tape tape) {
        int[] order = new int[tape.operationCount()];
        int[] start = new int[order.length + 1];
        int count = 0;
        for (int i = 0; i < tape.size(); i++) {
            if (tape.operation(i).kind() != Operation.Kind.LEAF) {
                order[count++] = i;
                start[count] = count;
            }
        }
        return new Stretches(tape, uniform(tape), order, start, Grouping.standard()).groups();
    }

    /**
     * Finds what recurs on a tape and takes it as calls of the same bodies: the rounds of loops, forward and reverse.
     *
     * @param tape the tape, optimised as it is to be run
     * @return the groups, by the {@linkplain Grouping#standard() standard grouping}
     */
    public static Groups of(Tape tape) {
        return of(tape, Grouping.standard());
    }

    /**
     * Finds what recurs on a tape.
     *
     * @param tape the tape, optimised as it is to be run
     * @param grouping what groups are wanted
     * @return the groups; where the grouping allows to compute values again, they are of a {@linkplain #tape() tape} of
     *     their own
     */
    public static Groups of(Tape tape, Grouping grouping) {
        boolean[] uniform = uniform(tape);
        int[] window = Windows.of(tape, uniform, grouping.longest());
        Schedule schedule = Schedule.of(tape, window, grouping.longest());
        Stretches stretches = new Stretches(tape, uniform, schedule.order(), schedule.starts(), grouping);
        stretches.dissolve();
        stretches.merge();
        stretches.dissolve();
        Groups groups = grouping.unrolled() > 0 ? stretches.groups() : Fission.apply(stretches.groups(), grouping);
        return grouping.recomputing() == 0 ? groups : Recomputation.apply(groups, grouping);
    }

    /**
     * Which values of a tape are the same for all points: constants and shared inputs.
     *
     * @param tape the tape
     * @return by position, whether its value is
     */
    public static boolean[] uniform(Tape tape) {
        boolean[] uniform = new boolean[tape.size()];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = switch (tape.operation(i)) {
                case CONSTANT -> true;
                case INPUT -> tape.inputs().get(tape.a(i)).shared();
                default -> false;
            };
        }
        return uniform;
    }

    /**
     * The tape whose operations the calls compute.
     *
     * @return the tape that was grouped, or where values are computed again one with the same inputs and outputs, on
     *     which those operations stand once for each call that has them
     */
    public Tape tape() {
        return tape;
    }

    /**
     * The distinct bodies.
     *
     * @return the bodies, in the order of their first calls
     */
    public List<Body> bodies() {
        return bodies;
    }

    /**
     * The number of calls.
     *
     * @return how many there are
     */
    public int calls() {
        return body.length;
    }

    /**
     * The body of a call.
     *
     * @param call from 0, below {@link #calls()}; calls are in the order in which they are to run
     * @return its place in {@link #bodies()}
     */
    public int body(int call) {
        return body[call];
    }

    /**
     * An operand of a call.
     *
     * @param call the call
     * @param k from 0, below the number of operands of the body
     * @return the position on the tape of a leaf or of a result of an earlier call; of a constant or a shared input
     *     exactly where the body's operand is uniform
     */
    public int operand(int call, int k) {
        return operand[operandStart[call] + k];
    }

    /**
     * A result of a call.
     *
     * @param call the call
     * @param k from 0, below the number of results of the body
     * @return the position on the tape of the operation whose value leaves the call
     */
    public int result(int call, int k) {
        Body called = bodies.get(body[call]);
        return position(call, called.result(k) - called.value(0));
    }

    /**
     * An operation of a call.
     *
     * @param call the call
     * @param i from 0, below the size of the body
     * @return the position on the tape of the operation that the body's operation {@code i} is in this call
     */
    public int position(int call, int i) {
        return position[start[call] + i];
    }
}
