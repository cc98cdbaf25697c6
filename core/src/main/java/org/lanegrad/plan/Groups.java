package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return new Singles(tape).result();
    }

    private static final class Singles {
        private final Tape tape;
        private final boolean[] uniform;
        private final List<Body> bodies = new ArrayList<>();
        /** The place of a body, by its operation and uniform operands. */
        private final int[] place = new int[Operation.values().length << 3];
        /** The places of look-ups, by the place and length of their table and by whether the index is uniform. */
        private final Map<List<Integer>, Integer> lookups = new HashMap<>();

        Singles(Tape tape) {
            this.tape = tape;
            this.uniform = uniform(tape);
            Arrays.fill(place, -1);
        }

        Groups result() {
            int calls = tape.operationCount();
            int[] body = new int[calls];
            int[] position = new int[calls];
            int[] operand = new int[3 * calls];
            int call = 0;
            int operands = 0;
            for (int i = 0; i < tape.size(); i++) {
                if (tape.operation(i).kind() != Operation.Kind.LEAF) {
                    for (int k = 0; k < tape.operation(i).arity(); k++) {
                        operand[operands++] = tape.operand(i, k);
                    }
                    position[call] = i;
                    body[call++] = bodyOf(i);
                }
            }
            return new Groups(tape, bodies, body, position, Arrays.copyOf(operand, operands));
        }

        private int bodyOf(int i) {
            Operation operation = tape.operation(i);
            int mask = 0;
            for (int k = 0; k < operation.arity(); k++) {
                mask |= uniform[tape.operand(i, k)] ? 1 << k : 0;
            }
            if (operation == Operation.LOOKUP) {
                int uniformOperands = mask;
                return lookups.computeIfAbsent(
                        List.of(tape.b(i), tape.c(i), mask),
                        _ -> add(Body.single(operation, uniformOperands, tape.table(i))));
            }
            int key = operation.opcode() << 3 | mask;
            if (place[key] < 0) {
                place[key] = add(Body.single(operation, mask, new double[0]));
            }
            return place[key];
        }

        private int add(Body body) {
            bodies.add(body);
            return bodies.size() - 1;
        }
    }

    /** Which values of a tape are the same for all points: constants and shared inputs. */
    static boolean[] uniform(Tape tape) {
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
     * @return the tape
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
