package org.lanegrad.file;

import static org.lanegrad.RealMath.sqrt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Recording;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;

/** Small tapes that together use everything that a tape file can hold. */
final class SampleTapes {
    private SampleTapes() {}

    static Map<String, Tape> all() {
        Map<String, Tape> tapes = new LinkedHashMap<>();
        tapes.put("tiny", tiny());
        tapes.put("branches", Tape.record(SampleTapes::branches));
        tapes.put("branches, gradient", Tape.record(SampleTapes::branches).gradient());
        tapes.put("branches, vjp", Tape.record(SampleTapes::branches).vjp());
        tapes.put("branches, jvp", Tape.record(SampleTapes::branches).jvp());
        tapes.put("branches, Hessian", Tape.record(SampleTapes::branches).hessian());
        tapes.put("two outputs", Tape.trace(SampleTapes::twoOutputs));
        tapes.put(
                "outputs in another order", Tape.trace(SampleTapes::twoOutputs).withOutputs("second", "first"));
        tapes.put("special constants", Tape.trace(SampleTapes::specialConstants));
        tapes.put("every operation", everyOperation());
        tapes.put("look-ups", lookups());
        tapes.put("names", Tape.trace(SampleTapes::names));
        tapes.put("nothing", new TapeBuilder().build());
        return tapes;
    }

    /** {@code y = x * p + 0.5}, the addition said to be of the reverse sweep. */
    static Tape tiny() {
        TapeBuilder tape = new TapeBuilder();
        int line = tape.lineNumber("Model.java:7");
        int x = tape.input(Input.of("x"));
        int p = tape.input(new Input("p", false, true));
        tape.mark(Sweep.FORWARD, -1, line);
        int product = tape.append(Operation.MULTIPLY, x, p, -1);
        int half = tape.constantPosition(0.5);
        tape.mark(Sweep.REVERSE, product, -1);
        tape.output("y", tape.append(Operation.ADD, product, half, -1));
        return tape.build();
    }

    private static void branches(Recording r) {
        r.keepSourceLines();
        Real x = r.input("x");
        Real y = r.input(Input.of("y").perBatch());
        Real p = r.input(Input.of("p").passive());
        Real z = x.lessThan(y).select(x.times(y), sqrt(x.div(y)));
        r.output("z", z.lessThan(p).select(z.square(), z.plus(p)).times(3));
    }

    private static void twoOutputs(Recording r) {
        Real x = r.input("x");
        r.output("first", x.times(x));
        r.output("second", x);
    }

    private static void specialConstants(Recording r) {
        double[] values = {
            Double.NaN,
            -0.0,
            0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Math.PI
        };
        Real sum = r.input("x");
        for (double value : values) {
            sum = sum.plus(r.constant(value));
        }
        r.output("sum", sum);
    }

    private static Tape everyOperation() {
        TapeBuilder tape = new TapeBuilder();
        int number = tape.input(Input.of("x"));
        int condition = tape.append(Operation.LESS, number, tape.constantPosition(1), -1);
        for (Operation operation : Operation.values()) {
            if (operation.kind() != Operation.Kind.LEAF && operation != Operation.LOOKUP) {
                int result = tape.append(
                        operation,
                        operation.takesCondition(0) ? condition : number,
                        operation.takesCondition(1) ? condition : number,
                        operation.takesCondition(2) ? condition : number);
                if (!operation.isCondition()) {
                    tape.output(operation.name(), result);
                }
            }
        }
        return tape.build();
    }

    private static Tape lookups() {
        TapeBuilder tape = new TapeBuilder();
        int x = tape.input(Input.of("x"));
        int first = tape.lookup(x, 1, -0.0, Double.MIN_VALUE, Double.NaN);
        int second = tape.lookup(first, 3);
        int again = tape.lookup(second, 1, -0.0, Double.MIN_VALUE, Double.NaN);
        tape.output("y", tape.append(Operation.MULTIPLY, again, x, -1));
        return tape.build();
    }

    private static void names(Recording r) {
        Real x = r.input("Δx/∂t \uD83D\uDE80");
        Real y = r.input("a\tb\nc\0'\"\\");
        r.output("名前", x.times(y));
        r.output(" Δx/∂t \uD83D\uDE80", x);
        r.output("n".repeat(100_000), y);
    }
}
