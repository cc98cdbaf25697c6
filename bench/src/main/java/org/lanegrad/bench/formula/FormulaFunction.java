package org.lanegrad.bench.formula;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Real;
import org.lanegrad.RealMath;

/** A function that formulas may call, with a fixed number of arguments. */
record FormulaFunction(String name, int arity, Function<List<Term>, Real> body) {

    /** All of them: a line for each. */
    private static final Map<String, FormulaFunction> TABLE = Stream.of(
                    unary("abs", RealMath::abs),
                    unary("acos", RealMath::acos),
                    unary("acosh", RealMath::acosh),
                    unary("asin", RealMath::asin),
                    unary("asinh", RealMath::asinh),
                    unary("atan", RealMath::atan),
                    binary("atan2", RealMath::atan2),
                    unary("atanh", RealMath::atanh),
                    unary("cbrt", RealMath::cbrt),
                    unary("ceil", RealMath::ceil),
                    binary("copySign", RealMath::copySign),
                    unary("cos", RealMath::cos),
                    unary("cosh", RealMath::cosh),
                    unary("cosPi", RealMath::cosPi),
                    unary("digamma", RealMath::digamma),
                    binary("directionCosine", RealMath::directionCosine),
                    unary("erf", RealMath::erf),
                    unary("erfc", RealMath::erfc),
                    unary("exp", RealMath::exp),
                    unary("exp2", RealMath::exp2),
                    unary("expm1", RealMath::expm1),
                    unary("expMinusSquare", RealMath::expMinusSquare),
                    unary("floor", RealMath::floor),
                    of("fma", 3, a -> RealMath.fma(a.get(0).number(), a.get(1).number(), a.get(2).number())),
                    binary("fmod", RealMath::fmod),
                    binary("hypot", RealMath::hypot),
                    unary("inverseMills", RealMath::inverseMills),
                    unary("inverseMillsPlus", RealMath::inverseMillsPlus),
                    unary("lgamma", RealMath::lgamma),
                    unary("log", RealMath::log),
                    unary("log10", RealMath::log10),
                    unary("log1p", RealMath::log1p),
                    unary("log2", RealMath::log2),
                    unary("logisticDensity", RealMath::logisticDensity),
                    unary("logNormalCdf", RealMath::logNormalCdf),
                    binary("max", RealMath::max),
                    binary("min", RealMath::min),
                    unary("normalCdf", RealMath::normalCdf),
                    unary("normalPdf", RealMath::normalPdf),
                    unary("normalQuantile", RealMath::normalQuantile),
                    unary("normalQuantileSlope", RealMath::normalQuantileSlope),
                    binary("polygamma", RealMath::polygamma),
                    of("pow", 2, a -> a.get(0).power(a.get(1)).number()),
                    unary("reciprocal", RealMath::reciprocal),
                    unary("rint", RealMath::rint),
                    unary("rsqrt", RealMath::rsqrt),
                    of("select", 3, a -> a.get(0).condition().select(a.get(1).number(), a.get(2).number())),
                    unary("sigmoid", RealMath::sigmoid),
                    unary("sign", RealMath::sign),
                    unary("sin", RealMath::sin),
                    unary("sinh", RealMath::sinh),
                    unary("sinPi", RealMath::sinPi),
                    unary("softplus", RealMath::softplus),
                    unary("sqrt", RealMath::sqrt),
                    unary("square", RealMath::square),
                    unary("tan", RealMath::tan),
                    unary("tanh", RealMath::tanh),
                    unary("tanPi", RealMath::tanPi),
                    unary("trunc", RealMath::trunc))
            .collect(Collectors.toUnmodifiableMap(FormulaFunction::name, Function.identity()));

    /** Names that other languages use, too far from ours to be found as misspelt. */
    private static final Map<String, String> OTHER_NAMES = Map.of("ln", "log");

    static @Nullable FormulaFunction find(String name) {
        return TABLE.get(name);
    }

    /** The names of all functions, for people. */
    static String names() {
        return TABLE.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /** The function that a name was probably meant to be. */
    static Optional<String> nearest(String name) {
        String other = OTHER_NAMES.get(name);
        int farthest = (name.length() + 1) / 3;
        return other != null
                ? Optional.of(other)
                : TABLE.keySet().stream()
                        .filter(known -> distance(name, known) <= farthest)
                        .min(Comparator.<String>comparingInt(known -> distance(name, known))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        return a.equalsIgnoreCase(b) ? 0 : LevenshteinDistance.getDefaultInstance().apply(a, b);
    }

    private static FormulaFunction unary(String name, UnaryOperator<Real> function) {
        return of(name, 1, a -> function.apply(a.get(0).number()));
    }

    private static FormulaFunction binary(String name, BinaryOperator<Real> function) {
        return of(name, 2, a -> function.apply(a.get(0).number(), a.get(1).number()));
    }

    private static FormulaFunction of(String name, int arity, Function<List<Term>, Real> body) {
        return new FormulaFunction(name, arity, body);
    }
}
