package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.SameBits;
import org.lanegrad.testing.SpecialValues;

/** The parts one after the other, their bodies followed on plain doubles, have the bits of the whole. */
class PartsTest {
    private static final double[] ORDINARY = {0.3, 1.6, 4.7};

    static List<Operation> functions() {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() == Operation.Kind.FUNCTION)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void ofAFunctionHaveItsBits(Operation function) {
        List<Double> special = SpecialValues.ALL;
        int points = (int) Math.pow(special.size(), function.arity());
        check(
                function.program(),
                IntStream.range(0, points)
                        .mapToObj(point -> IntStream.range(0, function.arity())
                                .map(k -> k == 0 ? point % special.size() : point / special.size())
                                .mapToDouble(special::get)
                                .toArray())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void ofManyFunctionsHaveTheirBits(int seed) {
        Tape program = program(RandomProgram.of(new Points(seed, true), 30, 2));
        SplittableRandom random = new SplittableRandom(seed);
        check(
                program,
                IntStream.range(0, 100)
                        .mapToObj(point -> random.ints(program.inputs().size(), 0, SpecialValues.ALL.size())
                                .mapToDouble(SpecialValues.ALL::get)
                                .toArray())
                        .toList());
    }

    /** The primitives of a random program, and of its outputs those that are operations. */
    private static Tape program(RandomProgram random) {
        Tape tape = new CommonSubexpressions().apply(new InlineFunctions().apply(random.trace()));
        return new DeadCode()
                .apply(tape.withOutputs(tape.outputs().stream()
                        .filter(output -> tape.operation(output.position()).kind() != Operation.Kind.LEAF)
                        .map(Output::name)
                        .toArray(String[]::new)));
    }

    /** All points in one block, and each in a block where the others are ordinary. */
    private static void check(Tape program, List<double[]> points) {
        List<Part> parts = Parts.of(program);
        for (Part part : parts) {
            assertTrue(part.places().stream().allMatch(place -> place >= 0), () -> "Nowhere: " + part);
        }
        check(program, parts, points.toArray(double[][]::new));
        double[] ordinary = new double[program.inputs().size()];
        Arrays.setAll(ordinary, k -> ORDINARY[k % ORDINARY.length]);
        points.forEach(point -> check(program, parts, ordinary, point));
    }

    private static void check(Tape program, List<Part> parts, double[]... points) {
        double[][] results = run(program, parts, points);
        for (int lane = 0; lane < points.length; lane++) {
            SameBits.assertSame(program.evaluate(points[lane]), results[lane], Arrays.toString(points[lane]));
        }
    }

    /** The outputs at each point of a block. */
    private static double[][] run(Tape program, List<Part> parts, double[]... points) {
        int inputs = program.inputs().size();
        int places = parts.stream()
                .flatMap(part -> part.places().stream())
                .mapToInt(place -> place + 1)
                .max()
                .orElseThrow();
        double[][] memory = new double[points.length][places];
        for (int lane = 0; lane < points.length; lane++) {
            Arrays.fill(memory[lane], Double.NaN);
            System.arraycopy(points[lane], 0, memory[lane], 0, inputs);
        }
        for (Part part : parts) {
            if (part.guard() == Part.ALWAYS || memory[0][part.guard()] != 0) {
                run(part, memory);
            }
        }
        return Arrays.stream(memory)
                .map(lane ->
                        Arrays.copyOfRange(lane, inputs, inputs + program.outputs().size()))
                .toArray(double[][]::new);
    }

    private static void run(Part part, double[][] memory) {
        int operands = part.body().operands();
        double found = 0;
        for (double[] lane : memory) {
            double[] results = part.body().evaluate(part.places().subList(0, operands).stream()
                    .mapToDouble(place -> lane[place])
                    .toArray());
            for (int k = 0; k < results.length; k++) {
                lane[part.places().get(operands + k)] = results[k];
                found = results[k] != 0 ? 1 : found;
            }
        }
        if (part.kind() == Part.Kind.TEST) {
            memory[0][part.places().getLast()] = found;
        }
    }
}
