package org.lanegrad.bench;

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
                    binary("copySign", RealMath::copySign),
                    unary("cos", RealMath::cos),
                    unary("exp", RealMath::exp),
                    unary("floor", RealMath::floor),
                    of("fma", 3, a -> RealMath.fma(a.get(0).number(), a.get(1).number(), a.get(2).number())),
                    unary("log", RealMath::log),
                    binary("max", RealMath::max),
                    binary("min", RealMath::min),
                    of("pow", 2, a -> a.get(0).power(a.get(1)).number()),
                    unary("reciprocal", RealMath::reciprocal),
                    unary("rint", RealMath::rint),
                    of("select", 3, a -> a.get(0).condition().select(a.get(1).number(), a.get(2).number())),
                    unary("sin", RealMath::sin),
                    unary("sqrt", RealMath::sqrt),
                    unary("square", RealMath::square),
                    unary("tanh", RealMath::tanh))
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
