package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.lanegrad.plan.Body;

/** The method of a kernel: a loop over its calls, and one over the vectors of a block. */
abstract class KernelLoop {
    private static final ClassDesc BLOCK = BlockMemory.class.describeConstable().orElseThrow();

    /** The type of the method: that of {@link Kernel#run}. */
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_void, BLOCK, CD_int.arrayType(), CD_int, CD_int);

    // Local variables: the parameters (the place moves on from call to call), what is in the memory, the steps of
    // VectorCode, the loop over the block
    private static final int MEMORY = 1;
    private static final int PLACES = 2;
    static final int PLACE = 3;
    private static final int END = 4;
    static final int VALUES = 5;
    private static final int INDICES = 6;
    private static final int POINTS = 7;
    private static final int POINTS_START = 8;
    private static final int OUTPUTS = 9;
    private static final int OUTPUTS_START = 10;
    private static final int FIRST_STEP = 11;
    private static final int SECOND_STEP = 12;
    static final int POINT = 13;
    static final int FREE = 14;

    final Body body;
    final CodeBuilder code;
    final VectorCode vectors;
    final BodyWriter writer;
    private final List<Where> where;
    private final Width width;
    private final int block;

    /**
     * Begins to write the method.
     *
     * @param body a body of primitives
     * @param where where its operands and then its results are
     * @param code where to
     * @param width the width of the vectors
     * @param block points in a block, a multiple of the vector's lanes
     * @param free the first local variable that the loop itself doesn't use
     */
    KernelLoop(Body body, List<Where> where, CodeBuilder code, Width width, int block, int free) {
        this.body = body;
        this.where = where;
        this.code = code;
        this.vectors = new VectorCode(code, width, FIRST_STEP, SECOND_STEP, INDICES);
        this.writer = new BodyWriter(body, code, vectors, free);
        this.width = width;
        this.block = block;
    }

    /** Writes what is done at a place, and moves the place on: a call, or several. */
    abstract void step();

    final void write() {
        code.aload(MEMORY).getfield(BLOCK, "values", VectorCode.DOUBLES).astore(VALUES);
        code.aload(MEMORY).getfield(BLOCK, "indices", CD_int.arrayType()).astore(INDICES);
        code.aload(MEMORY).getfield(BLOCK, "points", VectorCode.DOUBLES).astore(POINTS);
        code.aload(MEMORY).getfield(BLOCK, "pointsStart", CD_int).istore(POINTS_START);
        code.aload(MEMORY).getfield(BLOCK, "outputs", VectorCode.DOUBLES).astore(OUTPUTS);
        code.aload(MEMORY).getfield(BLOCK, "outputsStart", CD_int).istore(OUTPUTS_START);
        writer.constants();
        Label next = code.newLabel();
        Label done = code.newLabel();
        code.labelBinding(next);
        code.iload(PLACE).iload(END).if_icmpge(done);
        step();
        code.goto_(next);
        code.labelBinding(done);
        code.return_();
    }

    /** Does something for each vector of a block. */
    final void forEachVector(Runnable vector) {
        Label next = code.newLabel();
        code.iconst_0().istore(POINT);
        code.labelBinding(next);
        vector.run();
        code.iinc(POINT, width.lanes());
        code.iload(POINT).loadConstant(block).if_icmplt(next);
    }

    /** Puts an entry of the places onto the stack. */
    final void place(int base, int offset) {
        code.aload(PLACES).iload(base).loadConstant(offset).iadd().iaload();
    }

    /** Puts the array onto the stack where an operand, or after them a result, is. */
    final void array(int k) {
        code.aload(switch (where.get(k)) {
            case MEMORY -> VALUES;
            case POINTS -> POINTS;
            case OUTPUTS -> OUTPUTS;
        });
    }

    /** Puts the index in that array onto the stack; its place is an entry of the places. */
    final void index(int base, int offset, int k) {
        place(base, offset);
        switch (where.get(k)) {
            case MEMORY -> {}
            case POINTS -> code.iload(POINTS_START).iadd();
            case OUTPUTS -> code.iload(OUTPUTS_START).iadd();
        }
    }

    /** Takes a uniform operand, whose place is an entry of the places. */
    final void broadcast(int base, int offset, int operand) {
        vectors.species();
        code.aload(VALUES);
        place(base, offset);
        code.daload();
        vectors.broadcast();
        writer.storeUniform(operand);
    }
}
