package org.lanegrad.bench.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lanegrad.Real;
import org.lanegrad.Recording;
import org.lanegrad.bench.formula.Token.Kind;

/** Records a formula while reading it, by precedence climbing. */
final class Parser {
    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    /** Far more than people write, and far less than the Java stack holds. */
    private static final int DEEPEST = 500;

    private final Lexer lexer;
    private final Recording recording;
    private final Map<String, Real> variables = new HashMap<>();
    private Token token;
    private int depth;

    Parser(String text, Recording recording) {
        this.lexer = new Lexer(text);
        this.recording = recording;
        this.token = lexer.next();
    }

    /** The value of the whole formula. */
    Real parse() {
        if (token.kind() == Kind.END) {
            throw token.place().fault("the formula is empty");
        }
        Term term = expression(0);
        if (token.kind() != Kind.END) {
            throw unexpected();
        }
        return term.number();
    }

    /** The names of the variables so far. */
    Set<String> variables() {
        return variables.keySet();
    }

    /** A term made with operators of at least a certain precedence. */
    private Term expression(int precedence) {
        if (++depth > DEEPEST) {
            throw token.place().fault("the formula is nested more than " + DEEPEST + " levels deep here");
        }
        Term term = operand();
        Operator operator = Operator.of(token);
        while (operator != null && operator.precedence() >= precedence) {
            Place place = advance().place();
            term = operator.apply(term, expression(operator.rightPrecedence()), place);
            operator = Operator.of(token);
        }
        depth--;
        return term;
    }

    private Term operand() {
        Token first = advance();
        return switch (first.kind()) {
            case NUMBER -> literal(Double.parseDouble(first.text()), first);
            case NAME -> token.is("(") ? call(first) : named(first);
            case SYMBOL ->
                switch (first.text()) {
                    case "(" -> parenthesized(first);
                    case "-" -> expression(Operator.SIGN).negative(first.place());
                    case "+" -> expression(Operator.SIGN).positive(first.place());
                    case "not" -> new Term.Test(expression(Operator.NOT).condition().not(), first.place());
                    default -> throw first.place().fault("a value is missing before " + first);
                };
            case END -> throw first.place().fault("the formula ends where a value should follow");
        };
    }

    private Term literal(double value, Token at) {
        return new Term.Literal(recording, value, at.place());
    }

    private Term named(Token name) {
        Double constant = CONSTANTS.get(name.text());
        if (constant != null) {
            return literal(constant, name);
        }
        if (FormulaFunction.find(name.text()) != null) {
            throw name.place().fault(name + " is a function; its arguments follow in parentheses");
        }
        return new Term.Value(variables.computeIfAbsent(name.text(), recording::input), name.place());
    }

    private Term parenthesized(Token open) {
        Term term = expression(0);
        close(open);
        return term;
    }

    private Term call(Token name) {
        FormulaFunction function = FormulaFunction.find(name.text());
        if (function == null) {
            throw unknown(name);
        }
        Token open = advance();
        List<Term> arguments = new ArrayList<>();
        if (!token.is(")")) {
            arguments.add(expression(0));
            while (token.is(",")) {
                advance();
                arguments.add(expression(0));
            }
        }
        close(open);
        if (arguments.size() != function.arity()) {
            throw name.place().fault(name + " takes " + function.arity()
                    + (function.arity() == 1 ? " argument" : " arguments") + ", not " + arguments.size());
        }
        return new Term.Value(function.body().apply(arguments), name.place());
    }

    private void close(Token open) {
        if (token.kind() == Kind.END) {
            throw open.place().fault("this '(' is never closed");
        }
        if (!token.is(")")) {
            throw unexpected();
        }
        advance();
    }

    private FormulaException unknown(Token name) {
        String hint = FormulaFunction.nearest(name.text())
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse(
                        variables.containsKey(name.text()) || CONSTANTS.containsKey(name.text())
                                ? "to multiply, write '*'"
                                : "there are " + FormulaFunction.names());
        return name.place().fault("there is no function " + name + "; " + hint);
    }

    private FormulaException unexpected() {
        if (token.startsOperand()) {
            return token.place().fault("an operator is missing before " + token + "; to multiply, write '*'");
        }
        return token.place()
                .fault(
                        switch (token.text()) {
                            case ")" -> "there is no '(' for this ')'";
                            case "," -> "a ',' stands between the arguments of a function only; decimals have a '.'";
                            default -> "unexpected " + token;
                        });
    }

    /** Steps over a token. */
    private Token advance() {
        Token passed = token;
        token = lexer.next();
        return passed;
    }
}
