package org.lanegrad.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Rows;

/** What each pass does to a tape that was written for it. */
class PassTest {

    private static List<Operation> operations(Tape tape) {
        return IntStream.range(0, tape.size())
                .mapToObj(tape::operation)
                .filter(operation -> operation.kind() != Operation.Kind.LEAF)
                .toList();
    }

    private static void assertOperations(Pass pass, Consumer<Recording> program, Operation... expected) {
        Tape after = new DeadCode().apply(pass.apply(Tape.trace(program)));
        assertEquals(List.of(expected), operations(after), after::toString);
    }

    private static void assertFolds(UnaryOperator<Real> function, Operation... expected) {
        assertOperations(new ConstantFolding(), r -> r.output("z", function.apply(r.input("x"))), expected);
    }

    @Test
    void foldingComputesWhatDependsOnConstantsAlone() {
        Tape tape = new ConstantFolding().apply(Tape.trace(r -> {
            Real two = r.constant(2);
            r.output("z", r.input("x").times(exp(two.times(3)).plus(two.lookup(1, 5, 7))));
        }));
        assertEquals(List.of(Operation.MULTIPLY), operations(new DeadCode().apply(tape)));
        double factor = Operation.EXP.meaning().of(6, 0, 0) + 7;
        assertEquals(3 * factor, tape.evaluate(3)[0]);
    }

    @Test
    void foldingRemovesWhatIsExactlyNothing() {
        assertFolds(x -> x.times(1));
        assertFolds(x -> x.div(1));
        assertFolds(x -> x.plus(-0.0));
        assertFolds(x -> x.minus(0.0));
        assertFolds(x -> x.unaryMinus().unaryMinus());
        assertFolds(x -> x.apply(Operation.MAX, x));
        assertFolds(x -> x.apply(Operation.ABS).apply(Operation.ABS), Operation.ABS);
        assertFolds(x -> x.unaryMinus().apply(Operation.ABS), Operation.ABS);
        assertFolds(x -> x.apply(Operation.ABS).unaryMinus().apply(Operation.ABS), Operation.ABS);
        assertFolds(x -> x.lessThan(1).select(x, x));
        assertFolds(x -> x.constant(1).lessThan(2).select(x, x.square()));
        assertFolds(x -> x.constant(1).lessThan(2).not().select(x, x.square()), Operation.MULTIPLY);
        assertFolds(
                x -> x.constant(1).lessThan(2).and(x.lessThan(3)).select(x, x.square()),
                Operation.LESS,
                Operation.MULTIPLY,
                Operation.SELECT);
        assertFolds(x -> x.constant(1).lessThan(2).or(x.lessThan(3)).select(x, x.square()));
    }

    @Test
    void foldingMovesSignsIntoTheNextOperation() {
        assertFolds(x -> x.times(-1), Operation.NEGATE);
        assertFolds(x -> x.plus(x.square().unaryMinus()), Operation.MULTIPLY, Operation.SUBTRACT);
        assertFolds(x -> x.minus(x.square().unaryMinus()), Operation.MULTIPLY, Operation.ADD);
        assertFolds(x -> x.unaryMinus().times(x.square().unaryMinus()), Operation.MULTIPLY, Operation.MULTIPLY);
        assertFolds(x -> x.unaryMinus().apply(Operation.FMA, x, x), Operation.FNMA);
        assertFolds(x -> x.apply(Operation.FMA, x, x.unaryMinus()), Operation.FMS);
        assertFolds(x -> x.unaryMinus().apply(Operation.FNMA, x, x), Operation.FMA);
        assertFolds(x -> x.constant(1).apply(Operation.FMA, x, x.square()), Operation.MULTIPLY, Operation.ADD);
        assertFolds(x -> x.constant(-1).apply(Operation.FNMA, x, x.square()), Operation.MULTIPLY, Operation.ADD);
        assertFolds(x -> x.apply(Operation.FMS, x, x.constant(0.0)), Operation.MULTIPLY);
    }

    @Test
    void foldingLeavesWhatIsSomethingForNanInfinitiesAndSignedZeros() {
        assertFolds(x -> x.times(0), Operation.MULTIPLY);
        assertFolds(x -> x.plus(0.0), Operation.ADD);
        assertFolds(x -> x.minus(-0.0), Operation.SUBTRACT);
        assertFolds(x -> x.minus(x), Operation.SUBTRACT);
        assertFolds(x -> x.div(x), Operation.DIVIDE);
        assertFolds(x -> x.constant(0).minus(x), Operation.SUBTRACT);
    }

    @Test
    void equalOperationsAreShared() {
        assertOperations(
                new CommonSubexpressions(),
                r -> {
                    Real x = r.input("x");
                    Real y = r.input("y");
                    Real forth = x.times(y).plus(sin(x)).plus(x.lookup(1, 2));
                    Real back = sin(x).plus(y.times(x)).plus(x.lookup(1, 2));
                    r.output("z", forth.minus(back));
                },
                Operation.MULTIPLY,
                Operation.SIN,
                Operation.ADD,
                Operation.LOOKUP,
                Operation.ADD,
                Operation.SUBTRACT);
    }

