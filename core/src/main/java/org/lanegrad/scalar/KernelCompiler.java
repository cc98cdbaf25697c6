package org.lanegrad.scalar;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import org.lanegrad.plan.Body;

/**
 * Compiles a body into a kernel: one method, a loop over the calls. Between, values stay in local variables. Places
 * that are the same in every call are written into the code.
 */
final class KernelCompiler {
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int.arrayType(), CD_int, CD_int);

    // Local variables: the parameters of run; from moves on from call to call
    private static final int MEMORY = 1;
    private static final int PLACES = 2;
    private static final int FROM = 3;
    private static final int TO = 4;
    private static final int PARAMETERS = 5;

    private final Body body;
    private final CallPlaces calls;
    private final GeneratedClass made = new GeneratedClass();

    private KernelCompiler(Body body, CallPlaces calls) {
        this.body = body;
        this.calls = calls;
    }

    /**
     * Compiles a body.
     *
     * @param body the body
     * @param calls where its calls have their operands and results
     * @return the kernel; empty if it is too long for one method
     */
    static Optional<Kernel> compile(Body body, CallPlaces calls) {
        KernelCompiler compiler = new KernelCompiler(body, calls);
        return compiler.made.define(Kernel.class, "run", RUN, compiler::run);
    }

    private void run(CodeBuilder code) {
        Label next = code.newLabel();
        code.labelBinding(next);
        new BodyCode(code, body, made, new Locals(PARAMETERS)) {
            @Override
            void operand(int k) {
                place(code, k);
                code.daload();
            }

            @Override
            void result(int k, Runnable number) {
                place(code, body.operands() + k);
                number.run();
                code.dastore();
            }
        }.write();
        if (calls.varying() > 0) {
            code.iload(FROM).loadConstant(calls.varying()).iadd().dup().istore(FROM);
            code.iload(TO).if_icmplt(next);
        }
        code.return_();
    }

    /** The memory and a place in it: of an operand, or after them of a result. */
    private void place(CodeBuilder code, int column) {
        code.aload(MEMORY);
        int fixed = calls.fixed(column);
        if (fixed >= 0) {
            code.loadConstant(fixed);
        } else {
            code.aload(PLACES).iload(FROM).loadConstant(calls.offset(column)).iadd().iaload();
        }
    }
}
