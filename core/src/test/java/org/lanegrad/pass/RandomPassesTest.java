package org.lanegrad.pass;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Tape;
import org.lanegrad.scalar.ScalarProgram;
import org.lanegrad.testing.EveryNode;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;
import org.lanegrad.testing.SameBits;
import org.lanegrad.testing.Shrinker;

/** No pass changes a bit of a random program, of its derivatives or of any of their nodes. */
class RandomPassesTest {
    private static final int POINTS = 3;

    /** Programs of 1 to 5,000 operations, half of them wild. */
    static Stream<RandomProgram> programs() {
        return IntStream.range(0, 40)
                .mapToObj(k -> RandomProgram.of(
                        new Points(k, k % 2 > 0), (int) Math.round(Math.pow(5_000, k / 39.0)), 1 + k % 8));
    }

    /** Those whose derivatives are quickly compared, too. */
    static Stream<RandomProgram> shortPrograms() {
        return programs().filter(program -> program.operations() <= 1_000);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void ofANode(RandomProgram program) {
        check(program, EveryNode::of);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void ofAnOutput(RandomProgram program) {
        check(program, new MultiplyAddFusion()::apply);
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void ofAGradient(RandomProgram program) {
        check(program, tape -> firstOutput(tape).gradient());
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void ofAProduct(RandomProgram program) {
        check(program, Tape::vjp);
        check(program, Tape::jvp);
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void ofASecondDerivative(RandomProgram program) {
        if (program.operations() <= 300) {
            check(program, tape -> firstOutput(tape).hessian());
            check(program, tape -> firstOutput(tape).hessianVectorProduct());
        }
    }

    /** Runs a tape made of the program's tape after each choice of passes. */
    private void check(RandomProgram program, UnaryOperator<Tape> derive) {
        Shrinker.check(program.trace(), program, tape -> {
            Tape derived = derive.apply(tape);
            double[][] points = IntStream.range(0, POINTS)
                    .mapToObj(point -> program.points().at(derived, point))
                    .toArray(double[][]::new);
            double[][] expected = Arrays.stream(points)
                    .map(point -> ReferenceEvaluator.outputs(derived, point))
                    .toArray(double[][]::new);
            optimizers().forEach(optimizer -> {
                ScalarProgram optimized = ScalarProgram.of(optimizer.apply(derived));
                for (int point = 0; point < POINTS; point++) {
                    double[] actual = outputs(optimized, points[point], derived);
                    SameBits.assertSame(expected[point], actual, optimizer.passes());
                }
            });
        });
    }

    private static double[] outputs(ScalarProgram program, double[] point, Tape tape) {
        double[] memory = program.newMemory();
        IntStream.range(0, point.length).forEach(k -> program.setInput(memory, k, point[k]));
        program.run(memory);
        return IntStream.range(0, tape.outputs().size())
                .mapToDouble(k -> program.output(memory, k))
                .toArray();
    }

    /** None, each alone, all but each, all; with functions inlined before and after. */
    private static Stream<Optimizer> optimizers() {
        Optimizer standard = Optimizer.standard();
        InlineFunctions inline = new InlineFunctions();
        return Stream.of(
                        Stream.of(
                                Optimizer.none(),
                                standard,
                                new Optimizer(List.of(inline)),
                                new Optimizer(List.of(inline, standard)),
                                new Optimizer(List.of(standard, inline)),
                                new Optimizer(List.of(new CanonicalForm()))),
                        standard.passes().stream().map(pass -> new Optimizer(List.of(pass))),
                        standard.passes().stream().map(Pass::getClass).map(standard::without))
                .flatMap(optimizers -> optimizers);
    }

    private static Tape firstOutput(Tape tape) {
        return tape.withOutputs(tape.outputs().getFirst().name());
    }
}
