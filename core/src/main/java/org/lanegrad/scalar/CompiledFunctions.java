package org.lanegrad.scalar;

import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lanegrad.Tape;
import org.lanegrad.op.Meaning;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Part;
import org.lanegrad.plan.Parts;

/**
 * Functions as compiled methods: their programs of primitives, where rare sides are run only if they are taken. They
 * are compiled when first asked for and serve all tapes, so that the JIT knows them.
 */
final class CompiledFunctions {
    private static final MethodTypeDesc OF = MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);
    /** The slots of the object and of three doubles. */
    private static final int PARAMETERS = 7;

    private static final Map<Operation, Optional<Meaning>> KNOWN = new ConcurrentHashMap<>();

    private CompiledFunctions() {}

    /**
     * A function.
     *
     * @param function the operation
     * @return what computes it; empty if it is too long for one method
     */
    static Optional<Meaning> of(Operation function) {
        return KNOWN.computeIfAbsent(function, CompiledFunctions::compile);
    }

    private static Optional<Meaning> compile(Operation function) {
        GeneratedClass made = new GeneratedClass();
        return made.define(Meaning.class, "of", OF, code -> new Writer(function.program(), made, code).write());
    }

    private static final class Writer {
        private final GeneratedClass made;
        private final CodeBuilder code;
        private final List<Part> parts;
        private final int inputs;
        private final Locals locals = new Locals(PARAMETERS);
        /** The variable of each place that the parts work on. */
        private final Map<Integer, Integer> variable = new HashMap<>();

        Writer(Tape program, GeneratedClass made, CodeBuilder code) {
            this.made = made;
            this.code = code;
            this.parts = Parts.of(program);
            this.inputs = program.inputs().size();
        }

        void write() {
            for (int k = 0; k < inputs; k++) {
                variable.put(k, 1 + 2 * k);
            }
            // So that a part that is skipped leaves numbers behind
            for (Part part : parts) {
                for (int place : part.places()) {
                    if (!variable.containsKey(place)) {
                        variable.put(place, locals.take());
                        code.dconst_0().dstore(variable(place));
                    }
                }
            }
            parts.forEach(this::part);
            code.dload(variable(inputs)).dreturn();
        }

        private void part(Part part) {
            Label skipped = code.newLabel();
            if (part.guard() != Part.ALWAYS) {
                code.dload(variable(part.guard())).dconst_0().dcmpl().ifeq(skipped);
            }
            int operands = part.body().operands();
            new BodyCode(code, part.body(), made, locals) {
                @Override
                void operand(int k) {
                    code.dload(variable(part.places().get(k)));
                }

                @Override
                void result(int k, Runnable number) {
                    number.run();
                    code.dstore(variable(part.places().get(operands + k)));
                }
            }.write();
            code.labelBinding(skipped);
        }

        private int variable(int place) {
            return variable.getOrDefault(place, -1);
        }
    }
}
