package org.lanegrad.simd;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.sin;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;

/** Rare sides are skipped block by block, and nothing changes but the speed. */
class SkippedSideTest {

    @Test
    void blocksWithAndWithoutALaneThatTakesItHaveTheSameBits() {
        compare(Tape.trace(r -> r.output("y", sin(r.input("x")))));
    }

    /** The condition of the side is on the magnitude, which is needed long after. */
    @Test
    void whatASideComputesAgainIsThereWhenItDoesNotRun() {
        compare(Tape.trace(r -> {
            Real x = r.input("x");
            Real magnitude = abs(x);
            Real side = magnitude.greaterThan(1e6).select(exp(x.times(-2)), x);
            Real later = exp(exp(exp(side.times(1e-3)).minus(1)).minus(1));
            r.output("y", later.plus(magnitude));
        }));
    }

    private static void compare(Tape tape) {
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
