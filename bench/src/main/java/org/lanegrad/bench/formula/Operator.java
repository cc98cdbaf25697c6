package org.lanegrad.bench.formula;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Condition;
import org.lanegrad.Real;

/** The operators between two terms: a line for each. */
@SuppressWarnings("ImmutableEnumChecker") // rules are lambdas without state
enum Operator {
    OR("or", 1, joining(Condition::or)),
    AND("and", 2, joining(Condition::and)),
    LESS("<", 4, comparing(Real::lessThan)),
    LESS_OR_EQUAL("<=", 4, comparing(Real::lessOrEqual)),
    GREATER(">", 4, comparing(Real::greaterThan)),
    GREATER_OR_EQUAL(">=", 4, comparing(Real::greaterOrEqual)),
    EQUAL("==", 4, comparing(Real::equalTo)),
    NOT_EQUAL("!=", 4, comparing((a, b) -> a.equalTo(b).not())),
    ADD("+", 5, computing(Real::plus)),
    SUBTRACT("-", 5, computing(Real::minus)),
    MULTIPLY("*", 6, computing(Real::times)),
    DIVIDE("/", 6, computing(Real::div)),
    POWER("^", 8, (base, exponent, _) -> base.power(exponent));

    /** The precedence of {@code not}, before its operand. */
    static final int NOT = 3;
    /** The precedence of a sign, before its operand. */
    static final int SIGN = 7;

    private static final Map<String, Operator> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toMap(operator -> operator.symbol, Function.identity()));

    private interface Rule {
        Term apply(Term a, Term b, Place operator);
    }

    private final String symbol;
    private final int precedence;
    private final Rule rule;

    Operator(String symbol, int precedence, Rule rule) {
        this.symbol = symbol;
        this.precedence = precedence;
        this.rule = rule;
    }

    /** The operator that a token stands for between two terms, if it does. */
    static @Nullable Operator of(Token token) {
        return token.kind() == Token.Kind.SYMBOL ? BY_SYMBOL.get(token.text()) : null;
    }

    /** The tighter it binds, the higher. */
    int precedence() {
        return precedence;
    }

    /** The least precedence of the operators that its right operand may have. */
    int rightPrecedence() {
        return this == POWER ? precedence : precedence + 1;
    }

    Term apply(Term a, Term b, Place place) {
        return rule.apply(a, b, place);
    }

    private static Rule computing(BinaryOperator<Real> operation) {
        return (a, b, _) -> new Term.Value(operation.apply(a.number(), b.number()), a.place());
    }

    private static Rule comparing(BiFunction<Real, Real, Condition> comparison) {
        return (a, b, place) -> {
            if (a instanceof Term.Test || b instanceof Term.Test) {
                throw place.fault("a comparison takes two numbers; join conditions as in 0 < x and x < 1");
            }
            return new Term.Test(comparison.apply(a.number(), b.number()), place);
        };
    }

    private static Rule joining(BinaryOperator<Condition> operation) {
        return (a, b, place) -> new Term.Test(operation.apply(a.condition(), b.condition()), place);
    }
}
