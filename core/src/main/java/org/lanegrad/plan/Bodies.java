package org.lanegrad.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * The distinct bodies among the stretches of an order of a tape's operations. Two stretches have the same body if they
 * do the same with what they take from outside, wherever that comes from and whatever constants there are: external
 * operands are numbered by their first use, constants anew at each use, because that two are the same may be chance;
 * commutative operands are put in an order of their own.
 */
final class Bodies {
    private static final int NONE = -1;
    private static final int NOT_BEFORE_THE_END = Integer.MAX_VALUE;

    /** How a word of code says which operand is meant: the lowest bits, below a number. */
    private static final int INTERNAL = 0;

    private static final int UNIFORM = 1;
    private static final int EXTERNAL = 2;
    private static final int KIND_BITS = 2;

    /** In the first word of an operation: its value leaves the body. */
    private static final int LEAVES = 1 << 8;

    private static final int OPCODE = LEAVES - 1;

    private final Tape tape;
    private final double[] tapeConstants;
    private final boolean[] uniform;
    private final int[] order;
    /** Where an operation stands in the order; -1 for leaves. */
    private final int[] place;
    /** The place of the last operation that uses a value. */
    private final int[] lastUse;

    /** The numbers of external operands, valid where the serial number is that of the stretch at hand. */
    private final int[] number;

    private final int[] serial;
    private int currentSerial;

    /** The code of the stretch at hand and its external operands. */
    private int[] code = new int[64];

    private int length;
    private int[] operands = new int[64];
    private int operandCount;

    /** The codes of all bodies, one after the other. */
    private int[] codes = new int[1024];

    private int[] first = new int[64];
    private int[] size = new int[64];
    private int count;
    private int[] table = new int[128];

