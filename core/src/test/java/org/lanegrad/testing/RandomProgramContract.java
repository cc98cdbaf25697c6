package org.lanegrad.testing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.CanonicalForm;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.pass.Pass;

/** What every executor does with random programs: at every node the bits of the reference, whatever the passes. */
public abstract class RandomProgramContract {
    private static final int[] SIZES = {0, 1, 3, 64, 1001};
    private static final List<Layout> LAYOUTS =
            List.of(Layout.BY_COLUMN, Layout.BY_POINT, Layout.LANE_BLOCKED, new Layout(3));

    /** Prepares a tape for the executor under test. */
    protected abstract Executor prepare(Tape tape, Optimizer optimizer);

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
    void everyNodeHasTheBitsOfTheReference(RandomProgram program) {
        // The largest batches are for short programs
        int[] sizes = IntStream.of(SIZES)
                .filter(size -> (long) size * program.operations() <= 100_000)
                .toArray();
        Shrinker.check(program.trace(), program, tape -> {
            Tape all = EveryNode.of(tape);
            double[][] expected = expected(all, program.points(), sizes[sizes.length - 1]);
            try (Executor executor = prepare(all, Optimizer.standard())) {
                for (int size : sizes) {
                    for (Layout layout : LAYOUTS) {
                        assertRuns(executor, program.points(), size, layout, expected);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("programs")
    void noPassChangesABitOfANode(RandomProgram program) {
        check(program, EveryNode::of);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void noPassChangesABitOfAnOutput(RandomProgram program) {
        check(program, new MultiplyAddFusion()::apply);
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void noPassChangesABitOfAGradient(RandomProgram program) {
        check(program, tape -> firstOutput(tape).gradient());
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void everyNodeOfAGradientHasTheBitsOfTheReference(RandomProgram program) {
        check(program, tape -> EveryNode.of(firstOutput(tape).gradient()));
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void noPassChangesABitOfAProduct(RandomProgram program) {
        check(program, Tape::vjp);
        check(program, Tape::jvp);
    }

    @ParameterizedTest
    @MethodSource("shortPrograms")
    void noPassChangesABitOfASecondDerivative(RandomProgram program) {
        if (program.operations() <= 300) {
            check(program, tape -> firstOutput(tape).hessian());
            check(program, tape -> firstOutput(tape).hessianVectorProduct());
        }
    }

    /** Runs a tape made of the program's tape after each choice of passes. */
    private void check(RandomProgram program, UnaryOperator<Tape> derive) {
        Shrinker.check(program.trace(), program, tape -> {
            Tape derived = derive.apply(tape);
            double[][] expected = expected(derived, program.points(), 3);
            optimizers().forEach(optimizer -> {
                try (Executor executor = prepare(derived, optimizer)) {
                    assertRuns(executor, program.points(), 3, Layout.BY_COLUMN, expected);
                } catch (AssertionError error) {
                    throw new AssertionError(optimizer.passes() + ": " + error.getMessage(), error);
                }
            });
        });
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

    private static double[][] expected(Tape tape, Points points, int count) {
        return IntStream.range(0, count)
                .mapToObj(point -> ReferenceEvaluator.outputs(tape, points.at(tape, point)))
                .toArray(double[][]::new);
    }

    private static void assertRuns(Executor executor, Points points, int size, Layout layout, double[][] expected) {
        Tape tape = executor.tape();
        int columns = tape.outputs().size();
        Batch outputs = Batch.allocate(columns, size, layout);
        executor.run(points.batch(tape, size, layout), points.shared(tape), outputs);
        for (int point = 0; point < size; point++) {
            for (int k = 0; k < columns; k++) {
                double actual = outputs.get(k, point);
                if (!SameBits.same(expected[point][k], actual)) {
                    SameBits.assertSame(
                            expected[point][k],
                            actual,
                            tape.outputs().get(k).name() + " at point " + point + " of " + size + " in " + layout);
                }
            }
        }
    }
}
