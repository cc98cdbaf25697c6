package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;

/**
 * Compiles a body of primitives into a kernel: a hidden class whose method is one loop over the calls and in it one
 * over the vectors of a block. Values between stay in local variables, and so in registers. All operands of a vector
 * are read before its first result is written, so a result may take the row of an operand.
 */
final class KernelCompiler {
    private static final ClassDesc KERNEL = Kernel.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of(KernelCompiler.class.getPackageName(), "CompiledKernel");
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            CD_void, VectorCode.DOUBLES, CD_int.arrayType(), CD_int, CD_int, CD_int.arrayType());

    // Local variables: the parameters of run (places moves on from call to call), the loop, the steps of VectorCode
    private static final int MEMORY = 1;
    private static final int PLACES = 2;
    private static final int PLACE = 3;
    private static final int END = 4;
    private static final int INDICES = 5;
    private static final int POINT = 6;
    private static final int FIRST_STEP = 7;
    private static final int SECOND_STEP = 8;
    private static final int FREE = 9;

    private static final int NONE = -1;

    /** Smaller numbers stay finite when they are doubled so often, as each sum of a body may do. */
    private static final double SMALL = 0x1p100;

    private static final int DOUBLINGS = 500;

    private final Body body;
    private final Width width;
    private final int block;
    private final double[] constants;
    /** Where each value of the body is: a local variable. */
    private final int[] local;
    /** Whether the variable holds a mask instead of a vector. */
    private final boolean[] isMask;
    /** Whether a value is known to be neither infinite nor NaN. */
    private final boolean[] isFinite;
    /** The operation that uses a value last. */
    private final int[] lastUse;
    /** Where the row of each operand, and after them of each result, begins: a local variable. */
    private final int[] row;

    private int locals = FREE;
    private int[] freed = new int[16];
    private int freedCount;

    private KernelCompiler(Body body, Width width, int block) {
        this.body = body;
        this.width = width;
        this.block = block;
        this.constants = body.constants();
        int values = body.value(body.size());
        this.local = new int[values];
        this.isMask = new boolean[values];
        this.isFinite = new boolean[values];
        this.lastUse = new int[values];
        this.row = new int[body.operands() + body.results()];
        Arrays.fill(local, NONE);
    }

    /**
     * Compiles a body.
     *
     * @param body a body of primitives
     * @param width the width of the vectors
     * @param block points in a block, a multiple of the vector's lanes
     * @return the kernel
     */
    static Kernel compile(Body body, Width width, int block) {
        byte[] bytes = new KernelCompiler(body, width, block).bytes();
        try {
            MethodHandles.Lookup type =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes, body.constants(), true);
            return (Kernel) type.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The JVM refused a compiled kernel.", e);
        }
    }

    private byte[] bytes() {
        return ClassFile.of().build(THIS, type -> {
            type.withSuperclass(KERNEL);
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            type.withMethodBody(INIT_NAME, MTD_void, 0, code -> {
                code.aload(0).invokespecial(KERNEL, INIT_NAME, MTD_void).return_();
            });
            type.withMethodBody("run", RUN, 0, this::run);
        });
    }

    private void run(CodeBuilder code) {
        VectorCode vectors = new VectorCode(code, width, FIRST_STEP, SECOND_STEP, INDICES);
        findLastUses();
        findFiniteValues();
        for (int k = 0; k < constants.length; k++) {
            int value = body.operands() + k;
            if (lastUse[value] != NONE) {
                local[value] = locals++;
                vectors.constant(constants[k]);
                code.astore(local[value]);
            }
        }
        Label nextCall = code.newLabel();
        Label done = code.newLabel();
        code.labelBinding(nextCall);
        code.iload(PLACE).iload(END).if_icmpge(done);
        enterCall(code, vectors);

        Label nextVector = code.newLabel();
        code.iconst_0().istore(POINT);
        code.labelBinding(nextVector);
        loadOperands(code, vectors);
        for (int i = 0; i < body.size(); i++) {
            operation(code, vectors, i);
        }
        storeResults(code, vectors);
        code.iinc(POINT, width.lanes());
        code.iload(POINT).loadConstant(block).if_icmplt(nextVector);

        code.iload(PLACE).loadConstant(row.length).iadd().istore(PLACE);
        code.goto_(nextCall);
        code.labelBinding(done);
        code.return_();
    }

    private void findLastUses() {
        Arrays.fill(lastUse, NONE);
        for (int i = 0; i < body.size(); i++) {
            for (int k = 0; k < body.operation(i).arity(); k++) {
                lastUse[body.operand(i, k)] = i;
            }
        }
        for (int k = 0; k < body.results(); k++) {
            lastUse[body.result(k)] = body.size();
        }
    }

    /** Before the loop over a block: where rows begin, and uniform operands in all lanes of a vector. */
    private void enterCall(CodeBuilder code, VectorCode vectors) {
        for (int k = 0; k < row.length; k++) {
            if (k < body.operands() && body.isUniform(k)) {
                vectors.species();
                code.aload(MEMORY);
                place(code, k);
                code.daload();
                vectors.broadcast();
                local[k] = locals++;
                code.astore(local[k]);
            } else {
                place(code, k);
                row[k] = locals++;
                code.istore(row[k]);
            }
        }
    }

    private static void place(CodeBuilder code, int k) {
        code.aload(PLACES).iload(PLACE).loadConstant(k).iadd().iaload();
    }

    private void loadOperands(CodeBuilder code, VectorCode vectors) {
        for (int k = 0; k < body.operands(); k++) {
            if (lastUse[k] != NONE && !body.isUniform(k)) {
                vectors.species();
                code.aload(MEMORY).iload(row[k]).iload(POINT).iadd();
                vectors.load();
                local[k] = newLocal();
                code.astore(local[k]);
            }
        }
    }

    private void operation(CodeBuilder code, VectorCode vectors, int i) {
        Operation operation = body.operation(i);
        int[] operand = new int[3];
        for (int k = 0; k < operation.arity(); k++) {
            int value = body.operand(i, k);
            if (operation.takesCondition(k) && !isMask[value]) {
                // A condition that comes from outside
                code.aload(local[value]);
                vectors.toMask();
                local[value] = newLocal();
                isMask[value] = true;
                code.astore(local[value]);
            }
            operand[k] = local[value];
        }
        switch (operation) {
            case LOOKUP ->
                vectors.lookup(operand[0], () -> code.ldc(CLASS_DATA), body.tableOffset(i), body.tableLength(i));
            case WITH_EXPONENT_BITS -> vectors.withExponentBits(operand[0], !isFinite[body.operand(i, 0)]);
            // The first factor is negated, for all vectors at once where it is the same for all
            case FNMA -> {
                int same = isVarying(body.operand(i, 1)) ? 0 : 1;
                vectors.primitive(operation, operand[same], operand[1 - same], operand[2]);
            }
            case MIN, MAX -> {
                int limit = isLimit(body.operand(i, 1)) ? 1 : 0;
                if (isLimit(body.operand(i, limit))) {
                    vectors.limit(operation, operand[1 - limit], operand[limit]);
                } else {
                    vectors.primitive(operation, operand[0], operand[1], NONE);
                }
            }
            default -> vectors.primitive(operation, operand[0], operand[1], operand[2]);
        }
        for (int k = 0; k < operation.arity(); k++) {
            int value = body.operand(i, k);
            if (isVarying(value) && lastUse[value] == i && local[value] != NONE) {
                free(local[value]);
                local[value] = NONE;
            }
        }
        int result = body.value(i);
        if (lastUse[result] == NONE) {
            code.pop();
        } else {
            local[result] = newLocal();
            isMask[result] = operation.isCondition();
            code.astore(local[result]);
        }
    }

    /** Whether a value is a constant with which minimum and maximum need no care for NaN and the signs of zeros. */
    private boolean isLimit(int value) {
        boolean isConstant = value >= body.operands() && value < body.value(0);
        return isConstant && Math.abs(constants[value - body.operands()]) > 0;
    }

    /** Finds values that are finite whatever the operands are: exponents, and what is made of them and of constants. */
    private void findFiniteValues() {
        for (int k = 0; k < constants.length; k++) {
            isFinite[body.operands() + k] = Math.abs(constants[k]) < SMALL;
        }
        for (int i = 0; i < Math.min(body.size(), DOUBLINGS); i++) {
            Operation operation = body.operation(i);
            boolean finite =
                    switch (operation) {
                        case EXPONENT_BITS -> true;
                        case ADD, SUBTRACT -> isFinite[body.operand(i, 0)] && isFinite[body.operand(i, 1)];
                        case NEGATE -> isFinite[body.operand(i, 0)];
                        case SELECT -> isFinite[body.operand(i, 1)] && isFinite[body.operand(i, 2)];
                        default -> false;
                    };
            isFinite[body.value(i)] = finite;
        }
    }

    /** Whether a value is computed for each vector anew, so that its variable can be used again. */
    private boolean isVarying(int value) {
        return value < body.operands() ? !body.isUniform(value) : value >= body.value(0);
    }

    private void storeResults(CodeBuilder code, VectorCode vectors) {
        for (int k = 0; k < body.results(); k++) {
            int value = body.result(k);
            if (isMask[value]) {
                vectors.toNumbers(local[value]);
            } else {
                code.aload(local[value]);
            }
            code.aload(MEMORY).iload(row[body.operands() + k]).iload(POINT).iadd();
            vectors.store();
        }
    }

    private int newLocal() {
        return freedCount > 0 ? freed[--freedCount] : locals++;
    }

    private void free(int variable) {
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = variable;
    }

    /** The constants, an array that the JIT knows. */
    private static final DynamicConstantDesc<Object> CLASS_DATA = DynamicConstantDesc.ofNamed(
            ConstantDescs.ofConstantBootstrap(
                    MethodHandles.class.describeConstable().orElseThrow(), "classData", ConstantDescs.CD_Object),
            ConstantDescs.DEFAULT_NAME,
            VectorCode.DOUBLES);
}
