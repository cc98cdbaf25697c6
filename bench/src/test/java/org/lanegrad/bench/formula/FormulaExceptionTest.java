package org.lanegrad.bench.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class FormulaExceptionTest {
    private static final String NOT_A_NUMBER =
            "this is a condition, not a number; conditions stand in select(condition, a, b) only";
    private static final String NOT_A_CONDITION = "a condition such as x < 1 is needed here, not a number";
    private static final String TWO_NUMBERS =
            "a comparison takes two numbers; join conditions as in 0 < x and x < 1";
    private static final String NUMBERS = "write numbers like 2, 2.5 or 1e-3";

    /** Each formula has an @ where the caret should be. */
    static final List<Arguments> FAULTS = List.of(
            // empty, unexpected end
            fault("@", "the formula is empty"),
            fault("   @", "the formula is empty"),
            fault("x +@", "the formula ends where a value should follow"),
            fault("x*(y - @", "the formula ends where a value should follow"),
            fault("-@", "the formula ends where a value should follow"),
            fault("max(x,@", "the formula ends where a value should follow"),
            // parentheses
            fault("2*@(x + y", "this '(' is never closed"),
            fault("@(2*(x + y)", "this '(' is never closed"),
            fault("sin@(x", "this '(' is never closed"),
            fault("x + y@)", "there is no '(' for this ')'"),
            fault("(@)", "a value is missing before ')'"),
            // a value is missing
            fault("@*x", "a value is missing before '*'"),
            fault("x * @/ y", "a value is missing before '/'"),
            fault("x < @and y < 1", "a value is missing before 'and'"),
            fault("max(@,x)", "a value is missing before ','"),
            fault("max(x,@)", "a value is missing before ')'"),
            // an operator is missing
            fault("2@x", "an operator is missing before 'x'; to multiply, write '*'"),
            fault("x @y", "an operator is missing before 'y'; to multiply, write '*'"),
            fault("2@(x + 1)", "an operator is missing before '('; to multiply, write '*'"),
            fault("(x)@(y)", "an operator is missing before '('; to multiply, write '*'"),
            fault("2@exp(x)", "an operator is missing before 'exp'; to multiply, write '*'"),
            fault("x @2", "an operator is missing before '2'; to multiply, write '*'"),
            fault("sin(x @y)", "an operator is missing before 'y'; to multiply, write '*'"),
            // commas
            fault("2@,5*x", "a ',' stands between the arguments of a function only; decimals have a '.'"),
            fault("(x@, y)", "a ',' stands between the arguments of a function only; decimals have a '.'"),
            fault("select(x < 1 @not x, 1, 2)", "unexpected 'not'"),
            // functions
            fault("x*y + @sine(x)", "there is no function 'sine'; did you mean 'sin'?"),
            fault("@Sin(x)", "there is no function 'Sin'; did you mean 'sin'?"),
            fault("@copysign(x, y)", "there is no function 'copysign'; did you mean 'copySign'?"),
            fault("@ln(x)", "there is no function 'ln'; did you mean 'log'?"),
            fault("x + @x(y)", "there is no function 'x'; to multiply, write '*'"),
            fault("@pi(y)", "there is no function 'pi'; to multiply, write '*'"),
            fault("@wobble(x)", "there is no function 'wobble'; there are " + FormulaFunction.names()),
            fault("@sin(x, y)", "'sin' takes 1 argument, not 2"),
            fault("@sin()", "'sin' takes 1 argument, not 0"),
            fault("1 + @max(x)", "'max' takes 2 arguments, not 1"),
            fault("@select(x < 1, 2)", "'select' takes 3 arguments, not 2"),
            fault("1 + @sin", "'sin' is a function; its arguments follow in parentheses"),
            fault("@sin x", "'sin' is a function; its arguments follow in parentheses"),
            // numbers
            fault("x + @1.2.3", "'1.2.3' is not a number; " + NUMBERS),
            fault("@1e", "'1e' is not a number; " + NUMBERS),
            fault("@1e+", "'1e+' is not a number; " + NUMBERS),
            fault("@1e-x", "'1e-' is not a number; " + NUMBERS),
            fault("@2e1.5", "'2e1.5' is not a number; " + NUMBERS),
            fault("@.", "'.' is not a number; " + NUMBERS),
            fault("2*@1e999", "'1e999' is too large: the largest number is 1.7976931348623157E308"),
            // conditions
            fault("x @< 1", NOT_A_NUMBER),
            fault("(x @== 1)", NOT_A_NUMBER),
            fault("2*(x @< 1)", NOT_A_NUMBER),
            fault("-(x @< 1)", NOT_A_NUMBER),
            fault("+(x @< 1)", NOT_A_NUMBER),
            fault("sin(x @< 1)", NOT_A_NUMBER),
            fault("2^(x @< 1)", NOT_A_NUMBER),
            fault("@not x < 1", NOT_A_NUMBER),
            fault("x < 1 @or x > 2", NOT_A_NUMBER),
            fault("select(x < 1, x @< 2, 3)", NOT_A_NUMBER),
            fault("select(@x, 1, 2)", NOT_A_CONDITION),
            fault("select(x < 1 and @y + 1, 1, 2)", NOT_A_CONDITION),
            fault("select(not @2, 1, 2)", NOT_A_CONDITION),
            fault("select(0 < x @< 1, 1, 2)", TWO_NUMBERS),
            fault("select((x < 1) @== (y < 1), 1, 2)", TWO_NUMBERS),
            // characters
            fault("x @$ y", "unexpected character '$'"),
            fault("x@;", "unexpected character ';'"),
            fault("x @% y", "unexpected character '%'"),
            fault("x@\u0007", "unexpected character U+0007"),
            fault("2*@\u03b1", "unexpected character '\u03b1' (U+03B1); formulas are written in ASCII"),
            fault("@\uD83D\uDE00", "unexpected character '\uD83D\uDE00' (U+1F600); formulas are written in ASCII"),
            fault("x @\u2212 y", "unexpected '\u2212' (U+2212); write '-' instead"),
            fault("2@\u00d7x", "unexpected '\u00d7' (U+00D7); write '*' instead"),
            fault("x@\u00b2", "unexpected '\u00b2' (U+00B2); write '^2' instead"),
            fault("@\u03c0/2", "unexpected '\u03c0' (U+03C0); write 'pi' instead"),
            fault("x@\u00a0+ y", "unexpected '\u00a0' (U+00A0); write a plain space instead"),
            fault("select(x @\u2264 1, 2, 3)", "unexpected '\u2264' (U+2264); write '<=' instead"),
            fault("x@**2", "unexpected '**'; write '^' instead"),
            fault("select(x @= 1, 2, 3)", "unexpected '='; write '==' instead"),
            fault("select(x < 1 @&& y < 1, 2, 3)", "unexpected '&&'; write 'and' instead"),
            fault("select(@!(x < 1), 2, 3)", "unexpected '!'; write 'not' instead"),
            fault("select(x < 1 @|| y < 1, 2, 3)", "unexpected '||'; write 'or' instead"));

    private static Arguments fault(String marked, String message) {
        return Arguments.of(marked, message);
    }

    @ParameterizedTest
    @FieldSource("FAULTS")
    void saysWhatIsWrongAndWhere(String marked, String message) {
        FormulaException fault = thrownBy(marked.replace("@", ""));
        assertEquals(message, fault.getMessage());
        assertEquals(marked.indexOf('@'), fault.position());
    }

    @Test
    void deepNestingIsNoStackOverflow() {
        assertEquals(500, thrownBy("(".repeat(100_000)).position());
        assertEquals(500, thrownBy("-".repeat(100_000) + "x").position());
        assertEquals(1000, thrownBy("x^".repeat(100_000) + "x").position());
        FormulaException fault = thrownBy("sin(".repeat(100_000) + "x" + ")".repeat(100_000));
        assertEquals(2000, fault.position());
        assertEquals("the formula is nested more than 500 levels deep here", fault.getMessage());
    }

    @Test
    void theCaretStandsUnderTheFault() {
        assertEquals("x*y + sine(x)\n      ^", thrownBy("x*y + sine(x)").pointer());
    }

    @Test
    void theCaretStandsAfterTheEnd() {
        assertEquals("x +\n   ^", thrownBy("x +").pointer());
        assertEquals("\n^", thrownBy("").pointer());
    }

    @Test
    void lineBreaksAndTabsDoNotMoveTheCaret() {
        assertEquals("x +  $\n     ^", thrownBy("x +\n\t$").pointer());
    }

    @Test
    void aCharacterOfTwoUnitsIsOneColumn() {
        Place place = new Place("\uD83D\uDE00$", 2);
        assertEquals("\uD83D\uDE00$\n ^", place.fault("").pointer());
    }

    @Test
    void longFormulasAreShownInPart() {
        String pointer = thrownBy("x + ".repeat(100) + "$" + " + x".repeat(100)).pointer();
        List<String> lines = pointer.lines().toList();
        assertTrue(lines.get(0).startsWith("...") && lines.get(0).endsWith("..."), pointer);
        assertTrue(lines.get(0).length() < 80, pointer);
        assertEquals(lines.get(0).indexOf('$'), lines.get(1).indexOf('^'), pointer);
    }

    private static FormulaException thrownBy(String formula) {
        return assertThrows(FormulaException.class, () -> Formula.parse(formula));
    }
}
