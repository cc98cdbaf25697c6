package org.lanegrad.scalar;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.RunColumns;

/** Compiles a body into a kernel: one method, a loop over the calls. Between, values stay in local variables. */
final class KernelCompiler {
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int.arrayType(), CD_int, CD_int);

    private KernelCompiler() {}

    /**
     * Compiles a body whose calls are run one after the other.
     *
     * @param body the body
     * @param places where its calls have their operands and results
     * @return the kernel; empty if it is too long for one method
     */
    static Optional<Kernel> compile(Body body, Places places) {
        GeneratedClass made = new GeneratedClass();
        return made.define(Kernel.class, "run", RUN, code -> new CallLoop(body, places, made, code).write());
    }

    /**
     * Compiles a body whose calls come in runs.
     *
     * @param body the body
     * @param carry what its calls take over from each other
     * @param columns how the places of its calls move
     * @param places what each run is told
     * @return the kernel; empty if it is too long for one method
     */
    static Optional<Kernel> compile(Body body, Carry carry, RunColumns columns, Places places) {
        GeneratedClass made = new GeneratedClass();
        return made.define(
                Kernel.class, "run", RUN, code -> new RunLoop(body, carry, columns, places, made, code).write());
    }
}
