package org.lanegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.floor;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.sin;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanegrad.op.Operation;

/** How tapes read. */
class TapePrinterTest {

    private static void seed(Recording r) {
        Real x1 = r.input("x1");
        Real x2 = r.input("x2");
        r.output("z", x1.times(x2).plus(sin(x1)));
    }

    @Test
    void aTraceReadsLikeTheTextbooks() {
        assertEquals("""
                forward sweep
                  w1 = x1
                  w2 = x2
                  w3 = w1 * w2
                  w4 = sin(w1)
                  w5 = w3 + w4
                outputs
                  z = w5
                """, Tape.trace(TapePrinterTest::seed).toString());
    }

    @Test
    void aRecordedProductIsFusedWithTheSum() {
        assertEquals("""
                forward sweep
                  w1 = x1
                  w2 = x2
                  w3 = sin(w1)
                  w4 = w1 * w2 + w3
                outputs
                  z = w4
                """, Tape.record(TapePrinterTest::seed).toString());
    }

    @Test
    void theSweepsOfAGradientStandApart() {
        assertEquals("""
                forward sweep
                  w1 = x1
                  w2 = x2
                  w3 = w1 * w2
                  w4 = sin(w1)
                  w5 = w3 + w4
                local derivatives
                  w6 = cos(w1)    of w4
                reverse sweep
                  w7 = w6 + w2    of w4
                outputs
                  z = w5
                  dz/dx1 = w7
                  dz/dx2 = w1
                """, Tape.trace(TapePrinterTest::seed).gradient().toString());
    }

    @Test
    void adjointSeedsAreInputsOfTheReverseSweep() {
        assertEquals("""
                forward sweep
                  w1 = x1
                  w2 = x2
                  w3 = w1 * w2
                  w4 = sin(w1)
                  w5 = w3 + w4
                local derivatives
                  w6 = cos(w1)    of w4
                reverse sweep
                  w7 = adjoint z, passive
                  w8 = w7 * w1    of w3
                  w9 = w7 * w2    of w3
                  w10 = w7 * w6 + w9    of w4
                outputs
                  z = w5
                  adjoint x1 = w10
                  adjoint x2 = w8
                """, Tape.trace(TapePrinterTest::seed).vjp().toString());
    }

    @Test
    void tangentSeedsAreInputsOfTheTangentSweep() {
        assertEquals("""
                forward sweep
                  w1 = x1
                  w2 = x2
                  w3 = w1 * w2
                  w4 = sin(w1)
                  w5 = w3 + w4
                local derivatives
                  w6 = cos(w1)    of w4
                tangent sweep
                  w7 = tangent x1, passive
                  w8 = tangent x2, passive
                  w9 = w7 * w2    of w3
                  w10 = w8 * w1 + w9    of w3
                  w11 = w7 * w6 + w10    of w5
                outputs
                  z = w5
                  tangent z = w11
                """, Tape.trace(TapePrinterTest::seed).jvp().toString());
    }

    @Test
    void inputsSayWhatTheyAre() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            r.input(Input.of("rate").passive());
            r.input(Input.of("weight").perBatch());
            r.input(Input.of("scale").passive().perBatch());
            r.output("x itself", x);
            r.output("three", r.constant(3));
        });
        assertEquals("""
                forward sweep
                  w1 = x
                  w2 = rate, passive
                  w3 = weight, shared
                  w4 = scale, passive, shared
                outputs
                  x itself = w1
                  three = 3.0
                """, tape.toString());
    }

    @Test
    void everyFormOfOperation() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real y = r.input("y");
            Condition inside = x.lessThan(y).and(y.equalTo(2).not()).or(x.lessOrEqual(-1.5));
            r.output("chosen", inside.select(x.minus(1), abs(x).unaryMinus()));
            r.output("entry", floor(x).lookup(1, 2.5, 4));
            r.output("largest", max(x, y).div(y));
            r.output("fused", x.apply(Operation.FMS, y, x).apply(Operation.FNMA, x, y));
        });
        assertEquals("""
                forward sweep
                  w1 = x
                  w2 = y
                  w3 = w1 < w2
                  w4 = w2 == 2.0
                  w5 = not(w4)
                  w6 = w3 and w5
                  w7 = w1 <= -1.5
                  w8 = w6 or w7
                  w9 = w1 - 1.0
                  w10 = abs(w1)
                  w11 = -w10
                  w12 = select(w8, w9, w11)
                  w13 = floor(w1)
                  w14 = lookup([1.0, 2.5, 4.0], w13)
                  w15 = max(w1, w2)
                  w16 = w15 / w2
                  w17 = w1 * w2 - w1
                  w18 = w2 - w17 * w1
                outputs
                  chosen = w12
                  entry = w14
                  largest = w16
                  fused = w18
                """, tape.toString());
    }

    @Test
    void theReverseSweepOfABranchSelects() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real k = r.input(Input.of("k").passive());
            r.output("z", x.lessThan(k).select(x.times(k), x.unaryMinus()));
        });
        assertEquals("""
                forward sweep
                  w1 = x
                  w2 = k, passive
                  w3 = w1 < w2
                  w4 = w1 * w2
                  w5 = -w1
                  w6 = select(w3, w4, w5)
                reverse sweep
                  w7 = select(w3, w2, 0.0)    of w4
                  w8 = select(w3, 0.0, 1.0)    of w5
                  w9 = w7 - w8    of w5
                outputs
                  z = w6
                  dz/dx = w9
                """, tape.gradient().toString());
    }

    @Test
    void operationsOfASweepNameTheUsersLine() {
        int first = line() + 3;
        Tape tape = Tape.trace(r -> {
            r.keepSourceLines();
            Real x = r.input("x");
            Real product = x.times(0.1);
            r.output("z", sin(product));
        });
        assertEquals("""
                forward sweep
                  w1 = x    at TapePrinterTest.java:%1$d
                  w2 = w1 * 0.1    at TapePrinterTest.java:%2$d
                  w3 = sin(w2)    at TapePrinterTest.java:%3$d
                local derivatives
                  w4 = cos(w2)    of w3    at TapePrinterTest.java:%3$d
                reverse sweep
                  w5 = w4 * 0.1    of w2    at TapePrinterTest.java:%2$d
                outputs
                  z = w3
                  dz/dx = w5
                """.formatted(first, first + 1, first + 2), tape.gradient().toString());
    }

    @Test
    void whatAVectorOrMatrixRecordsHasTheLineThatCalledIt() {
        int first = line() + 3;
        Tape tape = Tape.record(r -> {
            r.keepSourceLines();
            RealVector x = r.inputs("x", 2);
            Real z = RealMatrix.of(x, x).transpose().times(x).dot(x.map(RealMath::exp));
            r.output("z", x.logSumExp().plus(z));
        });
        assertEquals(
                List.of(
                        "TapePrinterTest.java:" + first,
                        "TapePrinterTest.java:" + (first + 1),
                        "TapePrinterTest.java:" + (first + 2)),
                tape.sourceLines());
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    @Test
    void aFormulaTakesTheNamesThatItsOperandsAreGiven() {
        Tape tape = Tape.trace(TapePrinterTest::seed);
        assertEquals("v0 * v1", tape.formula(2, position -> "v" + position));
        assertEquals("x2", tape.formula(1, position -> "v" + position));
    }
}
