package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.lanegrad.plan.Body;

/**
 * The method of a kernel: a loop over its calls, unless there is only one at a time, and one over the vectors of a
 * block.
 */
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
    private static final int BLOCK_END = 14;
    static final int FREE = 15;

    final Body body;
    final CodeBuilder code;
    final VectorCode vectors;
    final BodyWriter writer;
    final Tile tile;
    /** Whether the kernel may be run for several calls, or runs of them, at a time. */
    final boolean isRepeated;

    private final List<Where> where;
    private final Width width;

    /**
     * Begins to write the method.
     *
     * @param body a body of primitives
     * @param isRepeated whether it may be run for several calls, or runs of them, at a time
     * @param where where its operands and then its results are
     * @param code where to
     * @param width the width of the vectors
     * @param tile the points
     * @param strands how many blocks are worked on side by side: one, or all of the tile
     * @param free the first local variable that the loop itself doesn't use
     */
    KernelLoop(
            Body body,
            boolean isRepeated,
            List<Where> where,
            CodeBuilder code,
            Width width,
            Tile tile,
            int strands,
            int free) {
        this.body = body;
        this.isRepeated = isRepeated;
        this.where = where;
        this.code = code;
        this.vectors = new VectorCode(code, width, FIRST_STEP, SECOND_STEP, INDICES);
        this.writer = new BodyWriter(body, code, vectors, strands, free);
        this.width = width;
        this.tile = tile;
    }

    /** Writes what is done at a place: a call, or several. Where others may follow, the place is moved on. */
    abstract void calls();

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
        calls();
        if (isRepeated) {
            code.goto_(next);
        }
        code.labelBinding(done);
        code.return_();
    }

    /** Does something for each vector of the first block. */
    final void forEachVectorOfABlock(Runnable vector) {
        code.iconst_0().istore(POINT);
        loop(vector, () -> code.loadConstant(tile.block()));
    }

    /**
     * Does something for each vector of all blocks.
     *
     * @param vector what is done
     * @param nextBlock moves what is accessed in place on from one block to the next, but for the points of a block
     */
    final void forEachVector(Runnable vector, Runnable nextBlock) {
        code.iconst_0().istore(POINT);
        if (where.stream().allMatch(Where.MEMORY::equals)) {
            loop(vector, () -> code.loadConstant(tile.points()));
            return;
        }
        Label next = code.newLabel();
        Label done = code.newLabel();
        code.loadConstant(tile.block()).istore(BLOCK_END);
        code.labelBinding(next);
        loop(vector, () -> code.iload(BLOCK_END));
        if (tile.blocks() > 1) {
            code.iload(POINT).loadConstant(tile.points()).if_icmpge(done);
            code.iinc(BLOCK_END, tile.block());
            nextBlock.run();
            code.goto_(next);
            code.labelBinding(done);
        }
    }

    private void loop(Runnable vector, Runnable end) {
        Label next = code.newLabel();
        code.labelBinding(next);
        vector.run();
        code.iinc(POINT, width.lanes());
        code.iload(POINT);
        end.run();
        code.if_icmplt(next);
    }

    /** How far the next block of an operand, or after them of a result, is. */
    final int step(int k) {
        return tile.step(where.get(k));
    }

    /** Moves all that is accessed in place on by some blocks, but for their points. */
    final void moveInPlace(int blocks) {
        int points = blocks * (tile.step(Where.POINTS) - tile.block());
        int outputs = blocks * (tile.step(Where.OUTPUTS) - tile.block());
        code.iload(POINTS_START).loadConstant(points).iadd().istore(POINTS_START);
        code.iload(OUTPUTS_START).loadConstant(outputs).iadd().istore(OUTPUTS_START);
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

    /** Puts the index onto the stack where places in that array begin. */
    final void start(int k) {
        switch (where.get(k)) {
            case MEMORY -> code.iconst_0();
            case POINTS -> code.iload(POINTS_START);
            case OUTPUTS -> code.iload(OUTPUTS_START);
        }
    }

    /** Takes a uniform operand, whose place is put onto the stack. */
    final void broadcast(int operand, Runnable place) {
        vectors.species();
        code.aload(VALUES);
        place.run();
        code.daload();
        vectors.broadcast();
        writer.storeUniform(operand);
    }
}
