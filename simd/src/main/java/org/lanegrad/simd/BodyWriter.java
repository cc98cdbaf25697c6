package org.lanegrad.simd;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Detour;

/**
 * Writes the operations of a body for one vector, or for several side by side: strands, so that the CPU has something
 * to do while it waits for the results of one of them. Values are in local variables, and so in registers.
 */
final class BodyWriter {
    private static final int NONE = -1;

    /** Smaller numbers stay finite when they are doubled so often, as each sum of a body may do. */
    private static final double SMALL = 0x1p100;

    private static final int DOUBLINGS = 500;

    private final Body body;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final double[] constants;
    /** The detour that ends at a select. */
    private final Map<Integer, Detour> detours = new HashMap<>();
    /** The operations of all detours. */
    private final BitSet onDetours = new BitSet();
    /** Whether a value is known to be neither infinite nor NaN. */
    private final boolean[] isFinite;
    /** The operation that is the last to use a value; the number of operations for one that is needed after them. */
    private final int[] lastUse;
    /** How many negated products a value is a factor of. */
    private final int[] negations;
    /** Where each value of the body is, by strand: a local variable. */
    private final int[][] local;
    /** Whether the variable holds a mask instead of a vector. */
    private final boolean[][] isMask;

    private int locals;
    private int[] freed = new int[16];
    private int freedCount;

    /**
     * Begins to write a body.
     *
     * @param body the body
     * @param code where to
     * @param vectors how operations are written there
     * @param strands how many vectors are worked on side by side
     * @param free the first local variable that may be used
     */
    BodyWriter(Body body, CodeBuilder code, VectorCode vectors, int strands, int free) {
        this.body = body;
        this.code = code;
        this.vectors = vectors;
        this.constants = body.constants();
        this.locals = free;
        int values = body.value(body.size());
        this.isFinite = new boolean[values];
        this.lastUse = new int[values];
        this.negations = new int[values];
        this.local = new int[strands][values];
        this.isMask = new boolean[strands][values];
        for (int[] ofStrand : local) {
            Arrays.fill(ofStrand, NONE);
        }
        Detour.of(body).forEach(detour -> {
            detours.put(detour.select(), detour);
            onDetours.or(detour.operations());
        });
        findUses();
        findFiniteValues();
    }

    private void findUses() {
        Arrays.fill(lastUse, NONE);
        inOrder().forEach(i -> {
            for (int k = 0; k < body.operation(i).arity(); k++) {
                lastUse[body.operand(i, k)] = i;
            }
            if (body.operation(i) == Operation.FNMA) {
                negations[body.operand(i, 0)]++;
                negations[body.operand(i, 1)]++;
            }
        });
        for (int k = 0; k < body.results(); k++) {
            keep(body.result(k));
        }
    }

