package org.lanegrad.scalar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import org.lanegrad.plan.Body;

/** The method of a kernel: a loop over its calls, or over runs of them. */
abstract class KernelLoop {
    // Local variables: the parameters of run; from moves on
    private static final int MEMORY = 1;
    private static final int PLACES = 2;
    static final int FROM = 3;
    private static final int TO = 4;
    static final int FREE = 5;

    final Body body;
    final Places places;
    final CodeBuilder code;
    private final GeneratedClass made;
    private final Locals locals;

    /**
     * Begins to write the method.
     *
     * @param body the body
     * @param places what each call or run is told
     * @param made the class
     * @param code where to
     * @param locals the local variables that are free
     */
    KernelLoop(Body body, Places places, GeneratedClass made, CodeBuilder code, Locals locals) {
        this.body = body;
        this.places = places;
        this.made = made;
        this.code = code;
        this.locals = locals;
    }

    /** Writes a call or a run, and moves on to the next one. */
    abstract void calls();

    /** Whether calls or runs are told anything; if not, there is one at a time. */
    abstract boolean areTold();

    /** Writes an operand onto the stack. */
    abstract void operand(int k);

    /** Stores a result, which is written onto the stack. */
    abstract void result(int k, Runnable number);

    final void write() {
        Label next = code.newLabel();
        code.labelBinding(next);
        calls();
        if (areTold()) {
            code.iload(FROM).iload(TO).if_icmplt(next);
        }
        code.return_();
    }

    /** Writes the operations of a call. */
    final void operations() {
        new BodyCode(code, body, made, locals) {
            @Override
            void operand(int k) {
                KernelLoop.this.operand(k);
            }

            @Override
            void result(int k, Runnable number) {
                KernelLoop.this.result(k, number);
            }
        }.write();
    }

    final int variable() {
        return locals.take();
    }

    /** Reads a number from the memory; what it is given writes its place onto the stack. */
    final void read(Runnable place) {
        code.aload(MEMORY);
        place.run();
        code.daload();
    }

    /** Writes a number to the memory. */
    final void write(Runnable place, Runnable number) {
        code.aload(MEMORY);
        place.run();
        number.run();
        code.dastore();
    }

    /** Puts onto the stack a number that the call or run is told. */
    final void told(int k) {
        if (places.fixed(k) >= 0) {
            code.loadConstant(places.fixed(k));
        } else {
            entry(FROM, places.offset(k));
        }
    }

    /** Puts an entry of the places onto the stack. */
    final void entry(int base, int offset) {
        code.aload(PLACES).iload(base).loadConstant(offset).iadd().iaload();
    }
}
