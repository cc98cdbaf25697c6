package org.lanegrad.pass;

import java.util.Arrays;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/**
 * Shares operations that compute the same: equal operation, equal operands, in either order where the operation is
 * commutative. Changes no bit.
 */
public final class CommonSubexpressions implements Pass {

    /** Makes the pass. */
    public CommonSubexpressions() {}

    @Override
    public Tape apply(Tape tape) {
        return new Run(tape).result();
    }

    private static final class Run {
        private final Tape tape;
        private final TapeBuilder result;
        private final int[] map;
        /** Open addressing: position on the old tape of the first operation of its kind, or -1. */
        private final int[] firsts;

        Run(Tape tape) {
            this.tape = tape;
            this.result = new TapeBuilder(tape);
            this.map = new int[tape.size()];
            this.firsts = new int[Integer.highestOneBit(tape.size() + 1) * 4];
            Arrays.fill(firsts, -1);
        }

        Tape result() {
            for (int i = 0; i < map.length; i++) {
                Operation operation = tape.operation(i);
                int slot = operation.kind() == Operation.Kind.LEAF ? -1 : slot(i);
                if (slot >= 0 && firsts[slot] >= 0) {
                    map[i] = map[firsts[slot]];
                } else {
                    map[i] = result.copy(tape, i, map);
                    if (slot >= 0) {
                        firsts[slot] = i;
                    }
                }
            }
            for (Output output : tape.outputs()) {
                result.output(output.name(), map[output.position()]);
            }
            return result.build();
        }

        private int slot(int i) {
            int mask = firsts.length - 1;
            int hash = ((tape.operation(i).opcode() * 31 + first(i)) * 0x9E3779B1 + second(i)) * 0x85EBCA77 + third(i);
            hash *= 0xC2B2AE3D;
            int slot = (hash ^ hash >>> 15) & mask;
            while (firsts[slot] >= 0 && !same(i, firsts[slot])) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private boolean same(int i, int j) {
            return tape.operation(i) == tape.operation(j)
                    && first(i) == first(j)
                    && second(i) == second(j)
                    && third(i) == third(j);
        }

        private int first(int i) {
            int a = map[tape.a(i)];
            return tape.operation(i).isCommutative() ? Math.min(a, map[tape.b(i)]) : a;
        }

        private int second(int i) {
            Operation operation = tape.operation(i);
            // What is not an operand, -1 or a table's place, is compared as it stands
            int b = operation.arity() > 1 ? map[tape.b(i)] : tape.b(i);
            return operation.isCommutative() ? Math.max(map[tape.a(i)], b) : b;
        }

        private int third(int i) {
            return tape.operation(i).arity() > 2 ? map[tape.c(i)] : tape.c(i);
        }
    }
}
