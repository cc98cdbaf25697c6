package org.lanegrad.pass;

import java.util.Arrays;
import org.lanegrad.Output;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/**
 * Orders the operations so that few values wait: those of the tangent and reverse sweeps run as soon as their seeds and
 * forward values exist, local derivatives right before their first use. Forward operations keep their order. Changes no
 * bit, only how many values are alive at a time.
 *
 * <p>It is for running. Differentiate before: the order in which adjoints are added follows the order of the tape.
 */
public final class Scheduling implements Pass {

    /** Makes the pass. */
    public Scheduling() {}

    @Override
    public Tape apply(Tape tape) {
        return new Run(tape).result();
    }

    private static final class Run {
        private static final int NOWHERE = -1;

        private final Tape tape;
        private final TapeBuilder result;
        private final int[] map;
        /** The forward operation after which all that an operation needs exists. */
        private final int[] ready;
        /** Operations on their way to be placed. */
        private int[] stack = new int[64];

        Run(Tape tape) {
            this.tape = tape;
            this.result = new TapeBuilder(tape);
            this.map = new int[tape.size()];
            this.ready = new int[tape.size()];
            Arrays.fill(map, NOWHERE);
        }

        Tape result() {
            int n = tape.size();
            // Chains of the seed-carrying operations that are ready after the same forward operation, in tape order
            int[] head = new int[n + 1];
            int[] tail = new int[n + 1];
            int[] next = new int[n];
            Arrays.fill(head, NOWHERE);
            for (int i = 0; i < n; i++) {
                ready[i] = readyAfter(i);
                if (carriesSeed(i)) {
                    int at = ready[i] + 1;
                    if (head[at] == NOWHERE) {
                        head[at] = i;
                    } else {
                        next[tail[at]] = i;
                    }
                    tail[at] = i;
                    next[i] = NOWHERE;
                }
            }
            for (int at = 0; at <= n; at++) {
                if (at > 0 && isForward(at - 1)) {
                    place(at - 1);
                }
                for (int i = head[at]; i != NOWHERE; i = next[i]) {
                    place(i);
                }
            }
            for (Output output : tape.outputs()) {
                place(output.position());
                result.output(output.name(), map[output.position()]);
            }
            return result.build();
        }

        private boolean isForward(int i) {
            return tape.operation(i) == Operation.INPUT
                    || (tape.operation(i) != Operation.CONSTANT && tape.sweep(i) == Sweep.FORWARD);
        }

        private boolean carriesSeed(int i) {
            Sweep sweep = tape.sweep(i);
            return tape.operation(i).kind() != Operation.Kind.LEAF
                    && (sweep == Sweep.TANGENT || sweep == Sweep.REVERSE);
        }

        private int readyAfter(int i) {
            if (isForward(i)) {
                return i;
            }
            int last = NOWHERE;
            for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                last = Math.max(last, ready[tape.operand(i, k)]);
            }
            return last;
        }

        /** Places an operation, after what it needs and has no place yet: constants and local derivatives. */
        private void place(int position) {
            int depth = 0;
            stack[0] = position;
            while (depth >= 0) {
                int i = stack[depth];
                int missing = map[i] == NOWHERE ? missingOperand(i) : NOWHERE;
                if (missing != NOWHERE) {
                    if (++depth == stack.length) {
                        stack = Arrays.copyOf(stack, depth * 2);
                    }
                    stack[depth] = missing;
                } else {
                    if (map[i] == NOWHERE) {
                        map[i] = result.copy(tape, i, map);
                    }
                    depth--;
                }
            }
        }

        private int missingOperand(int i) {
            for (int k = 0; k < tape.operation(i).arity(); k++) {
                if (map[tape.operand(i, k)] == NOWHERE) {
                    return tape.operand(i, k);
                }
            }
            return NOWHERE;
        }
    }
}
