package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;

class RareSideTest {
    private static final int SHORTEST = 24;

    @ParameterizedTest
    @EnumSource(names = {"SIN", "COS", "TAN"})
    void theReductionOfHugeAnglesIsOne(Operation function) {
        List<RareSide> sides = RareSide.of(function.program(), SHORTEST);
        assertEquals(1, sides.size());
        assertTrue(sides.getFirst().whenTrue());
    }

    @Test
    void soIsALongQuotientOfRemainders() {
        assertEquals(1, RareSide.of(Operation.FMOD.program(), SHORTEST).size());
    }

    /** They end in selects for infinities and the like: there it is the usual side that is long. */
    @ParameterizedTest
    @EnumSource(names = {"EXP", "LOG", "TANH", "POW", "EXPM1", "LOG1P", "CBRT", "HYPOT"})
    void theUsualSideIsNone(Operation function) {
        assertEquals(List.of(), RareSide.of(function.program(), SHORTEST));
    }

    @Test
    void whatIsUsedElsewhereTooIsNone() {
        assertEquals(1, RareSide.of(huge(false), SHORTEST).size());
        assertEquals(0, RareSide.of(huge(true), SHORTEST).size());
    }

    private static Tape huge(boolean usedElsewhere) {
        return new InlineFunctions().apply(Tape.trace(r -> {
            Real x = r.input("x");
            Real y = exp(x.times(2));
            r.output("y", x.greaterThan(1e6).select(y, x));
            if (usedElsewhere) {
                r.output("z", y.plus(1));
            }
        }));
    }

    @Test
    void blocksWithAndWithoutALaneThatTakesItHaveTheSameBits() {
        Tape tape = Tape.trace(r -> r.output("y", sin(r.input("x"))));
        for (double huge : new double[] {1, 1e200}) {
            double[] points = new double[64];
            Arrays.setAll(points, i -> i == 17 ? huge : i * 0.25);
            double[] results = new double[64];
            try (VectorExecutor executor = VectorExecutor.prepare(
                    tape, Optimizer.none(), VectorOptions.standard())) {
                executor.run(Batch.of(points, 1, 64), Batch.of(results, 1, 64));
            }
            for (int i = 0; i < 64; i++) {
                SameBits.assertSame(tape.evaluate(points[i])[0], results[i], i);
            }
        }
    }
}
