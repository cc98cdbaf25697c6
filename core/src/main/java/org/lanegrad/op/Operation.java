package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.copySign;
import static org.lanegrad.RealMath.cos;
import static org.lanegrad.RealMath.cosh;
import static org.lanegrad.RealMath.directionCosine;
import static org.lanegrad.RealMath.cosPi;
import static org.lanegrad.RealMath.digamma;
import static org.lanegrad.RealMath.div;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.expMinusSquare;
import static org.lanegrad.RealMath.hypot;
import static org.lanegrad.RealMath.inverseMills;
import static org.lanegrad.RealMath.inverseMillsPlus;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.logisticDensity;
import static org.lanegrad.RealMath.normalPdf;
import static org.lanegrad.RealMath.normalQuantile;
import static org.lanegrad.RealMath.normalQuantileSlope;
import static org.lanegrad.RealMath.polygamma;
import static org.lanegrad.RealMath.pow;
import static org.lanegrad.RealMath.rsqrt;
import static org.lanegrad.RealMath.sigmoid;
import static org.lanegrad.RealMath.sin;
import static org.lanegrad.RealMath.sinh;
import static org.lanegrad.RealMath.tanh;
import static org.lanegrad.RealMath.sinPi;
import static org.lanegrad.op.Definition.comparison;
import static org.lanegrad.op.Definition.function;
import static org.lanegrad.op.Definition.leaf;
import static org.lanegrad.op.Definition.logic;
import static org.lanegrad.op.Definition.primitive;
import static org.lanegrad.op.ErrorFunctions.TWO_OVER_SQRT_PI;
import static org.lanegrad.op.Partial.MINUS_ONE;
import static org.lanegrad.op.Partial.ONE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/**
 * The one table of operations: for each its name, its derivative rule by every operand, its domain and kinks, and for
 * functions the program that defines them and their accuracy.
 *
 * <p><b>Primitives</b> are exact or correctly rounded in IEEE 754, so that every executor computes the same bits: those
 * of {@link Primitives}. <b>Functions</b> are short branch-free programs of primitives; the order of their operations
 * is their definition. NaN results have no particular sign or payload.
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
    ADD(primitive("+", 2).commutative().partials(_ -> ONE, _ -> ONE)),
    /** {@code a - b}. */
    SUBTRACT(primitive("-", 2).partials(_ -> ONE, _ -> MINUS_ONE)),
    /** {@code a * b}. */
    MULTIPLY(primitive("*", 2)
            .commutative()
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()))),
    /** {@code a / b}. Both partials use one reciprocal, and begin with the product with it. */
    DIVIDE(primitive("/", 2)
            .partials(s -> Partial.of(div(1, s.b())), s -> Partial.minus(div(1, s.b()), s.y()))
            .domain("b != 0")),
    /** {@code -a}. */
    NEGATE(primitive("neg", 1).partials(_ -> MINUS_ONE)),
    /** {@code a * b + c} with one rounding. */
    FMA(primitive("fma", 3)
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()), _ -> ONE)
            .note("a * b + c, rounded once")),
    /** {@code a * b - c} with one rounding. */
    FMS(primitive("fms", 3)
            .partials(s -> Partial.of(s.b()), s -> Partial.of(s.a()), _ -> MINUS_ONE)
            .note("a * b - c, rounded once")),
    /** {@code c - a * b} with one rounding. */
    FNMA(primitive("fnma", 3)
            .partials(s -> Partial.minus(s.b()), s -> Partial.minus(s.a()), _ -> ONE)
            .note("c - a * b, rounded once")),
    /** The square root. */
    SQRT(primitive("sqrt", 1)
            .partials(s -> Partial.of(div(0.5, s.y())))
            .domain("a >= 0")),

    // ---- Pieces: flat or kinked operations

    /** The absolute value; its derivative at 0 is 0. */
    ABS(primitive("abs", 1)
            .partials(s -> Partial.of(s.a().equalTo(0).select(s.constant(0), copySign(s.constant(1), s.a()))))
            .note("kink at 0: the derivative there is 0")),
    /** The smaller of two numbers, -0 below +0; a NaN operand gives NaN. At a tie each side has half the derivative. */
    MIN(primitive("min", 2)
            .commutative()
            .partials(
                    s -> share(s).unless(s.b().lessThan(s.a())),
                    s -> share(s).unless(s.a().lessThan(s.b())))
            .note("kink at a = b: each side has half the derivative")),
    /** The larger of two numbers, +0 above -0; a NaN operand gives NaN. At a tie each side has half the derivative. */
    MAX(primitive("max", 2)
            .commutative()
            .partials(
                    s -> share(s).unless(s.a().lessThan(s.b())),
                    s -> share(s).unless(s.b().lessThan(s.a())))
            .note("kink at a = b: each side has half the derivative")),
    /** The nearest integer, ties to even; the sign of zero is kept. */
    RINT(primitive("rint", 1).note("flat: the derivative is 0")),
    /** The largest integer not above a; the sign of zero is kept. */
    FLOOR(primitive("floor", 1).note("flat: the derivative is 0")),
    /** The magnitude of a with the sign of b; a NaN b counts as positive. */
    COPY_SIGN(primitive("copySign", 2)
            .partials(
                    s -> Partial.of(copySign(s.constant(1), s.a()).times(copySign(s.constant(1), s.b()))), null)
            .note("by b the derivative is 0")),

    // ---- Comparisons and choice

    /** {@code a < b}; false where either is NaN. */
    LESS(comparison("<")),
    /** {@code a <= b}; false where either is NaN. */
    LESS_OR_EQUAL(comparison("<=")),
    /** {@code a == b}; false where either is NaN, true for the two zeros. */
    EQUAL(comparison("==").commutative()),
    /** Both conditions hold. */
    AND(logic("and", 2).commutative()),
    /** At least one of the conditions holds. */
    OR(logic("or", 2).commutative()),
    /** The condition does not hold. */
    NOT(logic("not", 1)),
    /** {@code b} where condition {@code a} holds, else {@code c}. The other side never reaches a derivative. */
    SELECT(primitive("select", 3)
            .conditionOperands(1)
            .domain("a condition and two numbers")
            .partials(null, s -> ONE.where(s.condition()), s -> ONE.unless(s.condition()))),

    // ---- Bits: scaling by powers of two, small tables

    /**
     * The exponent bits of a as a number: {@code 2^52 + 1023 + e} for a normal number of magnitude {@code 2^e} to
     * {@code 2^(e+1)}, {@code 2^52} for zero and subnormals, {@code 2^52 + 2047} for infinities and NaN. The lowest bits
     * of the result are the bits themselves, so that nothing is converted.
     */
    EXPONENT_BITS(primitive("exponentBits", 1)
            .note("flat: the derivative is 0")),
    /** The fraction bits of a as a number in [1, 2), whatever its exponent and sign; NaN for NaN. */
    SIGNIFICAND(primitive("significand", 1)
            .partials(s -> Partial.of(s.y().div(s.a())))
            .domain("normal numbers")),
    /**
     * The number that has the lowest 12 bits of a as its sign and exponent bits, and no fraction; NaN for NaN. For an
     * integer k from 2^52 to 2^53 that is {@code 2^((k mod 2048) - 1023)}, with minus for an odd k/2048. It takes what
     * {@link #EXPONENT_BITS} gives and what rounding to an integer by adding 1.5 * 2^52 leaves, see {@code Nearest}.
     */
    WITH_EXPONENT_BITS(primitive("withExponentBits", 1)
            .note("flat: the derivative is 0")),
    /**
     * The entry of a constant table at an integer index a; indices outside are moved to the nearest end, NaN gives NaN.
     * {@code b} and {@code c} are not operands but the table's place and length in the tape's constants.
     */
    LOOKUP(primitive("lookup", 1).note("flat: the derivative is 0")),

    // ---- Functions

    /** The exponential function. */
    EXP(function("exp", 0.85, Exponentials::exp).partials(s -> Partial.of(s.y()))),
    /** 2 to the power of a. */
    EXP2(function("exp2", 0.9, Exponentials::exp2).partials(s -> Partial.of(s.y().times(ReducedExponent.LN2)))),
    /** The exponential function less 1. */
    EXPM1(function("expm1", 0.9, Exponentials::expm1).partials(s -> Partial.of(exp(s.a())))),
    /** The natural logarithm. */
    LOG(function("log", 0.9, Logarithms::log).partials(s -> Partial.of(div(1, s.a()))).domain("a >= 0")),
    /** The logarithm to base 2. */
    LOG2(function("log2", 0.75, Logarithms::log2)
            .partials(s -> Partial.of(div(ReducedExponent.LOG2_E, s.a())))
            .domain("a >= 0")),
    /** The logarithm to base 10. */
    LOG10(function("log10", 0.75, Logarithms::log10)
            .partials(s -> Partial.of(div(Logarithms.LOG10_E, s.a())))
            .domain("a >= 0")),
    /** The natural logarithm of 1 + a. */
    LOG1P(function("log1p", 0.9, Logarithms::log1p)
            .partials(s -> Partial.of(div(1, s.a().plus(1))))
            .domain("a >= -1")),
    /** The sine of an angle in radians. */
    SIN(function("sin", 0.85, Trigonometry::sin).partials(s -> Partial.of(cos(s.a())))),
    /** The cosine of an angle in radians. */
    COS(function("cos", 0.85, Trigonometry::cos).partials(s -> Partial.minus(sin(s.a())))),
    /** The tangent of an angle in radians. */
    TAN(function("tan", 0.85, Trigonometry::tan).partials(s -> Partial.of(Arcs.onePlusSquare(s.y())))),
    /** The sine of pi times a; at integers the zero has the sign of a. */
    SIN_PI(function("sinPi", 0.85, Trigonometry::sinPi).partials(s -> Partial.of(cosPi(s.a()), s.constant(Math.PI)))),
    /** The cosine of pi times a; halfway between integers it is +0. */
    COS_PI(function("cosPi", 0.85, Trigonometry::cosPi)
            .partials(s -> Partial.minus(sinPi(s.a()), s.constant(Math.PI)))),
    /** The tangent of pi times a, as the quotient of sine and cosine: infinite halfway between integers. */
    TAN_PI(function("tanPi", 0.85, Trigonometry::tanPi)
            .partials(s -> Partial.of(Arcs.onePlusSquare(s.y()), s.constant(Math.PI)))
            .domain("not halfway between integers")),
    /** The angle from -pi/2 to pi/2 that has a given sine. */
    ASIN(function("asin", 0.85, Arcs::asin)
            .partials(s -> Partial.of(Arcs.slope(s.a())))
            .domain("-1 <= a <= 1")
            .note("infinite at -1 and 1")),
    /** The angle from 0 to pi that has a given cosine. */
    ACOS(function("acos", 0.85, Arcs::acos)
            .partials(s -> Partial.minus(Arcs.slope(s.a())))
            .domain("-1 <= a <= 1")
            .note("infinite at -1 and 1")),
    /** The angle from -pi/2 to pi/2 that has a given tangent. */
    ATAN(function("atan", 0.85, Arcs::atan).partials(s -> Arcs.slopeOfTangent(s.a()))),
    /**
     * The angle from -pi to pi of the point with the ordinate a and the abscissa b, with the special cases of
     * {@link Math#atan2}.
     */
    ATAN2(function("atan2", 0.85, Arcs::atan2)
            .partials(s -> Arcs.byOrdinate(s.a(), s.b()), s -> Arcs.byAbscissa(s.a(), s.b()))
            .note("no derivative at the origin; jumps across the negative abscissas")),
    /** The remainder of a / b with the sign of a, exact: that of Java's {@code %}. */
    FMOD(function("fmod", 0.5, Remainders::fmod)
            .partials(_ -> ONE, s -> Partial.minus(Remainders.quotient(s.a(), s.b(), s.y())))
            .domain("b != 0")
            .note("jumps at the multiples of b; the derivative is that of the piece")),
    /** The hyperbolic sine. */
    SINH(function("sinh", 0.85, Hyperbolics::sinh).partials(s -> Partial.of(cosh(s.a())))),
    /** The hyperbolic cosine. */
    COSH(function("cosh", 0.9, Hyperbolics::cosh).partials(s -> Partial.of(sinh(s.a())))),
    /** The hyperbolic tangent. The rule has no difference from 1, which would cancel. */
    TANH(function("tanh", 0.9, Hyperbolics::tanh)
            .partials(s ->
                    Partial.of(logisticDensity(s.a().plus(s.a())).times(4)))),
    /** The inverse hyperbolic sine. */
    ASINH(function("asinh", 0.9, InverseHyperbolics::asinh)
            .partials(s -> Partial.of(div(1, hypot(s.a(), s.constant(1)))))),
    /** The inverse hyperbolic cosine. */
    ACOSH(function("acosh", 0.9, InverseHyperbolics::acosh)
            .partials(s -> Partial.of(rsqrt(s.a().minus(1)), rsqrt(s.a().plus(1))))
            .domain("a >= 1")),
    /** The inverse hyperbolic tangent. The rule rounds the difference from 1 once. */
    ATANH(function("atanh", 0.9, InverseHyperbolics::atanh)
            .partials(s -> Partial.of(div(1, s.a().apply(FNMA, s.a(), s.constant(1)))))
            .domain("-1 <= a <= 1")),
    /** The logistic function, {@code 1 / (1 + exp(-a))}. */
    SIGMOID(function("sigmoid", 0.9, Logistic::sigmoid).partials(s -> Partial.of(logisticDensity(s.a())))),
    /** The derivative of the logistic function, {@code exp(a) / (1 + exp(a))^2}. */
    LOGISTIC_DENSITY(function("logisticDensity", 0.9, Logistic::density)
            .partials(s -> Partial.minus(s.y(), tanh(s.a().times(0.5))))),
    /** The integral of the logistic function, {@code log(1 + exp(a))}. */
    SOFTPLUS(function("softplus", 0.9, Logistic::softplus).partials(s -> Partial.of(sigmoid(s.a())))),
    /** The reciprocal of the square root. */
    RSQRT(function("rsqrt", 0.55, Roots::rsqrt)
            .partials(s -> Partial.minus(s.y().square(), s.y().times(0.5)))
            .domain("a >= 0")),
    /** The cube root, of negative numbers too. */
    CBRT(function("cbrt", 0.55, Roots::cbrt)
            .partials(s -> Partial.of(div(1.0 / 3, s.y().square())))
            .note("at 0 the derivative is infinite")),
    /** {@code sqrt(a^2 + b^2)}, the distance of the point (a, b) from the origin. */
    HYPOT(function("hypot", 0.75, Distances::hypot)
            .commutative()
            .partials(
                    s -> Partial.of(directionCosine(s.a(), s.b())),
                    s -> Partial.of(directionCosine(s.b(), s.a())))
            .note("kink at a = b = 0: the derivatives there are 0")),
    /**
     * {@code a / hypot(a, b)}: the cosine of the angle between the direction to the point (a, b) and the first axis. At
     * the origin it and its derivatives are taken as 0.
     */
    DIRECTION_COSINE(function("directionCosine", 0.55, Distances::directionCosine)
            .partials(
                    s -> Partial.of(directionCosine(s.b(), s.a()), sineByDistance(s)),
                    s -> Partial.minus(s.y(), sineByDistance(s)))
            .note("jump at a = b = 0: the derivatives there are 0")),
    /**
     * a to the power of b, with the special cases of {@link Math#pow}. The partial by a is 0 where b is 0, even where a
     * is 0 or NaN; the partial by b is taken as 0 where the power is 0.
     */
    POW(function("pow", 0.85, Powers::pow)
            .partials(
                    s -> Partial.of(slopeOfPower(s)),
                    s -> Partial.of(s.y().equalTo(0).select(s.constant(0), s.y().times(log(s.a())))))
            .domain("a >= 0, or b an integer")),

    // ---- Functions: the normal distribution

    /** The error function. */
    ERF(function("erf", 0.85, ErrorFunctions::erf)
            .partials(s -> Partial.of(s.constant(TWO_OVER_SQRT_PI), expMinusSquare(s.a())))),
    /** 1 less the error function, without cancellation. */
    ERFC(function("erfc", 0.95, ErrorFunctions::erfc)
            .partials(s -> Partial.minus(s.constant(TWO_OVER_SQRT_PI), expMinusSquare(s.a())))),
    /** e to the power of minus the square of a. */
    EXP_MINUS_SQUARE(function("expMinusSquare", 0.7, ErrorFunctions::expMinusSquare)
            .partials(s -> Partial.of(unlessVanished(s), s.constant(-2), s.y()))),
    /** The density of the standard normal distribution. */
    NORMAL_PDF(function("normalPdf", 0.7, NormalDistribution::pdf)
            .partials(s -> Partial.minus(unlessVanished(s), s.y()))),
    /** The standard normal distribution function. */
    NORMAL_CDF(function("normalCdf", 0.95, NormalDistribution::cdf).partials(s -> Partial.of(normalPdf(s.a())))),
    /** The logarithm of the standard normal distribution function. */
    LOG_NORMAL_CDF(function("logNormalCdf", 1.6, NormalDistribution::logCdf)
            .partials(s -> Partial.of(inverseMills(s.a())))),
    /** The density of the standard normal distribution over its distribution function: the inverse Mills ratio. */
    INVERSE_MILLS(function("inverseMills", 0.95, NormalDistribution::inverseMills)
            .partials(s -> Partial.minus(s.y(), inverseMillsPlus(s.a())))),
    /** a and its inverse Mills ratio together, which far left nearly cancel. */
    INVERSE_MILLS_PLUS(function("inverseMillsPlus", 1.8, NormalDistribution::inverseMillsPlus)
            .partials(s -> Partial.of(s.y().apply(FNMA, inverseMills(s.a()), s.constant(1))))
            .note("far left the derivative cancels")),
    /** The inverse of the standard normal distribution function. */
    NORMAL_QUANTILE(function("normalQuantile", 2.5, NormalQuantile::quantile)
            .partials(s -> Partial.of(normalQuantileSlope(s.a())))
            .domain("0 <= a <= 1")),
    /** The derivative of {@link #NORMAL_QUANTILE}: one over the density at the quantile. */
    NORMAL_QUANTILE_SLOPE(function("normalQuantileSlope", 4, NormalQuantile::slope)
            .partials(s -> Partial.of(s.y(), s.y(), normalQuantile(s.a())))
            .domain("0 <= a <= 1")),

    // ---- Functions: the gamma function

    /** The logarithm of the magnitude of the gamma function. */
    LGAMMA(function("lgamma", 3, Gamma::lgamma)
            .partials(s -> Partial.of(digamma(s.a())))
            .note("near zeros of negative a accurate beside lgamma(-a)")),
    /** The derivative of the logarithm of the gamma function. */
    DIGAMMA(function("digamma", 4, Gamma::digamma)
            .partials(s -> Partial.of(polygamma(s.a(), s.constant(1))))
            .domain("not 0, -1, -2, ...")
            .note("near zeros of negative a accurate beside digamma(-a)")),
    /** The derivative of order b of the digamma function; b counts as a constant. */
    POLYGAMMA(function("polygamma", 4, Polygamma::polygamma)
            .partials(s -> Partial.of(polygamma(s.a(), s.b().plus(1))), null)
            .domain("b an integer from 1 to 30, to 3 for a < 0")
            .note("by b the derivative is 0"));

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
        this.meaning = definition.meaning(this);
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

    /** The sine of the direction from the origin to the point, divided by its distance; 0 at the origin. */
    private static Real sineByDistance(Step s) {
        Real distance = hypot(s.a(), s.b());
        return distance.equalTo(0).select(0, directionCosine(s.b(), s.a()).div(distance));
    }

    /** b * a^(b-1). Only where the product has no value is it replaced by 0: elsewhere it has derivatives by b. */
    private static Real slopeOfPower(Step s) {
        Real power = pow(s.a(), s.b().minus(1));
        Condition finite = abs(power).lessThan(Double.POSITIVE_INFINITY);
        return s.b().equalTo(0).and(finite.not()).select(s.constant(0), s.b().times(power));
    }

    /** The operand, but 0 where the result has vanished: there an infinite operand must not meet it. */
    private static Real unlessVanished(Step s) {
        return s.y().equalTo(0).select(0, s.a());
    }

    /** The derivative of the larger or smaller of two numbers by the one that is taken: 1, or half at a tie. */
    private static Partial share(Step s) {
        return Partial.of(s.a().equalTo(s.b()).select(0.5, 1));
    }
}
