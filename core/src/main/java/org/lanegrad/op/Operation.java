package org.lanegrad.op;

import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.cos;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.op.Definition.comparison;
import static org.lanegrad.op.Definition.function;
import static org.lanegrad.op.Definition.leaf;
import static org.lanegrad.op.Definition.logic;
import static org.lanegrad.op.Definition.primitive;
import static org.lanegrad.op.Partial.MINUS_ONE;
import static org.lanegrad.op.Partial.ONE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/**
 * The one table of operations: for each its name, its meaning on plain doubles, its derivative rule by every operand,
 * its domain and kinks, and for functions the program that defines them and their accuracy.
 *
 * <p><b>Primitives</b> are exact or correctly rounded in IEEE 754, so that every executor computes the same bits.
 * <b>Functions</b> are short branch-free programs of primitives; the order of their operations is their definition.
 * NaN results have no particular sign or payload.
 */
@SuppressWarnings("ImmutableEnumChecker") // a Definition is complete when its constant is made
public enum Operation {
    // ---- Leaves

    /** The value of an input; {@code a} is its number. */
    INPUT(leaf("input")),
    /** A constant; {@code a} is its place in the tape's constants. */
    CONSTANT(leaf("constant")),

    // ---- Arithmetic

    /** {@code a + b}. */
    ADD(primitive("+", 2).commutative().meaning((a, b, _) -> a + b).partials(_ -> ONE, _ -> ONE)),
    /** {@code a - b}. */
    SUBTRACT(primitive("-", 2).meaning((a, b, _) -> a - b).partials(_ -> ONE, _ -> MINUS_ONE)),
    /** {@code a * b}. */
    MULTIPLY(primitive("*", 2)
            .commutative()
            .meaning((a, b, _) -> a * b)
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()))),
    /** {@code a / b}. Both partials use one reciprocal, and begin with the product with it. */
    DIVIDE(primitive("/", 2)
            .meaning((a, b, _) -> a / b)
            .partials(s -> Partial.of(div(1, s.b())), s -> Partial.minus(div(1, s.b()), s.y()))
            .domain("b != 0")),
    /** {@code -a}. */
    NEGATE(primitive("neg", 1).meaning((a, _, _) -> -a).partials(_ -> MINUS_ONE)),
    /** {@code a * b + c} with one rounding. */
    FMA(primitive("fma", 3)
            .meaning(Math::fma)
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()), _ -> ONE)
            .note("a * b + c, rounded once")),
    /** {@code a * b - c} with one rounding. */
    FMS(primitive("fms", 3)
            .meaning((a, b, c) -> Math.fma(a, b, -c))
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()), _ -> MINUS_ONE)
            .note("a * b - c, rounded once")),
    /** {@code c - a * b} with one rounding. */
    FNMA(primitive("fnma", 3)
            .meaning((a, b, c) -> Math.fma(-a, b, c))
            .partials(s -> Partial.minus(s.b()), s -> Partial.minus(s.a()), _ -> ONE)
            .note("c - a * b, rounded once")),
    /** The square root. */
    SQRT(primitive("sqrt", 1)
            .meaning((a, _, _) -> Math.sqrt(a))
            .partials(s -> Partial.of(div(0.5, s.y())))
            .domain("a >= 0")),

    // ---- Pieces: flat or kinked operations

    /** The absolute value; its derivative at 0 is 0. */
    ABS(primitive("abs", 1)
            .meaning((a, _, _) -> Math.abs(a))
            .partials(s -> Partial.of(s.a().equalTo(0).select(s.constant(0), copySign(s.constant(1), s.a()))))
            .note("kink at 0: the derivative there is 0")),
    /** The smaller of two numbers, -0 below +0; a NaN operand gives NaN. At a tie each side has half the derivative. */
    MIN(primitive("min", 2)
            .commutative()
            .meaning((a, b, _) -> Math.min(a, b))
            .partials(
                    s -> share(s).unless(s.b().lessThan(s.a())),
                    s -> share(s).unless(s.a().lessThan(s.b())))
            .note("kink at a = b: each side has half the derivative")),
    /** The larger of two numbers, +0 above -0; a NaN operand gives NaN. At a tie each side has half the derivative. */
    MAX(primitive("max", 2)
            .commutative()
            .meaning((a, b, _) -> Math.max(a, b))
            .partials(
                    s -> share(s).unless(s.a().lessThan(s.b())),
                    s -> share(s).unless(s.b().lessThan(s.a())))
            .note("kink at a = b: each side has half the derivative")),
    /** The nearest integer, ties to even; the sign of zero is kept. */
    RINT(primitive("rint", 1).meaning((a, _, _) -> Math.rint(a)).note("flat: the derivative is 0")),
    /** The largest integer not above a; the sign of zero is kept. */
    FLOOR(primitive("floor", 1).meaning((a, _, _) -> Math.floor(a)).note("flat: the derivative is 0")),
    /** The magnitude of a with the sign of b; a NaN b counts as positive. */
    COPY_SIGN(primitive("copySign", 2)
            .meaning((a, b, _) -> StrictMath.copySign(a, b))
            .partials(
                    s -> Partial.of(copySign(s.constant(1), s.a()).times(copySign(s.constant(1), s.b()))), null)
            .note("by b the derivative is 0")),

    // ---- Comparisons and choice

    /** {@code a < b}; false where either is NaN. */
    LESS(comparison("<").meaning((a, b, _) -> a < b ? 1 : 0)),
    /** {@code a <= b}; false where either is NaN. */
    LESS_OR_EQUAL(comparison("<=").meaning((a, b, _) -> a <= b ? 1 : 0)),
    /** {@code a == b}; false where either is NaN, true for the two zeros. */
    EQUAL(comparison("==").commutative().meaning((a, b, _) -> a == b ? 1 : 0)),
    /** Both conditions hold. */
    AND(logic("and", 2).commutative().meaning((a, b, _) -> a != 0 && b != 0 ? 1 : 0)),
    /** At least one of the conditions holds. */
    OR(logic("or", 2).commutative().meaning((a, b, _) -> a != 0 || b != 0 ? 1 : 0)),
    /** The condition does not hold. */
    NOT(logic("not", 1).meaning((a, _, _) -> a == 0 ? 1 : 0)),
    /** {@code b} where condition {@code a} holds, else {@code c}. The other side never reaches a derivative. */
    SELECT(primitive("select", 3)
            .conditionOperands(1)
            .meaning((a, b, c) -> a != 0 ? b : c)
            .partials(null, s -> ONE.where(s.condition()), s -> ONE.unless(s.condition()))),

    // ---- Bits: scaling by powers of two, small tables

    /** The unbiased exponent of a as a number: -1023 for zero and subnormals, 1024 for infinities, NaN for NaN. */
    EXPONENT(primitive("exponent", 1)
            .meaning((a, _, _) -> Double.isNaN(a) ? Double.NaN : Math.getExponent(a))
            .note("flat: the derivative is 0")),
    /** The fraction bits of a as a number in [1, 2), whatever its exponent and sign; NaN for NaN. */
    SIGNIFICAND(primitive("significand", 1)
            .meaning((a, _, _) -> Double.isNaN(a) ? Double.NaN : Bits.significand(a))
            .partials(s -> Partial.of(s.y().div(s.a())))
            .domain("normal numbers")),
    /** 2 to the power of an integer a from -1022 to 1023; 0 for -1023, infinity for 1024. */
    POWER_OF_TWO(primitive("powerOfTwo", 1)
            .meaning((a, _, _) -> Double.isNaN(a) ? Double.NaN : Bits.powerOfTwo(a))
            .domain("integers from -1023 to 1024")
            .note("flat: the derivative is 0")),
    /**
     * The entry of a constant table at an integer index a; indices outside are moved to the nearest end, NaN gives NaN.
     * {@code b} and {@code c} are not operands but the table's place and length in the tape's constants.
     */
    LOOKUP(primitive("lookup", 1).note("flat: the derivative is 0")),

    // ---- Functions

    /** The exponential function. */
    EXP(function("exp", 0.85, Exponentials::exp).partials(s -> Partial.of(s.y()))),
    /** The natural logarithm. */
    LOG(function("log", 0.9, Logarithms::log).partials(s -> Partial.of(div(1, s.a()))).domain("a >= 0")),
    /** The sine of an angle in radians. */
    SIN(function("sin", 0.85, Trigonometry::sin).partials(s -> Partial.of(cos(s.a())))),
    /** The cosine of an angle in radians. */
    COS(function("cos", 0.85, Trigonometry::cos).partials(s -> Partial.minus(sin(s.a())))),
    /** The hyperbolic tangent. */
    TANH(function("tanh", 0.9, Hyperbolics::tanh)
            .partials(s -> Partial.of(s.y().apply(FNMA, s.y(), s.constant(1))))),
    /**
     * a to the power of b, with the special cases of {@link Math#pow}. The partial by a is taken as 0 where b is 0,
     * and the partial by b as 0 where the power is 0.
     */
    POW(function("pow", 0.85, Powers::pow)
            .partials(
                    s -> Partial.of(s.b().equalTo(0).select(s.constant(0), s.b().times(pow(s.a(), s.b().minus(1))))),
                    s -> Partial.of(s.y().equalTo(0).select(s.constant(0), s.y().times(log(s.a())))))
            .domain("a >= 0, or b an integer"));

    /** What an operation is made of. */
    public enum Kind {
        /** No operands: an input or a constant. Leaves are not counted as operations. */
        LEAF,
        /** Exact or correctly rounded in IEEE 754. */
        PRIMITIVE,
        /** Defined by a program of primitives. */
        FUNCTION
    }

    private static final Operation[] TABLE = values();

    private final Definition definition;
    private final Meaning meaning;
    private final List<@Nullable Rule> partials;

    Operation(Definition definition) {
        this.definition = definition;
        this.meaning = definition.meaning;
        this.partials = Collections.unmodifiableList(Arrays.asList(definition.partials));
    }

    /**
     * The operation with an opcode.
     *
     * @param opcode from 0 to the number of operations - 1
     * @return the operation whose {@link #opcode()} it is
     */
    public static Operation of(int opcode) {
        return TABLE[opcode];
    }

    /**
     * The code that stands for this operation in a tape's buffer.
     *
     * @return the opcode
     */
    public byte opcode() {
        return (byte) ordinal();
    }

    /**
     * The name, as printed tapes and tape files have it: an infix sign or the name of a function.
     *
     * @return the name, unique in the table
     */
    public String symbol() {
        return definition.name;
    }

    /**
     * What the operation is made of.
     *
     * @return its kind
     */
    public Kind kind() {
        return definition.kind;
    }

    /**
     * How many operands it has: positions of earlier operations, in {@code a}, {@code b} and {@code c}.
     *
     * @return 0 to 3
     */
    public int arity() {
        return definition.arity;
    }

    /**
     * Checks that it is given as many operands as it has.
     *
     * @param operands how many it is given
     * @throws IllegalArgumentException if it has another number
     */
    public void requireArity(int operands) {
        if (operands != arity()) {
            throw new IllegalArgumentException("The operation " + symbol() + " takes " + arity()
                    + (arity() == 1 ? " operand" : " operands") + ", but is given " + operands + ".");
        }
    }

    /**
     * Whether the first two operands may change places without changing a bit of the result.
     *
     * @return true if so; {@link #FMA}, {@link #FMS} and {@link #FNMA} multiply their first two operands and count too
     */
    public boolean isCommutative() {
        return definition.commutative || this == FMA || this == FMS || this == FNMA;
    }

    /**
     * Whether the result is a condition and not a number.
     *
     * @return true if so
     */
    public boolean isCondition() {
        return definition.condition;
    }

    /**
     * Whether an operand is a condition and not a number.
     *
     * @param operand 0, 1 or 2
     * @return true if so
     */
    public boolean takesCondition(int operand) {
        return (definition.conditionOperands >> operand & 1) != 0;
    }

    /**
     * Whether the derivative by an operand may differ from 0.
     *
     * @param operand 0, 1 or 2
     * @return false for conditions and where the operation is flat
     */
    public boolean isDifferentiable(int operand) {
        return operand < partials.size() && partials.get(operand) != null;
    }

    /**
     * The local derivative by one operand, appended to the step's tape.
     *
     * @param operand 0, 1 or 2
     * @param step the step of the tape
     * @return the partial
     * @throws IllegalArgumentException if the operation is flat there
     */
    public Partial partial(int operand, Step step) {
        Rule rule = partials.get(operand);
        if (rule == null) {
            throw new IllegalArgumentException(symbol() + " has no derivative by operand " + operand + ".");
        }
        return rule.partial(step);
    }

    /**
     * The meaning: the value on plain doubles.
     *
     * @return a function of up to three operands
     */
    public Meaning meaning() {
        return meaning;
    }

    /**
     * The program that defines a function, recorded from its definition: inputs are the operands, one output.
     *
     * @return the program, made of primitives alone
     * @throws IllegalStateException if this is not a function
     */
    public Tape program() {
        if (meaning instanceof FunctionMeaning function) {
            return function.tape();
        }
        throw new IllegalStateException(symbol() + " is a " + kind() + ", not a function.");
    }

    /**
     * The largest error of a function in units in the last place.
     *
     * @return the bound; 0.5 for primitives, which are correctly rounded
     */
    public double ulps() {
        return kind() == Kind.FUNCTION ? definition.ulps : 0.5;
    }

    /**
     * Where the operation is defined.
     *
     * @return the domain, in words
     */
    public String domain() {
        return definition.domain;
    }

    /**
     * Kinks and flat pieces.
     *
     * @return what is to be said of the derivative, or nothing
     */
    public String note() {
        return definition.note;
    }

    /** The derivative of the larger or smaller of two numbers by the one that is taken: 1, or half at a tie. */
    private static Partial share(Step s) {
        Real one = s.constant(1);
        return Partial.of(s.a().equalTo(s.b()).select(s.constant(0.5), one));
    }
}
