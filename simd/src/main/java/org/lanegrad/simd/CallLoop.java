package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import org.lanegrad.plan.Body;

/**
 * The loops of a kernel whose calls don't depend on each other: over the calls, and in it over the vectors of a block.
 * Where rows begin is found once for each call. Its places are those of the operands and then of the results.
 */
final class CallLoop {
    private static final int POINT = KernelCompiler.FREE;

    private final Body body;
    private final List<Where> where;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final BodyWriter writer;
    private final Width width;
    private final int block;
    /** Where the row of each operand, and after them of each result, begins: a local variable. */
    private final int[] row;

    CallLoop(
            Body body,
            List<Where> where,
            CodeBuilder code,
            VectorCode vectors,
            Width width,
            int block) {
        this.body = body;
        this.where = where;
        this.code = code;
        this.vectors = vectors;
        this.writer = new BodyWriter(body, code, vectors, 1, POINT + 1);
        this.width = width;
        this.block = block;
        this.row = new int[body.operands() + body.results()];
    }

    void write() {
        writer.constants();
        Label nextCall = code.newLabel();
        Label done = code.newLabel();
        code.labelBinding(nextCall);
        code.iload(KernelCompiler.PLACE).iload(KernelCompiler.END).if_icmpge(done);
        enterCall();

        Label nextVector = code.newLabel();
        code.iconst_0().istore(POINT);
        code.labelBinding(nextVector);
        for (int k = 0; k < body.operands(); k++) {
            if (writer.isUsed(k) && !body.isUniform(k)) {
                vectors.species();
                place(k);
                vectors.load();
                writer.store(0, k);
            }
        }
        writer.operations();
        storeResults();
        code.iinc(POINT, width.lanes());
        code.iload(POINT).loadConstant(block).if_icmplt(nextVector);

        code.iload(KernelCompiler.PLACE).loadConstant(row.length).iadd().istore(KernelCompiler.PLACE);
        code.goto_(nextCall);
        code.labelBinding(done);
        code.return_();
    }

    /** Before the loop over a block: where rows begin, and uniform operands in all lanes of a vector. */
    private void enterCall() {
        for (int k = 0; k < row.length; k++) {
            if (k < body.operands() && body.isUniform(k)) {
                vectors.species();
                code.aload(KernelCompiler.VALUES);
                KernelCompiler.place(code, KernelCompiler.PLACE, k);
                code.daload();
                vectors.broadcast();
                writer.storeForAll(k);
            } else {
                KernelCompiler.place(code, KernelCompiler.PLACE, k);
                KernelCompiler.toIndex(code, where.get(k));
                row[k] = writer.variable();
                code.istore(row[k]);
            }
        }
    }

    private void storeResults() {
        for (int k = 0; k < body.results(); k++) {
            writer.load(0, body.result(k));
            place(body.operands() + k);
            vectors.store();
        }
    }

    /** Puts the array and the index of the vector in work onto the stack. */
    private void place(int k) {
        KernelCompiler.array(code, where.get(k));
        code.iload(row[k]).iload(POINT).iadd();
    }
}
