package org.lanegrad.bench.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.MultiplyAddFusion;

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
    private final Tape trace;

    private Formula(String text, Tape trace) {
        this.text = text;
        this.trace = trace;
    }

    /**
     * Reads and records a formula.
     *
     * @param text the formula
     * @return the formula
     * @throws FormulaException if it is not one; says what is wrong and where
     */
    public static Formula parse(String text) {
        Tape trace = Tape.trace(recording -> {
            Parser parser = new Parser(text, recording);
            Real value = parser.parse();
            recording.output(outputBeside(parser.variables()), value);
        });
        return new Formula(text, trace);
    }

    private static String outputBeside(Set<String> variables) {
        return Stream.concat(Stream.of("z"), Stream.iterate("value", name -> name + "_"))
                .filter(name -> !variables.contains(name))
                .findFirst()
                .orElseThrow();
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
        return trace.inputs().stream().map(Input::name).toList();
    }

    /**
     * The evaluation trace of the formula, exactly as it is written.
     *
     * @return a tape with an active input for each variable, in their order, and one output named {@code z}, or
     *     {@code value} where that is a variable
     */
    public Tape trace() {
        return trace;
    }

    /**
     * The formula as {@link Tape#record} records it.
     *
     * @return the trace with products fused with the sums that use them
     */
    public Tape tape() {
        return new MultiplyAddFusion().apply(trace);
    }

    /** The formula as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
