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
final class RunLoop {
    // Local variables
    private static final int POINT = KernelCompiler.FREE;
    private static final int CALL = POINT + 1;
    private static final int CALLS_END = POINT + 2;

    private final RunPlaces places;
    private final Body body;
    private final Carry carry;
    private final List<Where> where;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final BodyWriter writer;
    private final Width width;
    private final int block;
    /** The variable of each carried operand. */
    private final int[] carried;

    RunLoop(
            Body body,
            Carry carry,
            List<Where> where,
            CodeBuilder code,
            VectorCode vectors,
            Width width,
            int block) {
        this.places = new RunPlaces(body, carry);
        this.body = body;
        this.carry = carry;
        this.where = where;
        this.code = code;
        this.vectors = vectors;
        this.writer = new BodyWriter(body, code, vectors, 1, POINT + 3);
        this.width = width;
        this.block = block;
        this.carried = new int[body.operands()];
    }

    void write() {
        for (int k = 0; k < body.operands(); k++) {
            if (isCarried(k)) {
                writer.keep(k);
                writer.keep(source(k));
            }
        }
        writer.constants();
        Label nextRun = code.newLabel();
        Label done = code.newLabel();
        code.labelBinding(nextRun);
        code.iload(KernelCompiler.PLACE).iload(KernelCompiler.END).if_icmpge(done);
        enterRun();

        Label nextVector = code.newLabel();
        code.iconst_0().istore(POINT);
        code.labelBinding(nextVector);
        enterVector();

        Label nextCall = code.newLabel();
        code.iload(KernelCompiler.PLACE).loadConstant(places.beforeCalls()).iadd().istore(CALL);
        code.labelBinding(nextCall);
        call();
        code.iinc(CALL, places.perCall());
        code.iload(CALL).iload(CALLS_END).if_icmplt(nextCall);

        for (int k = 0; k < places.left().size(); k++) {
            storeResult(CALLS_END, k, places.left().get(k));
        }
        code.iinc(POINT, width.lanes());
        code.iload(POINT).loadConstant(block).if_icmplt(nextVector);

        code.iload(CALLS_END).loadConstant(places.left().size()).iadd().istore(KernelCompiler.PLACE);
        code.goto_(nextRun);
        code.labelBinding(done);
        code.return_();
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
        KernelCompiler.place(code, KernelCompiler.PLACE, 0);
        code.loadConstant(places.perCall()).imul();
        code.iload(KernelCompiler.PLACE).iadd().loadConstant(places.beforeCalls()).iadd().istore(CALLS_END);
        for (int k = 0; k < places.carried().size(); k++) {
            int operand = places.carried().get(k);
            if (body.isUniform(operand)) {
                broadcast(KernelCompiler.PLACE, 1 + k, operand);
            }
        }
    }

    private void enterVector() {
        for (int k = 0; k < places.carried().size(); k++) {
            int operand = places.carried().get(k);
            if (!body.isUniform(operand)) {
                loadOperand(KernelCompiler.PLACE, 1 + k, operand);
                carried[operand] = writer.variable();
                code.astore(carried[operand]);
                writer.place(0, operand, carried[operand]);
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
                writer.store(0, operand);
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
            writer.load(0, source(operand));
        }
        for (int k = changing.length - 1; k >= 0; k--) {
            code.astore(carried[changing[k]]);
        }
    }

    private void loadOperand(int base, int offset, int operand) {
        vectors.species();
        index(base, offset, operand);
        vectors.load();
    }

    private void storeResult(int base, int offset, int result) {
        writer.load(0, body.result(result - body.operands()));
        index(base, offset, result);
        vectors.store();
    }

    /** Puts the array and the index of the vector in work onto the stack. */
    private void index(int base, int offset, int k) {
        KernelCompiler.array(code, where.get(k));
        KernelCompiler.place(code, base, offset);
        KernelCompiler.toIndex(code, where.get(k));
        code.iload(POINT).iadd();
    }

    private void broadcast(int base, int offset, int operand) {
        vectors.species();
        code.aload(KernelCompiler.VALUES);
        KernelCompiler.place(code, base, offset);
        code.daload();
        vectors.broadcast();
        writer.storeForAll(operand);
    }
}
