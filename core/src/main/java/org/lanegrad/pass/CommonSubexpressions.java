package org.lanegrad.pass;

import java.util.Arrays;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Shares operations that compute the same: equal operation, equal operands, in either order where the operation is
 * commutative. Dead ones are left as they are. Changes no bit.
 */
public final class CommonSubexpressions implements Pass {

    /** Makes the pass. */
    public CommonSubexpressions() {}

    @Override
    public Tape apply(Tape tape) {
        return new Run(tape).rewrite();
    }

    /**
     * One run. Equal operations have the same latest operand, and few others have it: the first of them are found in a
     * chain that begins there, close in memory, the rest of much-used values in one hash table for all.
     */
    private static final class Run extends Rewriter {
        private static final int NONE = -1;
        private static final int LONGEST_CHAIN = 8;

        private final boolean[] live;
        /** By position on the result: the first operation of the chain of those whose latest operand stands there. */
        private final int[] chain;
        /** The next operation of the same chain. */
        private final int[] next;
        /** Open addressing: operations that are in no chain. */
        private int[] table = new int[64];

        private int tableSize;

        Run(Tape tape) {
            super(tape);
            this.live = DeadCode.live(tape);
            this.chain = new int[tape.size()];
            this.next = new int[tape.size()];
            Arrays.fill(chain, NONE);
            Arrays.fill(table, NONE);
        }

        @Override
        int place(int i) {
            // What no output needs must not decide where the others stand
            int first = !live[i] || tape.operation(i).kind() == Operation.Kind.LEAF ? i : firstEqual(i);
            return first == i ? COPY : map[first];
        }

        /** The first operation that equals this one, which is remembered if it is the first itself. */
        private int firstEqual(int i) {
            int latest = 0;
            for (int k = tape.operation(i).arity() - 1; k >= 0; k--) {
                latest = Math.max(latest, map[tape.operand(i, k)]);
            }
            int last = NONE;
            int length = 0;
            for (int j = chain[latest]; j != NONE; j = next[j]) {
                if (same(i, j)) {
                    return j;
                }
                last = j;
                length++;
            }
            if (length == LONGEST_CHAIN) {
                return firstInTable(i);
            }
            next[i] = NONE;
            if (last == NONE) {
                chain[latest] = i;
            } else {
                next[last] = i;
            }
            return i;
        }

        private int firstInTable(int i) {
            if (2 * tableSize >= table.length) {
                int[] old = table;
                table = new int[old.length * 2];
                Arrays.fill(table, NONE);
                for (int j : old) {
                    if (j != NONE) {
                        table[slot(j)] = j;
                    }
                }
            }
            int slot = slot(i);
            if (table[slot] == NONE) {
                table[slot] = i;
                tableSize++;
            }
            return table[slot];
        }

        private int slot(int i) {
            int mask = table.length - 1;
            int hash = ((tape.operation(i).opcode() * 31 + first(i)) * 0x9E3779B1 + second(i)) * 0x85EBCA77 + third(i);
            hash *= 0xC2B2AE3D;
            int slot = (hash ^ (hash >>> 15)) & mask;
            while (table[slot] != NONE && !same(i, table[slot])) {
                slot = (slot + 1) & mask;
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
