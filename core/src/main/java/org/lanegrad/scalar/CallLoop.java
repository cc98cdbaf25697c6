package org.lanegrad.scalar;

import java.lang.classfile.CodeBuilder;
import org.lanegrad.plan.Body;

/** The loop of a kernel whose calls don't depend on each other. Each is told the places of its operands and results. */
final class CallLoop extends KernelLoop {

    CallLoop(Body body, Places places, GeneratedClass made, CodeBuilder code) {
        super(body, places, made, code, new Locals(FREE));
    }

    @Override
    void calls() {
        operations();
        code.iinc(FROM, places.varying());
    }

    @Override
    boolean areTold() {
        return places.varying() > 0;
    }

    @Override
    void operand(int k) {
        read(() -> told(k));
    }

    @Override
    void result(int k, Runnable number) {
        write(() -> told(body.operands() + k), number);
    }
}
