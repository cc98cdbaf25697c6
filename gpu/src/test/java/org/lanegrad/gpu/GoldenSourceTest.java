package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;

/**
 * The generated text of ten tapes, some in several forms, kept in src/test/golden so that every change of it is seen.
 * After a change on purpose, write the files anew by running the tests with {@code -Dlanegrad.write.golden=true}.
 */
class GoldenSourceTest {
    private static final Path FOLDER = Path.of("src", "test", "golden");

    @SuppressWarnings("ImmutableEnumChecker") // the programs hold nothing
    enum Golden {
        PRODUCT(Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM, r -> r.output("y", r.input("a").times(r.input("b")))),
        PRODUCT_OF_POINTS(
                Form.STRAIGHT_LINE, Shape.POINT_PER_ITEM, r -> r.output("y", r.input("a").times(r.input("b")))),
        PRODUCT_INTERPRETED(
                Form.INTERPRETER, Shape.BLOCK_PER_ITEM, r -> r.output("y", r.input("a").times(r.input("b")))),
        SHARED_INPUT(Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM, Golden::shared),
        SHARED_INPUT_INTERPRETED(Form.INTERPRETER, Shape.POINT_PER_ITEM, Golden::shared),
        EXPONENTIAL(Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM, r -> r.output("y", RealMath.exp(r.input("x")))),
        LOGARITHM(Form.STRAIGHT_LINE, Shape.POINT_PER_ITEM, r -> r.output("y", RealMath.log(r.input("x")))),
        QUOTIENT(
                Form.STRAIGHT_LINE,
                Shape.POINT_PER_ITEM,
                r -> r.output("y", r.input("a").div(RealMath.abs(r.input("b")).unaryMinus()))),
        FUSED(Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM, r -> {
            Real a = r.input("a");
            Real b = r.input("b");
            Real c = r.input("c");
            r.output("sum", a.times(b).plus(c));
            r.output("difference", b.times(c).minus(a));
            r.output("rest", b.minus(c.times(a)));
        }),
        TABLE(Form.STRAIGHT_LINE, Shape.BLOCK_PER_ITEM, r -> r.output(
                "y", r.input("i").lookup(new double[] {1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 0.1}))),
        PIECES(Form.INTERPRETER, Shape.BLOCK_PER_ITEM, r -> {
            Real a = r.input("a");
            Real b = r.input("b");
            r.output("min", RealMath.min(a, b));
            r.output("choice", a.lessThan(b).or(b.equalTo(0)).not().select(a, RealMath.floor(b)));
            r.output("sign", RealMath.copySign(RealMath.rint(a), b));
        }),
        COPIES(Form.INTERPRETER, Shape.BLOCK_PER_ITEM, r -> {
            Real x = r.input("x");
            r.output("x", x);
            r.output("four", r.constant(4));
            Real root = RealMath.sqrt(x);
            r.output("root", root);
            r.output("again", root);
        }),
        /** A loop: its rounds are found again and become one body. */
        LOOP(Form.INTERPRETER, Shape.BLOCK_PER_ITEM, r -> {
            RealVector x = r.inputs("x", 30);
            Real sum = r.constant(0);
            for (int i = 0; i < 29; i++) {
                sum = sum.plus(x.get(i + 1).minus(x.get(i).square()).square());
            }
            r.output("sum", sum);
        });

        private final Form form;
        private final Shape shape;
        private final Consumer<Recording> program;

        Golden(Form form, Shape shape, Consumer<Recording> program) {
            this.form = form;
            this.shape = shape;
            this.program = program;
        }

        private static void shared(Recording r) {
            Real rate = r.input(Input.of("rate").perBatch());
            r.output("y", r.input("x").times(rate).plus(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTextIsAsItWas(Golden golden) throws IOException {
        Tape tape = Optimizer.standard().apply(Tape.record(golden.program));
        BatchShape inputs = new BatchShape(tape);
        Primitives primitives = new Primitives(false);
        String text = switch (golden.form) {
            case STRAIGHT_LINE -> StraightLine.program(tape, inputs, golden.shape, primitives).source();
            case INTERPRETER -> Interpreter.program(Groups.of(tape), inputs, golden.shape, primitives)
                    .source();
        };
        // What is the same in all programs stands in one of them only
        if (golden != Golden.PRODUCT) {
            text = text.replace(Primitives.DECLARATIONS, "/* ... primitives ... */\n")
                    .replace(OpenClSource.SUM, "/* ... sums ... */\n");
        }
        Path file = FOLDER.resolve(golden.name().toLowerCase(java.util.Locale.ROOT) + ".cl");
        if (Boolean.getBoolean("lanegrad.write.golden")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, "Run this test with -Dlanegrad.write.golden=true.");
    }
}