    @Test
    void differentOperationsAreNotShared() {
        Consumer<Recording> program = r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            r.output("difference", x.minus(y));
            r.output("other difference", y.minus(x));
            r.output("table", x.lookup(1, 2));
            r.output("other table", x.lookup(1, 3));
            r.output("zero", x.times(0.0));
            r.output("other zero", x.times(-0.0));
        };
        assertEquals(
                6,
                new CommonSubexpressions().apply(Tape.trace(program)).operationCount());
    }

    @Test
    void deadCodeGoesAndInputsStay() {
        Tape tape = new DeadCode().apply(Tape.trace(r -> {
            Real x = r.input("x");
            Real unused = r.input("unused");
            sin(unused.times(x));
            r.output("z", x.square());
        }));
        assertEquals(List.of(Operation.MULTIPLY), operations(tape));
        assertEquals(2, tape.inputs().size());
        assertEquals(9, tape.evaluate(3, 100)[0]);
    }

    @Test
    void productsAreFusedIntoTheSumsThatUseThem() {
        assertOperations(
                new MultiplyAddFusion(),
                r -> {
                    Real x = r.input("x");
                    Real y = r.input("y");
                    Real product = x.times(y);
                    r.output("plus", product.plus(x));
                    r.output("minus", product.minus(y));
                    r.output("from", y.minus(product));
                },
                Operation.FMA,
                Operation.FMS,
                Operation.FNMA);
    }

    @Test
    void productsUsedElsewhereAreNotFused() {
        assertOperations(
                new MultiplyAddFusion(),
                r -> {
                    Real x = r.input("x");
                    Real product = x.times(r.input("y"));
                    r.output("sum", product.plus(x));
                    r.output("sine", sin(product));
                },
                Operation.MULTIPLY,
                Operation.ADD,
                Operation.SIN);
        assertOperations(
                new MultiplyAddFusion(),
                r -> {
                    Real x = r.input("x");
                    r.output("product", x.square());
                    r.output("sum", x.square().plus(x));
                },
                Operation.MULTIPLY,
                Operation.ADD);
        assertOperations(
                new MultiplyAddFusion(),
                r -> {
                    Real product = r.input("x").square();
                    r.output("sum", product.plus(product));
                },
                Operation.MULTIPLY,
                Operation.ADD);
    }

    @Test
    void ofTwoProductsTheLaterIsFused() {
        Tape tape = Tape.record(r -> r.output(
                "z", r.input("a").times(r.input("b")).plus(r.input("c").times(r.input("d")))));
        assertEquals(List.of(Operation.MULTIPLY, Operation.FMA), operations(tape));
        double a = 1 + 0x1p-30;
        double b = 1 + 0x1p-40;
        assertEquals(Math.fma(a, a, b * b), tape.evaluate(b, b, a, a)[0]);
    }

    @Test
    void fusionRoundsOnce() {
        double x = 1 + 0x1p-30;
        Consumer<Recording> program = r -> {
            Real in = r.input("x");
            r.output("z", in.square().minus(1));
        };
        assertEquals(Math.fma(x, x, -1), Tape.record(program).evaluate(x)[0]);
        assertEquals(x * x - 1, Tape.trace(program).evaluate(x)[0]);
    }

    @Test
    void fusionDoesNotDependOnHowOftenAProductIsWritten() {
        Tape once = Tape.record(r -> {
            Real x = r.input("x");
            Real product = x.square();
            r.output("z", product.plus(1).times(product.plus(2)));
        });
        Tape twice = Tape.record(r -> {
            Real x = r.input("x");
            r.output("z", x.square().plus(1).times(x.square().plus(2)));
        });
        assertEquals(operations(once), operations(twice));
    }

    @Test
    void functionsAreReplacedByTheirDefinitions() {
        Tape tape = Tape.trace(r -> r.output("z", sin(r.input("x")).times(2)));
        Tape inlined = new InlineFunctions().apply(tape);
        assertEquals(0, operations(inlined).stream()
                .filter(operation -> operation.kind() == Operation.Kind.FUNCTION)
                .count());
        assertEquals(Operation.SIN.program().operationCount() + 1, inlined.operationCount());
        assertEquals(tape.evaluate(0.7)[0], inlined.evaluate(0.7)[0]);
    }

    @Test
    void reverseOperationsRunAsSoonAsTheirSeedsExist() {
        Tape gradient = Tape.record(r -> {
                    Real sum = r.constant(0);
                    for (Real x : r.inputs("x", 100)) {
                        sum = sum.plus(sin(x).square());
                    }
                    r.output("z", sum);
                })
                .gradient();
        Tape scheduled = new Scheduling().apply(gradient);
        assertEquals(gradient.operationCount(), scheduled.operationCount());
        assertEquals(103, Rows.of(scheduled).count(), "100 inputs or gradients, and what is in work");
        assertEquals(201, Rows.of(gradient).count(), "all sines wait");
    }

    @Test
    void eachPassCanBeLeftOut() {
        Optimizer all = Optimizer.standard();
        for (Pass pass : all.passes()) {
            assertEquals(
                    all.passes().size() - 1,
                    all.without(pass.getClass()).passes().size());
        }
        Tape tape = Tape.trace(r -> r.output("z", r.input("x").times(1)));
        assertEquals(1, Optimizer.none().apply(tape).operationCount());
        assertEquals(0, all.apply(tape).operationCount());
        assertEquals(1, all.without(ConstantFolding.class).apply(tape).operationCount());
    }
}
