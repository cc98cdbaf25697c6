package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * The loops of a kernel whose calls come in runs: over the runs, in it over the vectors of a block, and in that over
 * the calls, so that what a call takes over from the one before stays in registers. The places of a run are laid out
 * as {@link RunPlaces} says.
 */
final class RunLoop extends KernelLoop {
    // Local variables
    private static final int CALL = FREE;
    private static final int CALLS_END = FREE + 1;

    private final RunPlaces places;
    private final Carry carry;
    /** The variable of each carried operand. */
    private final int[] carried;

    RunLoop(Body body, Carry carry, List<Where> where, CodeBuilder code, Width width, int block) {
        super(body, where, code, width, block, FREE + 2);
        this.places = new RunPlaces(body, carry);
        this.carry = carry;
        this.carried = new int[body.operands()];
        for (int k = 0; k < body.operands(); k++) {
            if (isCarried(k)) {
                writer.keep(k);
                writer.keep(source(k));
            }
        }
    }

    @Override
    void step() {
        enterRun();
        forEachVector(this::vector);
        code.iload(CALLS_END).loadConstant(places.left().size()).iadd().istore(PLACE);
    }

    private void vector() {
        enterVector();
        Label nextCall = code.newLabel();
        code.iload(PLACE).loadConstant(places.beforeCalls()).iadd().istore(CALL);
        code.labelBinding(nextCall);
        call();
        code.iinc(CALL, places.perCall());
        code.iload(CALL).iload(CALLS_END).if_icmplt(nextCall);
        for (int k = 0; k < places.left().size(); k++) {
            storeResult(CALLS_END, k, places.left().get(k));
        }
    }

    private boolean isCarried(int operand) {
        return carry.source(operand) != Carry.NONE;
    }

    /** The value that an operand is in the call before. */
    private int source(int operand) {
        int source = carry.source(operand);
        return source < body.operands() ? source : body.result(source - body.operands());
    }

    /** Where the calls end, and uniform operands that stay in all lanes of a vector. */
    private void enterRun() {
        place(PLACE, 0);
        code.loadConstant(places.perCall()).imul();
        code.iload(PLACE).iadd().loadConstant(places.beforeCalls()).iadd().istore(CALLS_END);
        for (int k = 0; k < places.carried().size(); k++) {
            int operand = places.carried().get(k);
            if (body.isUniform(operand)) {
                broadcast(PLACE, 1 + k, operand);
            }
        }
    }

    private void enterVector() {
        for (int k = 0; k < places.carried().size(); k++) {
            int operand = places.carried().get(k);
            if (!body.isUniform(operand)) {
                loadOperand(PLACE, 1 + k, operand);
                carried[operand] = writer.variable();
                code.astore(carried[operand]);
                writer.place(operand, carried[operand]);
            }
        }
    }

    private void call() {
        for (int k = 0; k < places.read().size(); k++) {
            int operand = places.read().get(k);
            if (body.isUniform(operand)) {
                broadcast(CALL, k, operand);
            } else if (writer.isUsed(operand)) {
                loadOperand(CALL, k, operand);
                writer.store(operand);
            }
        }
        writer.operations();
        for (int k = 0; k < places.kept().size(); k++) {
            storeResult(CALL, places.read().size() + k, places.kept().get(k));
        }
        carryOver();
    }

    /** Makes the values that the next call takes over its operands, all at once. */
    private void carryOver() {
        int[] changing = places.carried().stream()
                .mapToInt(operand -> operand)
                .filter(operand -> carry.source(operand) != operand)
                .toArray();
        for (int operand : changing) {
            writer.load(source(operand));
        }
        for (int k = changing.length - 1; k >= 0; k--) {
            code.astore(carried[changing[k]]);
        }
    }

    private void loadOperand(int base, int offset, int operand) {
        vectors.species();
        inRow(base, offset, operand);
        vectors.load();
    }

    private void storeResult(int base, int offset, int result) {
        writer.load(body.result(result - body.operands()));
        inRow(base, offset, result);
        vectors.store();
    }

    /** Puts the array and the index of the vector in work onto the stack. */
    private void inRow(int base, int offset, int k) {
        array(k);
        index(base, offset, k);
        code.iload(POINT).iadd();
    }
}
