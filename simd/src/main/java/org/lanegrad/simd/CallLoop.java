package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.util.List;
import org.lanegrad.plan.Body;

/**
 * The loops of a kernel whose calls don't depend on each other: over the calls, and in it over the vectors of a block.
 * Its places are those of the operands and then of the results. They are looked up where they are needed, or the JIT
 * holds all of them in registers, which are too few.
 */
class CallLoop extends KernelLoop {

    CallLoop(Body body, boolean isRepeated, List<Where> where, CodeBuilder code, Width width, Tile tile) {
        super(body, isRepeated, where, code, width, tile, 1, FREE);
    }

    @Override
    final void calls() {
        enterCall();
        forEachVector(this::vector, () -> moveInPlace(1));
        if (!isRepeated) {
            return;
        }
        moveInPlace(1 - tile.blocks());
        code.iload(PLACE).loadConstant(body.operands() + body.results()).iadd().istore(PLACE);
    }

    /** Before the loop over a block: uniform operands in all lanes of a vector. */
    void enterCall() {
        for (int k = 0; k < body.operands(); k++) {
            if (body.isUniform(k)) {
                int operand = k;
                broadcast(operand, () -> place(PLACE, operand));
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

    /** Puts the array and the index of the vector in work onto the stack. */
    private void inRow(int k) {
        array(k);
        start(k);
        code.iload(POINT).iadd();
        place(PLACE, k);
        code.iadd();
    }
}
