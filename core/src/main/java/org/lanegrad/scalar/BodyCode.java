package org.lanegrad.scalar;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.lanegrad.op.Bits;
import org.lanegrad.op.Meaning;
import org.lanegrad.op.Operation;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.op.Primitives;
import org.lanegrad.plan.Body;

/**
 * Writes the operations of a body as bytecode. Values are in local variables: numbers as doubles, conditions as
 * integers 1 and 0. What each primitive is follows {@link Primitives}; functions are called.
 */
abstract class BodyCode {
    private static final ClassDesc MATH = describe(Math.class);
    private static final ClassDesc STRICT_MATH = describe(StrictMath.class);
    private static final ClassDesc BITS = describe(Bits.class);
    private static final ClassDesc MEANING = describe(Meaning.class);
    private static final ClassDesc DOUBLES = CD_double.arrayType();
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc TERNARY = MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);
    private static final MethodTypeDesc LOOKUP =
            MethodTypeDesc.of(CD_double, DOUBLES, CD_double, CD_int, CD_int);

    private static final int NONE = -1;

    private final CodeBuilder code;
    private final Body body;
    private final GeneratedClass owner;
    private final Locals locals;
    private final double[] constants;
    /** Where each value is: a local variable, or none if it has not been needed or is not needed any more. */
    private final int[] local;
    /** How many operands are a value, among what has not been written. */
    private final int[] uses;

    private final boolean[] isResult;

    /**
     * Prepares.
     *
     * @param code where to write
     * @param body the body
     * @param owner the class that is being written
     * @param locals its variables
     */
    BodyCode(CodeBuilder code, Body body, GeneratedClass owner, Locals locals) {
        this.code = code;
        this.body = body;
        this.owner = owner;
        this.locals = locals;
        this.constants = body.constants();
        this.local = new int[body.value(body.size())];
        this.uses = new int[local.length];
        this.isResult = new boolean[local.length];
        Arrays.fill(local, NONE);
        for (int k = 0; k < body.results(); k++) {
            isResult[body.result(k)] = true;
        }
        for (int i = 0; i < body.size(); i++) {
            for (int k = 0; k < body.operation(i).arity(); k++) {
                uses[body.operand(i, k)]++;
            }
        }
    }

    /** Writes an operand from outside onto the stack. */
    abstract void operand(int k);

    /**
     * Stores a result.
     *
     * @param k its number
     * @param number writes it onto the stack
     */
    abstract void result(int k, Runnable number);

    /**
     * Writes all operations in their order; results are stored as soon as they are there. What the next operation alone
     * uses is written as a part of that: it stays on the stack, and if a select needs it on one side only, it is
     * computed on that side.
     */
    final void write() {
        for (int i = 0; i < body.size(); i++) {
            int value = body.value(i);
            if (isResult[value] || uses[value] > (isOperand(i + 1, value) ? 1 : 0)) {
                operation(i);
                local[value] = locals.take();
                if (isCondition(value)) {
                    code.istore(local[value]);
                } else {
                    code.dstore(local[value]);
                }
                storeResults(value);
                release(value);
            }
        }
    }

    private boolean isOperand(int i, int value) {
        return i < body.size()
                && IntStream.range(0, body.operation(i).arity()).anyMatch(k -> body.operand(i, k) == value);
    }

    private void storeResults(int value) {
        for (int k = 0; k < body.results(); k++) {
            if (body.result(k) == value) {
                result(k, () -> load(value));
            }
        }
    }

    /** Writes an operation; its value is then on the stack. */
    private void operation(int i) {
        if (body.operation(i).kind() == Kind.FUNCTION) {
            function(i);
        } else {
            primitive(i);
        }
    }

    private void primitive(int i) {
        int a = body.operand(i, 0);
        int b = body.operand(i, 1);
        int c = body.operand(i, 2);
        switch (body.operation(i)) {
            case ADD -> push(a, b).dadd();
            case SUBTRACT -> push(a, b).dsub();
            case MULTIPLY -> push(a, b).dmul();
            case DIVIDE -> push(a, b).ddiv();
            case NEGATE -> push(a).dneg();
            case FMA -> push(a, b, c).invokestatic(MATH, "fma", TERNARY);
            case FMS -> push(a, b, c).dneg().invokestatic(MATH, "fma", TERNARY);
            case FNMA -> {
                push(a).dneg();
                push(b, c).invokestatic(MATH, "fma", TERNARY);
            }
            case SQRT -> push(a).invokestatic(MATH, "sqrt", UNARY);
            case ABS -> push(a).invokestatic(MATH, "abs", UNARY);
            case MIN -> push(a, b).invokestatic(MATH, "min", BINARY);
            case MAX -> push(a, b).invokestatic(MATH, "max", BINARY);
            case RINT -> push(a).invokestatic(MATH, "rint", UNARY);
            case FLOOR -> push(a).invokestatic(MATH, "floor", UNARY);
            case COPY_SIGN -> push(a, b).invokestatic(STRICT_MATH, "copySign", BINARY);
            case LESS -> {
                Label isFalse = code.newLabel();
                push(a, b).dcmpg().ifge(isFalse);
                oneUnless(isFalse);
            }
            case LESS_OR_EQUAL -> {
                Label isFalse = code.newLabel();
                push(a, b).dcmpg().ifgt(isFalse);
                oneUnless(isFalse);
            }
            case EQUAL -> {
                Label isFalse = code.newLabel();
                push(a, b).dcmpg().ifne(isFalse);
                oneUnless(isFalse);
            }
            case AND -> {
                condition(a);
                condition(b);
                code.iand();
            }
            case OR -> {
                condition(a);
                condition(b);
                code.ior();
            }
            case NOT -> {
                condition(a);
                code.iconst_1().ixor();
            }
            case SELECT -> select(a, b, c);
            case EXPONENT_BITS -> push(a).invokestatic(BITS, "exponentBits", UNARY);
            case SIGNIFICAND -> push(a).invokestatic(BITS, "significand", UNARY);
            case WITH_EXPONENT_BITS -> push(a).invokestatic(BITS, "withExponentBits", UNARY);
            case LOOKUP -> {
                owner.load(code, constants, DOUBLES);
                push(a).loadConstant(body.tableOffset(i)).loadConstant(body.tableLength(i));
                code.invokestatic(BITS, "lookup", LOOKUP);
            }
            default -> throw new IllegalArgumentException(body.operation(i) + " is not a primitive.");
        }
    }

    private void oneUnless(Label isFalse) {
        Label end = code.newLabel();
        code.iconst_1().goto_(end).labelBinding(isFalse).iconst_0().labelBinding(end);
    }

    private void select(int when, int then, int otherwise) {
        Label isFalse = code.newLabel();
        Label end = code.newLabel();
        // What is put into a variable on one side only would be missing on the other
        keep(then);
        keep(otherwise);
        condition(when);
        code.ifeq(isFalse);
        push(then).goto_(end).labelBinding(isFalse);
        push(otherwise).labelBinding(end);
    }

    private void function(int i) {
        Operation operation = body.operation(i);
        owner.load(code, CompiledFunctions.of(operation).orElseThrow(), MEANING);
        push(body.operand(i, 0));
        if (operation.arity() > 1) {
            push(body.operand(i, 1));
        } else {
            code.dconst_0();
        }
        code.dconst_0().invokeinterface(MEANING, "of", TERNARY);
    }

    /** Writes operands onto the stack as numbers. */
    private CodeBuilder push(int... values) {
        for (int value : values) {
            keepOperand(value);
            if (local[value] != NONE) {
                load(value);
            } else if (value < body.operands()) {
                operand(value);
            } else if (value < body.value(0)) {
                code.loadConstant(constants[value - body.operands()]);
            } else {
                operation(value - body.value(0));
                if (isCondition(value)) {
                    code.i2d();
                }
            }
            used(value);
        }
        return code;
    }

    /** Writes an operand that is a condition onto the stack as an integer; one from outside is a number. */
    private void condition(int value) {
        if (!isCondition(value)) {
            // A NaN counts as true
            push(value).dconst_0().dcmpg().iconst_1().iand();
        } else if (local[value] == NONE) {
            operation(value - body.value(0));
            used(value);
        } else {
            code.iload(local[value]);
            used(value);
        }
    }

    /** Writes a value that is in a variable onto the stack as a number. */
    private void load(int value) {
        if (isCondition(value)) {
            code.iload(local[value]).i2d();
        } else {
            code.dload(local[value]);
        }
    }

    private boolean isCondition(int value) {
        return value >= body.value(0) && body.operation(value - body.value(0)).isCondition();
    }

    private void used(int value) {
        uses[value]--;
        release(value);
    }

    private void release(int value) {
        if (uses[value] == 0 && local[value] != NONE) {
            locals.giveBack(local[value]);
            local[value] = NONE;
        }
    }

    /** Puts the operands from outside that a value still needs into variables, if they are needed more than once. */
    private void keep(int value) {
        keepOperand(value);
        if (value >= body.value(0) && local[value] == NONE) {
            int i = value - body.value(0);
            for (int k = 0; k < body.operation(i).arity(); k++) {
                keep(body.operand(i, k));
            }
        }
    }

    private void keepOperand(int value) {
        if (value < body.operands() && local[value] == NONE && uses[value] > 1) {
            operand(value);
            local[value] = locals.take();
            code.dstore(local[value]);
        }
    }

    static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