    /** The operations in the order in which they are written: those of a detour just before its select. */
    private IntStream inOrder() {
        return IntStream.range(0, body.size())
                .filter(i -> !onDetours.get(i))
                .flatMap(i -> detours.containsKey(i)
                        ? IntStream.concat(detours.get(i).operations().stream(), IntStream.of(i))
                        : IntStream.of(i));
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

    /** Keeps a value in its variable, since it is needed after the operations. */
    void keep(int value) {
        lastUse[value] = body.size();
    }

    /** Whether something needs a value. */
    boolean isUsed(int value) {
        return lastUse[value] != NONE;
    }

    /** A variable for the caller's own use. */
    int variable() {
        return locals++;
    }

    /** Puts the constants into variables, to be done once. */
    void constants() {
        for (int k = 0; k < constants.length; k++) {
            int value = body.operands() + k;
            if (isUsed(value)) {
                vectors.constant(constants[k]);
                storeUniform(value);
            }
        }
    }

    /** Takes the vector on the stack as a value that is the same for all vectors, and stays. */
    void storeUniform(int value) {
        int variable = local[0][value] == NONE ? variable() : local[0][value];
        for (int[] ofStrand : local) {
            ofStrand[value] = variable;
        }
        code.astore(variable);
    }

    /** Takes the vector on the stack as an operand of a strand. */
    void store(int strand, int operand) {
        local[strand][operand] = newLocal();
        code.astore(local[strand][operand]);
    }

    /** Takes a variable that is not used again as an operand of a strand. */
    void place(int strand, int operand, int variable) {
        local[strand][operand] = variable;
    }

    /** Puts a value of a strand onto the stack, as a vector of numbers. */
    void load(int strand, int value) {
        if (isMask[strand][value]) {
            vectors.toNumbers(local[strand][value]);
        } else {
            code.aload(local[strand][value]);
        }
    }

    /** Writes all operations. */
    void operations() {
        for (int i = 0; i < body.size(); i++) {
            for (int strand = 0; strand < local.length; strand++) {
                Detour detour = detours.get(i);
                if (detour != null) {
                    detour(detour, local[strand], isMask[strand]);
                } else if (!onDetours.get(i)) {
                    operation(i, local[strand], isMask[strand]);
                }
            }
        }
    }

    /** Writes a select and what only its rare side needs, past which a branch leads where no lane takes that side. */
    private void detour(Detour detour, int[] variable, boolean[] mask) {
        detour.operations().stream().forEach(i -> takeConditions(i, variable, mask));
        int select = detour.select();
        int usual = body.operand(select, detour.whenTrue() ? 2 : 1);
        Label past = code.newLabel();
        int result = newLocal();
        code.aload(variable[usual]).astore(result);
        code.aload(variable[body.operand(select, 0)]);
        if (detour.whenTrue()) {
            vectors.anyTrue();
            code.ifeq(past);
        } else {
            vectors.allTrue();
            code.ifne(past);
        }
        detour.operations().stream().forEach(i -> operation(i, variable, mask));
        operation(select, variable, mask);
        int value = body.value(select);
        code.aload(variable[value]).astore(result);
        code.labelBinding(past);
        free(variable[value]);
        variable[value] = result;
    }

    /** Makes masks of an operation's conditions that come from outside. */
    private void takeConditions(int i, int[] variable, boolean[] mask) {
        for (int k = 0; k < body.operation(i).arity(); k++) {
            int value = body.operand(i, k);
            if (body.operation(i).takesCondition(k) && variable[value] != NONE && !mask[value]) {
                code.aload(variable[value]);
                vectors.toMask();
                variable[value] = newLocal();
                mask[value] = true;
                code.astore(variable[value]);
            }
        }
    }

    private void operation(int i, int[] variable, boolean[] mask) {
        Operation operation = body.operation(i);
        takeConditions(i, variable, mask);
        int[] operand = new int[3];
        for (int k = 0; k < operation.arity(); k++) {
            operand[k] = variable[body.operand(i, k)];
        }
        switch (operation) {
            case LOOKUP ->
                vectors.lookup(operand[0], () -> code.ldc(CLASS_DATA), body.tableOffset(i), body.tableLength(i));
            case WITH_EXPONENT_BITS -> vectors.withExponentBits(operand[0], mayBeNaN(i));
            case FNMA -> {
                int factor = factorToNegate(i);
                vectors.primitive(operation, operand[factor], operand[1 - factor], operand[2]);
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
            if (isVarying(value) && lastUse[value] == i && variable[value] != NONE) {
                free(variable[value]);
                variable[value] = NONE;
            }
        }
        int result = body.value(i);
        if (isUsed(result)) {
            variable[result] = newLocal();
            mask[result] = operation.isCondition();
            code.astore(variable[result]);
        } else {
            code.pop();
        }
    }

    /** Whether the operand of an operation may be NaN where the result matters. */
    private boolean mayBeNaN(int i) {
        return !isFinite[body.operand(i, 0)]
                && detours.values().stream().noneMatch(detour -> detour.numbers().get(i));
    }

    /**
     * Which factor is negated, for there is no such operation on vectors: one that is the same for all vectors, or the
     * one for which it is done more often, since the JIT does it once.
     */
    private int factorToNegate(int i) {
        int first = body.operand(i, 0);
        int second = body.operand(i, 1);
        if (isVarying(first) && isVarying(second)) {
            return negations[first] >= negations[second] ? 0 : 1;
        }
        return isVarying(first) ? 1 : 0;
    }

    /** Whether a value is a constant with which minimum and maximum need no care for NaN and the signs of zeros. */
    private boolean isLimit(int value) {
        boolean isConstant = value >= body.operands() && value < body.value(0);
        return isConstant && Math.abs(constants[value - body.operands()]) > 0;
    }

    /** Whether a value is computed for each vector anew, so that its variable can be used again. */
    private boolean isVarying(int value) {
        return value < body.operands() ? !body.isUniform(value) : value >= body.value(0);
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