    /**
     * Prepares for stretches of an order.
     *
     * @param tape the tape
     * @param uniform which of its values are the same for all points
     * @param order its operations, each after its operands
     */
    Bodies(Tape tape, boolean[] uniform, int[] order) {
        this.tape = tape;
        this.tapeConstants = tape.constants();
        this.uniform = uniform;
        this.order = order;
        this.place = new int[tape.size()];
        this.lastUse = new int[tape.size()];
        this.number = new int[tape.size()];
        this.serial = new int[tape.size()];
        Arrays.fill(table, NONE);
        Arrays.fill(place, NONE);
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
            for (int operand = tape.operation(order[k]).arity() - 1; operand >= 0; operand--) {
                lastUse[tape.operand(order[k], operand)] = k;
            }
        }
        tape.outputs().forEach(output -> lastUse[output.position()] = NOT_BEFORE_THE_END);
    }

    /** How many distinct bodies have been found. */
    int count() {
        return count;
    }

    /** How many operations a body has. */
    int size(int body) {
        return size[body];
    }

    /** How many of the first stretches have each body. */
    int[] members(int[] bodyOf, int stretches) {
        int[] members = new int[count];
        for (int s = 0; s < stretches; s++) {
            members[bodyOf[s]]++;
        }
        return members;
    }

    /** How many words the code of a body has. */
    private int length(int body) {
        return first[body + 1] - first[body];
    }

    /**
     * The body of a stretch.
     *
     * @param from where the stretch begins in the order
     * @param to where it ends
     * @return its number, ascending from 0 in the order of first calls of this method
     */
    int of(int from, int to) {
        encode(from, to);
        if (2 * count >= table.length) {
            grow();
        }
        int slot = slot(code, 0, length);
        if (table[slot] == NONE) {
            table[slot] = count;
            if (count + 2 > first.length) {
                first = Arrays.copyOf(first, 2 * first.length);
                size = Arrays.copyOf(size, first.length);
            }
            size[count] = to - from;
            first[count + 1] = first[count] + length;
            if (first[count + 1] > codes.length) {
                codes = Arrays.copyOf(codes, Math.max(2 * codes.length, first[count + 1]));
            }
            System.arraycopy(code, 0, codes, first[count], length);
            count++;
        }
        return table[slot];
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, NONE);
        for (int body = 0; body < count; body++) {
            table[slot(codes, first[body], length(body))] = body;
        }
    }

    /** The slot of the body with a code, or the free one where it belongs. */
    private int slot(int[] words, int from, int length) {
        int hash = 0;
        for (int k = from; k < from + length; k++) {
            hash = (hash ^ words[k]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        int slot = hash & (table.length - 1);
        while (table[slot] != NONE
                && !Arrays.equals(
                        words,
                        from,
                        from + length,
                        codes,
                        first[table[slot]],
                        first[table[slot] + 1])) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** The number of external operands of the stretch that {@link #of} was last asked for. */
    int operandCount() {
        return operandCount;
    }

    /** The position on the tape of an external operand of the stretch that {@link #of} was last asked for. */
    int operand(int k) {
        return operands[k];
    }

    private void encode(int from, int to) {
        currentSerial++;
        length = 0;
        operandCount = 0;
        // An operation alone is taken as it stands, so that all that do the same have one body
        boolean alone = to - from == 1;
        for (int k = from; k < to; k++) {
            int i = order[k];
            Operation operation = tape.operation(i);
            write(operation.opcode() | (alone || lastUse[i] >= to ? LEAVES : 0));
            boolean swaps = !alone && operation.isCommutative() && comesBefore(tape.b(i), tape.a(i), from);
            for (int operand = 0; operand < operation.arity(); operand++) {
                writeOperand(tape.operand(i, swaps && operand < 2 ? 1 - operand : operand), from, alone);
            }
            if (operation == Operation.LOOKUP) {
                write(tape.b(i));
                write(tape.c(i));
            }
        }
    }

    /** Whether one operand of a commutative operation is to stand before another. */
    private boolean comesBefore(int one, int other, int from) {
        boolean inside = place[one] >= from;
        if (inside != place[other] >= from) {
            return inside;
        }
        if (inside) {
            return place[one] < place[other];
        }
        boolean known = serial[one] == currentSerial;
        if (known != (serial[other] == currentSerial)) {
            return known;
        }
        return known ? number[one] < number[other] : uniform[other] && !uniform[one];
    }

    private void writeOperand(int operand, int from, boolean apart) {
        if (place[operand] >= from) {
            write((place[operand] - from) << KIND_BITS | INTERNAL);
            return;
        }
        if (apart || tape.operation(operand) == Operation.CONSTANT || serial[operand] != currentSerial) {
            serial[operand] = currentSerial;
            number[operand] = operandCount;
            if (operandCount == operands.length) {
                operands = Arrays.copyOf(operands, 2 * operandCount);
            }
            operands[operandCount++] = operand;
        }
        write(number[operand] << KIND_BITS | (uniform[operand] ? UNIFORM : EXTERNAL));
    }

    private void write(int word) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = word;
    }

    /**
     * Makes a body from its code.
     *
     * @param body its number
     * @param columns which of the code's external operands are kept
     * @return the body
     */
    Body body(int body, Columns columns) {
        return new Decoder(body, columns).result();
    }

    private final class Decoder {
        private final int body;
        /** The number of the value that each external operand is. */
        private final int[] value;

        private final boolean[] isUniform;
        private double[] constants = new double[8];
        private int constantCount;
        /** Where the tables of look-ups begin among the constants, by their places on the tape. */
        private final Map<Integer, Integer> tables = new HashMap<>();

        Decoder(int body, Columns columns) {
            this.body = body;
            this.value = new int[columns.count()];
            int kept = 0;
            for (int k = 0; k < value.length; k++) {
                if (columns.isKept(k)) {
                    value[k] = kept++;
                }
            }
            this.isUniform = new boolean[kept];
            for (int k = 0; k < value.length; k++) {
                if (columns.twin(k) != k) {
                    value[k] = value[columns.twin(k)];
                } else if (columns.constantAt(k) != NONE) {
                    value[k] = kept + addConstants(tape.constant(columns.constantAt(k)));
                }
            }
        }

        private int addConstants(double... values) {
            constants = Arrays.copyOf(constants, Math.max(constants.length, 2 * (constantCount + values.length)));
            System.arraycopy(values, 0, constants, constantCount, values.length);
            constantCount += values.length;
            return constantCount - values.length;
        }

        Body result() {
            int size = 0;
            int results = 0;
            for (int word = first[body]; word < first[body + 1]; word += wordsOf(word)) {
                size++;
                results += leaves(word) ? 1 : 0;
                if (operation(word) == Operation.LOOKUP) {
                    int table = word + 2;
                    tables.computeIfAbsent(codes[table], _ -> addConstants(table(codes[table], codes[table + 1])));
                }
            }
            byte[] opcode = new byte[size];
            int[][] column = new int[3][size];
            int[] result = new int[results];
            int base = isUniform.length + constantCount;
            int i = 0;
            int left = 0;
            for (int word = first[body]; word < first[body + 1]; word += wordsOf(word)) {
                Operation operation = operation(word);
                opcode[i] = operation.opcode();
                for (int k = 0; k < 3; k++) {
                    column[k][i] = k < operation.arity() ? valueOf(codes[word + 1 + k], base) : NONE;
                }
                if (operation == Operation.LOOKUP) {
                    column[1][i] = tables.getOrDefault(codes[word + 2], NONE);
                    column[2][i] = codes[word + 3];
                }
                if (leaves(word)) {
                    result[left++] = base + i;
                }
                i++;
            }
            return new Body(
                    isUniform,
                    Arrays.copyOf(constants, constantCount),
                    opcode,
                    column[0],
                    column[1],
                    column[2],
                    result);
        }

        private int valueOf(int word, int base) {
            int meant = word >> KIND_BITS;
            int kind = word & ((1 << KIND_BITS) - 1);
            if (kind == INTERNAL) {
                return base + meant;
            }
            if (kind == UNIFORM && value[meant] < isUniform.length) {
                isUniform[value[meant]] = true;
            }
            return value[meant];
        }

        private double[] table(int offset, int length) {
            return Arrays.copyOfRange(tapeConstants, offset, offset + length);
        }

        private Operation operation(int word) {
            return Operation.of(codes[word] & OPCODE);
        }

        private boolean leaves(int word) {
            return (codes[word] & LEAVES) != 0;
        }

        private int wordsOf(int word) {
            return 1 + operation(word).arity() + (operation(word) == Operation.LOOKUP ? 2 : 0);
        }
    }
}
