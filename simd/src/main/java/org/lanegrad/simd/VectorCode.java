package org.lanegrad.simd;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.lanegrad.op.Operation;

/**
 * How each primitive is written with the Vector API: the one place where it is. Operands are local variables, results
 * are left on the stack: a vector, or a mask where the result is a condition.
 *
 * <p>Everything used here is exact or correctly rounded in the Vector API, and does the same in its scalar fallback, so
 * that bits change neither with the width nor when the JIT takes over. What is not in the API (rint, floor, copySign,
 * the bits of a double) is put together from what is.
 */
final class VectorCode {
    private static final String PACKAGE = "jdk.incubator.vector.";
    static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "DoubleVector");
    static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
    private static final ClassDesc ANY_VECTOR = ClassDesc.of(PACKAGE + "Vector");
    private static final ClassDesc LONGS = ClassDesc.of(PACKAGE + "LongVector");
    private static final ClassDesc INTS = ClassDesc.of(PACKAGE + "IntVector");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
    static final ClassDesc DOUBLES = CD_double.arrayType();
    private static final ClassDesc INT_ARRAY = CD_int.arrayType();

    /** From here on all numbers are integers; added to a smaller one, it rounds it to an integer. */
    private static final double ALL_INTEGERS = 0x1p52;

    private static final long SIGN = Long.MIN_VALUE;
    private static final long EXPONENT = 0x7ff;
    private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final int FRACTION_BITS = 52;

    private final CodeBuilder code;
    private final Width width;
    /** Local variables for steps between, and the array that look-ups use. */
    private final int first;

    private final int second;
    private final int indices;

    VectorCode(CodeBuilder code, Width width, int first, int second, int indices) {
        this.code = code;
        this.width = width;
        this.first = first;
        this.second = second;
        this.indices = indices;
    }

    /** Writes a primitive other than a look-up. Operands that it does not have are ignored. */
    void primitive(Operation operation, int a, int b, int c) {
        switch (operation) {
            case ADD -> onVectors("add", a, b);
            case SUBTRACT -> onVectors("sub", a, b);
            case MULTIPLY -> onVectors("mul", a, b);
            case DIVIDE -> onVectors("div", a, b);
            case MIN -> onVectors("min", a, b);
            case MAX -> onVectors("max", a, b);
            case NEGATE -> {
                code.aload(a);
                onTop("neg");
            }
            case SQRT -> {
                code.aload(a);
                onTop("sqrt");
            }
            case ABS -> {
                code.aload(a);
                onTop("abs");
            }
            case FMA -> {
                code.aload(a).aload(b).aload(c);
                fma();
            }
            case FMS -> {
                code.aload(a).aload(b).aload(c);
                onTop("neg");
                fma();
            }
            case FNMA -> {
                code.aload(a);
                onTop("neg");
                code.aload(b).aload(c);
                fma();
            }
            case RINT -> rint(a);
            case FLOOR -> floor(a);
            case COPY_SIGN -> copySign(a, b);
            case LESS -> compare("LT", a, b);
            case LESS_OR_EQUAL -> compare("LE", a, b);
            case EQUAL -> compare("EQ", a, b);
            case AND -> onMasks("and", a, b);
            case OR -> onMasks("or", a, b);
            case NOT -> {
                code.aload(a);
                code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            }
            case SELECT -> {
                code.aload(c).aload(b).aload(a);
                blend();
            }
            case EXPONENT_BITS -> exponentBits(a);
            case SIGNIFICAND -> significand(a);
            case WITH_EXPONENT_BITS -> withExponentBits(a, true);
            default -> throw new IllegalArgumentException(operation + " is not a primitive.");
        }
    }

    /** A vector that holds a constant in every lane. */
    void constant(double value) {
        species();
        code.loadConstant(value);
        broadcast();
    }

    /** A vector with the number on the stack in every lane; the species is below it. */
    void broadcast() {
        code.invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, CD_double));
    }

    /** Loads a vector; the array and the place in it are on the stack before. */
    void load() {
        code.invokestatic(VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, SPECIES, DOUBLES, CD_int));
    }

    /** Stores a vector; the vector, the array and the place in it are on the stack before. */
    void store() {
        code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, DOUBLES, CD_int));
    }

    void species() {
        code.getstatic(VECTOR, "SPECIES_" + width.bits(), SPECIES);
    }

    /** Turns the number 1 or 0 on the stack into a mask. */
    void toMask() {
        compareWith("NE", 0);
    }

    /** Turns the mask on the stack into whether it holds in some lane. */
    void anyTrue() {
        code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(CD_boolean));
    }

    /** Turns the mask on the stack into whether it holds in all lanes. */
    void allTrue() {
        code.invokevirtual(MASK, "allTrue", MethodTypeDesc.of(CD_boolean));
    }

    /** Turns the mask in a local variable into numbers 1 and 0. */
    void toNumbers(int mask) {
        constant(0);
        constant(1);
        code.aload(mask);
        blend();
    }

    /**
     * Gathers from a table, once the index is moved into its range.
     *
     * @param a the index
     * @param table writes a double[] onto the stack
     * @param offset where the table begins in it
     * @param length the table's length
     */
    void lookup(int a, Runnable table, int offset, int length) {
        // A NaN fails the comparisons as a negative index does
        constant(0);
        code.aload(a).aload(a);
        compareWith("GT", 0);
        blend();
        code.astore(first);
        code.aload(first);
        constant(length - 1);
        code.aload(first);
        compareWith("GT", length - 1);
        blend();
        code.getstatic(OPERATORS, "D2I", CONVERSION);
        code.getstatic(INTS, "SPECIES_" + (width == Width.BITS_128 ? "64" : String.valueOf(width.bits() / 2)), SPECIES);
        code.iconst_0();
        code.invokevirtual(VECTOR, "convertShape", MethodTypeDesc.of(ANY_VECTOR, CONVERSION, SPECIES, CD_int));
        code.checkcast(INTS);
        code.aload(indices).iconst_0();
        code.invokevirtual(INTS, "intoArray", MethodTypeDesc.of(CD_void, INT_ARRAY, CD_int));
        species();
        table.run();
        code.loadConstant(offset).aload(indices).iconst_0();
        code.invokestatic(
                VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, SPECIES, DOUBLES, CD_int, INT_ARRAY, CD_int));
        keepNaN(a);
    }

    /** To the nearest integer by adding and subtracting; what is lost that way is the sign of a zero. */
    private void rint(int a) {
        code.aload(a);
        onTop("abs");
        code.astore(first);
        code.aload(a);
        code.aload(first);
        constant(ALL_INTEGERS);
        onTop("add", ANY_VECTOR);
        constant(ALL_INTEGERS);
        onTop("sub", ANY_VECTOR);
        toBits();
        code.aload(a);
        toBits();
        withLong("and", SIGN);
        code.invokevirtual(LONGS, "or", MethodTypeDesc.of(LONGS, ANY_VECTOR));
        toDouble();
        code.aload(first);
        compareWith("LT", ALL_INTEGERS);
        blend();
    }

    private void floor(int a) {
        rint(a);
        code.astore(second);
        code.aload(second).aload(second);
        constant(1);
        onTop("sub", ANY_VECTOR);
        compare("LT", a, second);
        blend();
    }

    /** A NaN's sign counts as positive. */
    private void copySign(int a, int b) {
        code.aload(a);
        onTop("abs");
        toBits();
        code.aload(b);
        constant(0);
        isNaN(b);
        blend();
        toBits();
        withLong("and", SIGN);
        code.invokevirtual(LONGS, "or", MethodTypeDesc.of(LONGS, ANY_VECTOR));
        toDouble();
    }

    /** The exponent becomes the low bits of a number that without them is 2^52. */
    private void exponentBits(int a) {
        code.aload(a);
        toBits();
        shift("LSHR", FRACTION_BITS);
        withLong("and", EXPONENT);
        withLong("or", Double.doubleToRawLongBits(ALL_INTEGERS));
        toDouble();
    }

    private void significand(int a) {
        code.aload(a);
        toBits();
        withLong("and", FRACTION);
        withLong("or", ONE);
        toDouble();
        keepNaN(a);
    }

    /**
     * Writes {@link Operation#WITH_EXPONENT_BITS}.
     *
     * @param a the operand
     * @param mayBeNaN false if it is known not to be NaN
     */
    void withExponentBits(int a, boolean mayBeNaN) {
        code.aload(a);
        toBits();
        shift("LSHL", FRACTION_BITS);
        toDouble();
        if (mayBeNaN) {
            keepNaN(a);
        }
    }

    /**
     * Writes {@link Operation#MIN} or {@link Operation#MAX} with a constant other than zero and NaN: a comparison does
     * what in general takes several.
     *
     * @param operation which of the two
     * @param a an operand
     * @param limit the constant
     */
    void limit(Operation operation, int a, int limit) {
        code.aload(a).aload(limit);
        compare(operation == Operation.MIN ? "GT" : "LT", a, limit);
        blend();
    }

    /** What is on the stack, but NaN where a is: bits of a NaN must not become a number. */
    private void keepNaN(int a) {
        code.aload(a);
        isNaN(a);
        blend();
    }

    /** Whether the vector in a local variable is NaN: a comparison takes fewer instructions than the API's test. */
    private void isNaN(int a) {
        compare("NE", a, a);
    }

    private void onVectors(String method, int a, int b) {
        code.aload(a).aload(b);
        onTop(method, ANY_VECTOR);
    }

    private void onTop(String method, ClassDesc... operands) {
        code.invokevirtual(VECTOR, method, MethodTypeDesc.of(VECTOR, operands));
    }

    private void onMasks(String method, int a, int b) {
        code.aload(a).aload(b);
        code.invokevirtual(MASK, method, MethodTypeDesc.of(MASK, MASK));
    }

    private void fma() {
        onTop("fma", ANY_VECTOR, ANY_VECTOR);
    }

    /** Where the mask on top holds, the vector below it, elsewhere the one below that. */
    private void blend() {
        onTop("blend", ANY_VECTOR, MASK);
    }

    private void compare(String comparison, int a, int b) {
        code.aload(a);
        code.getstatic(OPERATORS, comparison, COMPARISON);
        code.aload(b);
        code.invokevirtual(VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY_VECTOR));
    }

    private void compareWith(String comparison, double constant) {
        code.getstatic(OPERATORS, comparison, COMPARISON);
        constant(constant);
        code.invokevirtual(VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY_VECTOR));
    }

    private void toBits() {
        code.invokevirtual(VECTOR, "reinterpretAsLongs", MethodTypeDesc.of(LONGS));
    }

    private void toDouble() {
        code.invokevirtual(LONGS, "reinterpretAsDoubles", MethodTypeDesc.of(VECTOR));
    }

    private void withLong(String method, long constant) {
        code.loadConstant(constant);
        code.invokevirtual(LONGS, method, MethodTypeDesc.of(LONGS, CD_long));
    }

    private void shift(String operator, int bits) {
        code.getstatic(OPERATORS, operator, BINARY);
        code.loadConstant((long) bits);
        code.invokevirtual(LONGS, "lanewise", MethodTypeDesc.of(LONGS, BINARY, CD_long));
    }
}
