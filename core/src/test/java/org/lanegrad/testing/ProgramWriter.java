package org.lanegrad.testing;

import static org.lanegrad.op.Operation.EXPONENT_BITS;
import static org.lanegrad.op.Operation.FLOOR;
import static org.lanegrad.op.Operation.LOOKUP;
import static org.lanegrad.op.Operation.RINT;
import static org.lanegrad.op.Operation.WITH_EXPONENT_BITS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** Writes one {@link RandomProgram}. */
final class ProgramWriter {
    private static final int NONE = -1;
    /** How often in a row an operation may turn out not to be tame. */
    private static final int PATIENCE = 10_000;

    private final RandomProgram program;
    private final SplittableRandom random;
    private final TapeBuilder tape = new TapeBuilder();
    private final List<Operation> table;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> conditions = new ArrayList<>();
    private final List<Integer> written = new ArrayList<>();
    /**
     * Numbers that no operation has a derivative by: they are used soon, so that most of the program hangs together.
     */
    private final List<Integer> looseEnds = new ArrayList<>();
    /** By position how many operations lead from an active input to a number, at most; 0 where none does. */
    private final Map<Integer, Integer> depth = new HashMap<>();
    private final Tameness tameness;

    ProgramWriter(RandomProgram program) {
        this.program = program;
        this.random = new SplittableRandom(program.points().seed());
        this.table = List.copyOf(program.table());
        this.tameness = new Tameness(program.points());
    }

    Tape write() {
        for (int k = 0; k < program.inputs(); k++) {
            Input input = new Input("x" + k, k == 0 || random.nextInt(4) > 0, random.nextInt(4) == 0);
            int position = tape.input(input);
            tameness.input(position, input);
            depth.put(position, input.active() ? 1 : 0);
            number(position);
        }
        int failures = 0;
        while (written.size() < program.operations()) {
            int before = written.size();
            if (before > 0 && random.nextInt(16) == 0) {
                repeat(written.get(random.nextInt(before)));
            } else {
                write(table.get(random.nextInt(table.size())));
            }
            failures = written.size() > before ? 0 : failures + 1;
            if (failures > PATIENCE) {
                throw new IllegalStateException(program + " does not get beyond " + before + " operations.");
            }
        }
        tape.output("z0", Collections.max(numbers, Comparator.comparing(depth::get)));
        for (int k = random.nextInt(4); k > 0; k--) {
            tape.output("z" + k, recent(numbers));
        }
        return tape.build();
    }

    private void write(Operation operation) {
        switch (operation) {
            case LOOKUP -> lookup(integer());
            case WITH_EXPONENT_BITS ->
                append(WITH_EXPONENT_BITS, append(EXPONENT_BITS, number(), NONE, NONE), NONE, NONE);
            default ->
                append(operation, operand(operation, 0), operand(operation, 1), operand(operation, 2));
        }
    }

    private int operand(Operation operation, int operand) {
        if (operand >= operation.arity() || (operation.takesCondition(operand) && conditions.isEmpty())) {
            return NONE;
        }
        if (operation.takesCondition(operand)) {
            return recent(conditions);
        }
        boolean connects = operation.isDifferentiable(operand) && !looseEnds.isEmpty() && random.nextBoolean();
        return connects ? looseEnds.get(random.nextInt(looseEnds.size())) : number();
    }

    private int number() {
        if (random.nextInt(8) > 0) {
            return recent(numbers);
        }
        double[] plain = {0, -0.0, 1, -1, 0.5, 2};
        return constant(
                random.nextBoolean()
                        ? plain[random.nextInt(plain.length)]
                        : Points.draw(random, program.points().wild()));
    }

    private int constant(double value) {
        int position = tape.constantPosition(value);
        depth.put(position, 0);
        tameness.constant(position, value);
        return position;
    }

    /** Half of the operands come from the last few values, so that programs are deep. */
    private int recent(List<Integer> positions) {
        int n = positions.size();
        return positions.get(random.nextBoolean() ? random.nextInt(n) : n - 1 - random.nextInt(Math.min(n, 8)));
    }

    private int integer() {
        return append(random.nextBoolean() ? RINT : FLOOR, number(), NONE, NONE);
    }

    private void lookup(int index) {
        double[] entries = random.doubles(random.nextInt(1, 20))
                .map(_ -> Points.draw(random, program.points().wild()))
                .toArray();
        if (index != NONE) {
            int position = tape.lookup(index, entries);
            tameness.lookup(position, index, entries);
            depth.put(position, 0);
            number(position);
            written.add(position);
        }
    }

    private void repeat(int position) {
        Operation operation = tape.operation(position);
        if (operation != LOOKUP) {
            boolean swap = operation.isCommutative() && random.nextBoolean();
            int a = tape.a(position);
            int b = tape.b(position);
            append(operation, swap ? b : a, swap ? a : b, tape.c(position));
        }
    }

    /** Appends an operation if it has its operands and is tame enough; its position, or -1. */
    private int append(Operation operation, int a, int b, int c) {
        boolean complete = a != NONE && (b != NONE || operation.arity() < 2) && (c != NONE || operation.arity() < 3);
        if (!complete || !tameness.allows(operation, a, b, c)) {
            return NONE;
        }
        int position = tape.append(operation, a, b, c);
        tameness.operation(position, operation, a, b, c);
        written.add(position);
        if (operation.isCondition()) {
            conditions.add(position);
        } else {
            depth.put(position, Math.max(use(operation, 0, a), Math.max(use(operation, 1, b), use(operation, 2, c))));
            number(position);
        }
        return position;
    }

    private void number(int position) {
        numbers.add(position);
        looseEnds.add(position);
    }

    /** Notes the use of an operand; the depth of its user, as far as it is concerned. */
    private int use(Operation operation, int operand, int position) {
        if (!operation.isDifferentiable(operand)) {
            return 0;
        }
        looseEnds.remove(Integer.valueOf(position));
        int before = depth.get(position);
        return before == 0 ? 0 : before + 1;
    }
}
