package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.Part;
import org.lanegrad.plan.RunColumns;

/**
 * Compiles a body of primitives into a kernel: a hidden class whose method loops over calls and over the vectors of a
 * block. Values between stay in local variables, and so in registers. All operands of a vector are read before its
 * first result is written, so a result may take the row of an operand.
 */
final class KernelCompiler {
    private static final ClassDesc KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of(KernelCompiler.class.getPackageName(), "CompiledKernel");

    private KernelCompiler() {}

    /**
     * Compiles a body whose calls are run one after the other.
     *
     * @param body a body of primitives
     * @param isRepeated whether it may be called several times in a row
     * @param where where its operands and then its results are
     * @param width the width of the vectors
     * @param tile the points
     * @return the kernel
     */
    static Kernel compile(Body body, boolean isRepeated, List<Where> where, Width width, Tile tile) {
        return compile(body, code -> new CallLoop(body, isRepeated, where, code, width, tile));
    }

    /**
     * Compiles a part of a program, which other parts follow before it is called again.
     *
     * @param part the part
     * @param where where its operands and then its results are
     * @param width the width of the vectors
     * @param tile the points
     * @return the kernel
     */
    static Kernel compile(Part part, List<Where> where, Width width, Tile tile) {
        Body body = part.body();
        return switch (part.kind()) {
            case VALUES -> compile(body, false, where, width, tile);
            case TEST -> compile(body, code -> new TestLoop(body, false, where, code, width, tile));
        };
    }

    /**
     * Compiles a body whose calls come in runs.
     *
     * @param body a body of primitives
     * @param carry what its calls take over from each other
     * @param columns how the places of its calls move
     * @param where where its operands and then its results are
     * @param width the width of the vectors
     * @param tile the points
     * @return the kernel
     */
    static Kernel compile(
            Body body, Carry carry, RunColumns columns, List<Where> where, Width width, Tile tile) {
        return compile(body, code -> new RunLoop(body, carry, columns, where, code, width, tile));
    }

    private static Kernel compile(Body body, Function<CodeBuilder, KernelLoop> loop) {
        byte[] bytes = ClassFile.of().build(THIS, type -> {
            type.withSuperclass(KERNEL);
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            type.withMethodBody(INIT_NAME, MTD_void, 0, code -> {
                code.aload(0).invokespecial(KERNEL, INIT_NAME, MTD_void).return_();
            });
            type.withMethodBody("run", KernelLoop.TYPE, 0, code -> loop.apply(code).write());
        });
        try {
            MethodHandles.Lookup type =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes, body.constants(), true);
            return (Kernel) type.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The JVM refused a compiled kernel.", e);
        }
    }
}
