package org.lanegrad.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.lanegrad.Input;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * Keeps a program moderate while it is being written, by running it at its first points and at a neighbour on both
 * sides of each. For wild points it watches none and allows everything.
 */
final class Tameness {
    private static final double LARGEST = 100;
    private static final double SMALLEST = 1e-3;
    private static final double CLEARANCE = 1e-2;
    private static final double STEP = 1e-3;
    private static final double STEEPEST = 100;
    private static final double MOST_CURVED = 1e4;

    private final Points points;
    private final int runs;
    /** By position the values at each point: a neighbour, the point itself, the other neighbour. */
    private final Map<Integer, double[]> values = new HashMap<>();

    private interface Run {
        double value(int run);
    }

    Tameness(Points points) {
        this.points = points;
        this.runs = points.wild() ? 0 : 3 * RandomProgram.TAME_POINTS;
    }

    /** Whether a whole tape is moderate. */
    static boolean of(Tape tape, Points points) {
        Tameness tameness = new Tameness(points);
        for (int i = 0; i < tape.size(); i++) {
            Operation operation = tape.operation(i);
            int b = operation.arity() > 1 ? tape.b(i) : -1;
            int c = operation.arity() > 2 ? tape.c(i) : -1;
            switch (operation) {
                case INPUT -> tameness.input(i, tape.inputs().get(tape.a(i)));
                case CONSTANT -> tameness.constant(i, tape.constant(i));
                case LOOKUP -> tameness.lookup(i, tape.a(i), tape.table(i));
                default -> {
                    if (!tameness.allows(operation, tape.a(i), b, c)) {
                        return false;
                    }
                    tameness.operation(i, operation, tape.a(i), b, c);
                }
            }
        }
        return true;
    }

    void input(int position, Input input) {
        set(position, run -> {
            int point = run / 3;
            double direction = new SplittableRandom(31L * input.name().hashCode() + point).nextDouble(-1, 1);
            return points.value(input, point) + (run % 3 - 1) * STEP * direction;
        });
    }

    void constant(int position, double value) {
        set(position, _ -> value);
    }

    void lookup(int position, int index, double[] table) {
        set(position, run -> ReferenceEvaluator.lookup(table, value(index, run)));
    }

    void operation(int position, Operation operation, int a, int b, int c) {
        set(position, run -> value(operation, a, b, c, run));
    }

    boolean allows(Operation operation, int a, int b, int c) {
        double[] result = new double[runs];
        for (int run = 0; run < runs; run++) {
            result[run] = value(operation, a, b, c, run);
            double magnitude = Math.abs(result[run]);
            // A NaN fails these comparisons, too
            if (!(magnitude <= LARGEST || operation == Operation.EXPONENT_BITS)
                    || !(magnitude >= SMALLEST || isFlat(operation))
                    || !(distanceToKink(operation, value(a, run), value(b, run)) > CLEARANCE)) {
                return false;
            }
        }
        for (int run = 1; run < runs; run += 3) {
            double slope = (result[run + 1] - result[run - 1]) / (2 * STEP);
            double curvature = (result[run + 1] - 2 * result[run] + result[run - 1]) / (STEP * STEP);
            if (Math.abs(slope) > STEEPEST || Math.abs(curvature) > MOST_CURVED) {
                return false;
            }
        }
        return true;
    }

    private void set(int position, Run run) {
        double[] result = new double[runs];
        for (int k = 0; k < runs; k++) {
            result[k] = run.value(k);
        }
        values.put(position, result);
    }

    private double value(int position, int run) {
        return position < 0 ? 0 : values.get(position)[run];
    }

    private double value(Operation operation, int a, int b, int c, int run) {
        return ReferenceEvaluator.apply(operation, value(a, run), value(b, run), value(c, run));
    }

    private static boolean isFlat(Operation operation) {
        return !operation.isDifferentiable(0) && !operation.isDifferentiable(1);
    }

    private static double distanceToKink(Operation operation, double a, double b) {
        return switch (operation) {
            case ABS -> Math.abs(a);
            case COPY_SIGN -> Math.min(Math.abs(a), Math.abs(b));
            case MIN, MAX, LESS, LESS_OR_EQUAL, EQUAL -> Math.abs(a - b);
            case RINT -> Math.abs(a - Math.floor(a) - 0.5);
            case FLOOR -> Math.abs(a - Math.rint(a));
            // With a negative base only integer exponents have a power
            case POW -> a;
            case EXPONENT_BITS, SIGNIFICAND -> {
                double fraction = Math.abs(a) / Math.ulp(a) * 0x1p-52;
                yield Math.min(fraction - 1, 2 - fraction);
            }
            default -> Double.POSITIVE_INFINITY;
        };
    }
}
