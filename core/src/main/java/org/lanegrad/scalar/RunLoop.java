package org.lanegrad.scalar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.RunColumns;
import org.lanegrad.plan.RunPlaces;

/**
 * The loops of a kernel whose calls come in runs: over the runs, and in it over the calls, so that what a call takes
 * over from the one before stays in local variables. The places of a run are laid out as {@link RunPlaces} says.
 */
final class RunLoop extends KernelLoop {
    // Local variables: the calls of a run, the one in work, where its entries are
    private static final int CALLS = FREE;
    private static final int CALL = FREE + 1;
    private static final int ENTRIES = FREE + 2;

    private static final int NONE = -1;

    private final Carry carry;
    private final RunColumns columns;
    private final RunPlaces run;
    /** The variable of each operand, and of each result that the next call takes over or only the last one leaves. */
    private final int[] variable;
    /** The variable of a leader's place in the call in work, and of that in the first call if it has a step. */
    private final int[] place;

    private final int[] firstPlace;

    RunLoop(
            Body body, Carry carry, RunColumns columns, Places places, GeneratedClass made, CodeBuilder code) {
        super(body, places, made, code, new Locals(FREE + 3));
        this.carry = carry;
        this.columns = columns;
        this.run = new RunPlaces(columns);
        this.variable = new int[body.operands() + body.results()];
        this.place = new int[variable.length];
        this.firstPlace = new int[variable.length];
        Set<Integer> kept = new TreeSet<>(columns.left());
        columns.carried().forEach(operand -> kept.add(carry.source(operand)));
        Arrays.setAll(variable, k -> k < body.operands() || kept.contains(k) ? variable() : NONE);
    }

    @Override
    boolean areTold() {
        return places.varying() + run.perCall() > 0;
    }

    @Override
    void calls() {
        enterRun();
        Label nextCall = code.newLabel();
        code.labelBinding(nextCall);
        enterCall();
        operations();
        carryOver();
        code.iinc(CALL, 1);
        code.iinc(ENTRIES, run.perCall());
        code.iload(CALL).iload(CALLS).if_icmplt(nextCall);
        for (int result : columns.left()) {
            write(() -> placeInRun(result), () -> code.dload(variable[result]));
        }
        code.iload(ENTRIES).istore(FROM);
    }

    @Override
    void operand(int k) {
        code.dload(variable[k]);
    }

    @Override
    void result(int k, Runnable number) {
        int column = body.operands() + k;
        if (variable[column] != NONE) {
            number.run();
            code.dstore(variable[column]);
        }
        if (carry.isKept(k)) {
            write(() -> placeInCall(column), number);
        }
    }

    private void enterRun() {
        told(0);
        code.istore(CALLS);
        code.iconst_0().istore(CALL);
        code.iload(FROM).loadConstant(places.varying()).iadd().istore(ENTRIES);
        for (int operand : columns.carried()) {
            read(() -> placeInRun(operand));
            code.dstore(variable[operand]);
        }
        for (int leader : columns.stepping()) {
            placeInRun(leader);
            firstPlace[leader] = variable();
            code.istore(firstPlace[leader]);
        }
    }

    /** Where leaders are, and the operands that are not carried: all are read before the first result is written. */
    private void enterCall() {
        for (int leader : columns.stepping()) {
            code.iload(firstPlace[leader]).iload(CALL).loadConstant(columns.step(leader)).imul().iadd();
            place[leader] = variable();
            code.istore(place[leader]);
        }
        for (int k = 0; k < run.perCall(); k++) {
            int leader = run.ofEach().get(k);
            entry(ENTRIES, k);
            place[leader] = variable();
            code.istore(place[leader]);
        }
        for (int operand = 0; operand < body.operands(); operand++) {
            int itself = operand;
            if (carry.source(operand) == Carry.NONE) {
                read(() -> placeInCall(itself));
                code.dstore(variable[operand]);
            }
        }
    }

    /** Makes the values that the next call takes over its operands, all at once. */
    private void carryOver() {
        int[] changing = columns.carried().stream()
                .mapToInt(operand -> operand)
                .filter(operand -> carry.source(operand) != operand)
                .toArray();
        for (int operand : changing) {
            code.dload(variable[carry.source(operand)]);
        }
        for (int k = changing.length - 1; k >= 0; k--) {
            code.dstore(variable[changing[k]]);
        }
    }

    /** Puts the place of a column in the call in work onto the stack. */
    private void placeInCall(int column) {
        int leader = columns.leaderInCalls(column);
        code.iload(place[leader]).loadConstant(columns.offset(column, leader)).iadd();
    }

    /** Puts the place of a column onto the stack that has one in the run in work, or that in its first call. */
    private void placeInRun(int column) {
        int leader = columns.leaderInRuns(column);
        told(run.entry(leader));
        code.loadConstant(columns.offset(column, leader)).iadd();
    }
}
