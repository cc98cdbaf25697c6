package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.BiConsumer;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;

/**
 * Compiles a body of primitives into a kernel: a hidden class whose method loops over calls and over the vectors of a
 * block. Values between stay in local variables, and so in registers. All operands of a vector are read before its
 * first result is written, so a result may take the row of an operand.
 */
final class KernelCompiler {
    private static final ClassDesc KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of(KernelCompiler.class.getPackageName(), "CompiledKernel");
    private static final ClassDesc BLOCK = BlockMemory.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, BLOCK, CD_int.arrayType(), CD_int, CD_int);

    // Local variables: the parameters of run (the place moves on from call to call), what is in the memory, the steps
    // of VectorCode
    private static final int MEMORY = 1;
    static final int PLACES = 2;
    static final int PLACE = 3;
    static final int END = 4;
    static final int VALUES = 5;
    private static final int INDICES = 6;
    private static final int POINTS = 7;
    private static final int POINTS_START = 8;
    private static final int OUTPUTS = 9;
    private static final int OUTPUTS_START = 10;
    private static final int FIRST_STEP = 11;
    private static final int SECOND_STEP = 12;
    static final int FREE = 13;

    private KernelCompiler() {}

    /**
     * Compiles a body whose calls are run one after the other.
     *
     * @param body a body of primitives
     * @param where where its operands and then its results are
     * @param width the width of the vectors
     * @param block points in a block, a multiple of the vector's lanes
     * @return the kernel
     */
    static Kernel compile(Body body, List<Where> where, Width width, int block) {
        return compile(body, width, (code, vectors) ->
                new CallLoop(body, where, code, vectors, width, block).write());
    }

    /**
     * Compiles a body whose calls come in runs.
     *
     * @param body a body of primitives
     * @param carry what its calls take over from each other
     * @param where where its operands and then its results are
     * @param width the width of the vectors
     * @param block points in a block, a multiple of the vector's lanes
     * @return the kernel
     */
    static Kernel compile(Body body, Carry carry, List<Where> where, Width width, int block) {
        return compile(body, width, (code, vectors) ->
                new RunLoop(body, carry, where, code, vectors, width, block).write());
    }

    private static Kernel compile(Body body, Width width, BiConsumer<CodeBuilder, VectorCode> loops) {
        byte[] bytes = ClassFile.of().build(THIS, type -> {
            type.withSuperclass(KERNEL);
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            type.withMethodBody(INIT_NAME, MTD_void, 0, code -> {
                code.aload(0).invokespecial(KERNEL, INIT_NAME, MTD_void).return_();
            });
            type.withMethodBody("run", RUN, 0, code -> {
                enter(code);
                loops.accept(code, new VectorCode(code, width, FIRST_STEP, SECOND_STEP, INDICES));
            });
        });
        try {
            MethodHandles.Lookup type =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes, body.constants(), true);
            return (Kernel) type.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The JVM refused a compiled kernel.", e);
        }
    }

    private static void enter(CodeBuilder code) {
        code.aload(MEMORY).getfield(BLOCK, "values", VectorCode.DOUBLES).astore(VALUES);
        code.aload(MEMORY).getfield(BLOCK, "indices", CD_int.arrayType()).astore(INDICES);
        code.aload(MEMORY).getfield(BLOCK, "points", VectorCode.DOUBLES).astore(POINTS);
        code.aload(MEMORY).getfield(BLOCK, "pointsStart", CD_int).istore(POINTS_START);
        code.aload(MEMORY).getfield(BLOCK, "outputs", VectorCode.DOUBLES).astore(OUTPUTS);
        code.aload(MEMORY).getfield(BLOCK, "outputsStart", CD_int).istore(OUTPUTS_START);
    }

    /** Puts the array onto the stack where a row is. */
    static void array(CodeBuilder code, Where where) {
        code.aload(switch (where) {
            case MEMORY -> VALUES;
            case POINTS -> POINTS;
            case OUTPUTS -> OUTPUTS;
        });
    }

    /** Turns the place of a row, on the stack, into an index of its array. */
    static void toIndex(CodeBuilder code, Where where) {
        switch (where) {
            case MEMORY -> {}
            case POINTS -> code.iload(POINTS_START).iadd();
            case OUTPUTS -> code.iload(OUTPUTS_START).iadd();
        }
    }

    /** Puts an entry of the places onto the stack. */
    static void place(CodeBuilder code, int base, int offset) {
        code.aload(PLACES).iload(base).loadConstant(offset).iadd().iaload();
    }
}
