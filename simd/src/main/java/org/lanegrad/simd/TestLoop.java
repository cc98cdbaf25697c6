package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import org.lanegrad.plan.Body;

/** The loops of a kernel that tells by one number other than 0 whether its only result is other than 0 in some lane. */
final class TestLoop extends CallLoop {

    TestLoop(Body body, boolean isRepeated, List<Where> where, CodeBuilder code, Width width, Tile tile) {
        super(body, isRepeated, where, code, width, tile);
    }

    @Override
    void enterCall() {
        super.enterCall();
        code.aload(VALUES);
        place(PLACE, body.operands());
        code.dconst_0().dastore();
    }

    @Override
    void results() {
        Label nowhere = code.newLabel();
        writer.load(0, body.result(0));
        vectors.toMask();
        vectors.anyTrue();
        code.ifeq(nowhere);
        code.aload(VALUES);
        place(PLACE, body.operands());
        code.dconst_1().dastore();
        code.labelBinding(nowhere);
    }
}
