package org.lanegrad.bench.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lanegrad.Input;
import org.lanegrad.Tape;

/**
 * A formula such as {@code x*y + sin(x)}, recorded. From the loosest to the tightest, its operators are
 *
 * <pre>
 *   or
 *   and
 *   not
 *   {@literal < <= > >= == !=}
 *   + -
 *   * /
 *   - +     as signs
 *   ^       right associative; the power of an integer literal is taken by repeated multiplication
 * </pre>
 *
 * <p>Comparisons stand in the first argument of {@code select(condition, a, b)} only. Names that are neither a function
 * nor one of the constants {@code pi} and {@code e} are variables.
 */
public final class Formula {
    private final String text;
    private final Tape tape;

    private Formula(String text, Tape tape) {
        this.text = text;
        this.tape = tape;
    }

    /**
     * Reads and records a formula.
     *
     * @param text the formula
     * @return the formula
     * @throws FormulaException if it is not one; says what is wrong and where
     */
    public static Formula parse(String text) {
        return new Formula(
                text, Tape.record(recording -> recording.output("value", new Parser(text, recording).parse())));
    }

    /**
     * What formulas may be made of.
     *
     * @return for each part of the language what there is
     */
    public static Map<String, String> language() {
        Map<String, String> language = new LinkedHashMap<>();
        language.put("operators", "+ - * / ^, signs, parentheses");
        language.put("functions", FormulaFunction.names());
        language.put("constants", "pi, e");
        language.put("conditions", "< <= > >= == != and or not, as in select(x < 0, -x, x)");
        return language;
    }

    /**
     * The variables.
     *
     * @return their names, in order of first appearance
     */
    public List<String> variables() {
        return tape.inputs().stream().map(Input::name).toList();
    }

    /**
     * The recorded formula.
     *
     * @return a tape with an active input for each variable, in their order, and one output named {@code value}
     */
    public Tape tape() {
        return tape;
    }

    /** The formula as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
