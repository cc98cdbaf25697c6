package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.util.List;
import org.lanegrad.plan.Body;

/**
 * The loops of a kernel whose calls don't depend on each other: over the calls, and in it over the vectors of a block.
 * Where rows begin is found once for each call. Its places are those of the operands and then of the results.
 */
class CallLoop extends KernelLoop {
    /** Where the row of each operand, and after them of each result, begins: a local variable. */
    private final int[] row;

    CallLoop(Body body, List<Where> where, CodeBuilder code, Width width, Tile tile) {
        super(body, where, code, width, tile, 1, FREE);
        this.row = new int[body.operands() + body.results()];
    }

    @Override
    final void calls() {
        enterCall();
        forEachVector(this::vector, this::nextBlock);
        code.iload(PLACE).loadConstant(row.length).iadd().istore(PLACE);
    }

    /** Before the loop over a block: where rows begin, and uniform operands in all lanes of a vector. */
    void enterCall() {
        for (int k = 0; k < row.length; k++) {
            int entry = k;
            if (k < body.operands() && body.isUniform(k)) {
                broadcast(k, () -> place(PLACE, entry));
            } else {
                start(k);
                place(PLACE, entry);
                code.iadd();
                row[k] = writer.variable();
                code.istore(row[k]);
            }
        }
    }

    private void nextBlock() {
        for (int k = 0; k < row.length; k++) {
            int beyond = step(k) - tile.block();
            if (beyond > 0) {
                code.iload(row[k]).loadConstant(beyond).iadd().istore(row[k]);
            }
        }
    }

    private void vector() {
        for (int k = 0; k < body.operands(); k++) {
            if (writer.isUsed(k) && !body.isUniform(k)) {
                vectors.species();
                inRow(k);
                vectors.load();
                writer.store(0, k);
            }
        }
        writer.operations();
        results();
    }

    /** Does with the results of a vector what is to be done with them. */
    void results() {
        for (int k = 0; k < body.results(); k++) {
            writer.load(0, body.result(k));
            inRow(body.operands() + k);
            vectors.store();
        }
    }

    /** Where the row of an operand, or after them of a result, begins: a local variable. */
    final int row(int k) {
        return row[k];
    }

    /** Puts the array and the index of the vector in work onto the stack. */
    private void inRow(int k) {
        array(k);
        code.iload(row[k]).iload(POINT).iadd();
    }
}
