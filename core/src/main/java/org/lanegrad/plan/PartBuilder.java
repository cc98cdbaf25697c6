package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** A part that is being put together from operations of a program. */
final class PartBuilder {
    private static final int NONE = -1;

    private final Tape program;
    /** Where the values are that the part has no operation for. */
    private final int[] place;

    private final TapeBuilder tape = new TapeBuilder();
    /** Where the program's values are on the tape. */
    private final int[] map;

    private final List<Integer> places = new ArrayList<>();

    PartBuilder(Tape program, int[] place) {
        this.program = program;
        this.place = place;
        this.map = new int[program.size()];
        Arrays.fill(map, NONE);
    }

    /** Appends an operation; those of its operands that the part has must be there. */
    void add(int position) {
        for (int k = 0; k < program.operation(position).arity(); k++) {
            int operand = program.operand(position, k);
            if (map[operand] == NONE) {
                map[operand] = program.operation(operand) == Operation.CONSTANT
                        ? tape.constantPosition(program.constant(operand))
                        : input(operand);
            }
        }
        map[position] = tape.copy(program, position, map);
    }

    private int input(int position) {
        Input input = Input.of("operand" + places.size());
        boolean shared = program.operation(position) == Operation.INPUT
                && program.inputs().get(program.a(position)).shared();
        places.add(place[position]);
        return tape.input(shared ? input.perBatch() : input);
    }

    /** Lets an operation's result be one of the part. */
    void result(int position, int place) {
        boolean condition = program.operation(position).isCondition();
        output(condition ? number(map[position], 1) : map[position], place);
    }

    /** A part that tests whether a condition, which it may have an operation for, is as wanted in some lane. */
    Part test(int condition, boolean wanted, int place) {
        int there = map[condition];
        if (there == NONE) {
            int zero = tape.append(Operation.EQUAL, input(condition), tape.constantPosition(0), NONE);
            output(number(zero, wanted ? 0 : 1), place);
        } else {
            output(number(there, wanted ? 1 : 0), place);
        }
        return new Part(Body.of(tape.build()), places, Part.Kind.TEST, Part.ALWAYS);
    }

    Part values(int guard) {
        return new Part(Body.of(tape.build()), places, Part.Kind.VALUES, guard);
    }

    /** A condition as numbers: one where it holds, 1 less that elsewhere. */
    private int number(int condition, double holds) {
        return tape.append(
                Operation.SELECT, condition, tape.constantPosition(holds), tape.constantPosition(1 - holds));
    }

    private void output(int position, int place) {
        tape.output("result" + places.size(), position);
        places.add(place);
    }
}
