package org.lanegrad.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.ConstantFolding;
import org.lanegrad.pass.DeadCode;
import org.lanegrad.pass.MultiplyAddFusion;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.pass.Scheduling;
import org.lanegrad.plan.Rows;

/** The workloads, recorded: what they cost after each step, and what they compute. */
class WorkloadTest {

    /**
     * Operations as written, after each pass on them, of the recorded tape (which is shared, fused, and not folded), of
     * its gradient, which by its definition is folded, shared and fused, and after scheduling that; then rows before
     * and after scheduling. A function counts as one operation, inputs and constants as none.
     *
     * <p>W3 has 16 operations more than the first trial and W6 409: W3 doubles the adjoint of each exponent once for
     * its squares; W6 selects the adjoints where they leave the 15 options' branches (357 selects with their products),
     * so that no branch can poison the gradient. Scheduling leaves W5 and W6, whose adjoints begin at the end, as they
     * are, but for a few local derivatives.
     */
    @ParameterizedTest
    @CsvSource({
        "W1_SEED, 3, 3, 3, 3, 2, 2, 4, 4, 4, 4",
        "W2_ROSENBROCK, 792, 792, 792, 792, 495, 495, 892, 892, 397, 105",
        "W3_LOG_MIXTURE, 561, 560, 560, 560, 432, 433, 737, 737, 146, 146",
        "W4_LENNARD_JONES, 1170, 1170, 1170, 1170, 936, 936, 2028, 2028, 547, 97",
        "W5_LOTKA_VOLTERRA, 6201, 6201, 6201, 6201, 4201, 4201, 10802, 10802, 2413, 2414",
        "W6_LIBOR, 26645, 26645, 21965, 21965, 17055, 17055, 39409, 39409, 9695, 9715",
    })
    void operationCounts(
            Workload workload,
            int written,
            int folded,
            int shared,
            int live,
            int fused,
            int recorded,
            int derived,
            int scheduled,
            int rows,
            int scheduledRows) {
        Tape tape = Tape.trace(workload.program());
        assertEquals(written, tape.operationCount(), "as written");
        tape = new ConstantFolding().apply(tape);
        assertEquals(folded, tape.operationCount(), "after folding");
        tape = new CommonSubexpressions().apply(tape);
        assertEquals(shared, tape.operationCount(), "after sharing");
        tape = new DeadCode().apply(tape);
        assertEquals(live, tape.operationCount(), "after dead code");
        tape = new MultiplyAddFusion().apply(tape);
        assertEquals(fused, tape.operationCount(), "after fusion");
        assertEquals(recorded, workload.tape().operationCount(), "recorded");
        tape = workload.tape().gradient();
        assertEquals(derived, tape.operationCount(), "gradient");
        assertEquals(derived, Optimizer.standard().apply(tape).operationCount(), "nothing is left to optimise");
        assertEquals(rows, Rows.of(tape).count(), "rows");
        tape = new Scheduling().apply(tape);
        assertEquals(scheduled, tape.operationCount(), "after scheduling");
        assertEquals(scheduledRows, Rows.of(tape).count(), "rows after scheduling");
    }

    /** No more than 1.05 times the operations that a first trial of such an optimiser needed. */
    @ParameterizedTest
    @CsvSource({
        "W2_ROSENBROCK,     1092",
        "W3_LOG_MIXTURE,     721",
        "W4_LENNARD_JONES,  2137",
        "W5_LOTKA_VOLTERRA, 11100",
        "W6_LIBOR,          39000",
    })
    void operationCountsStayLow(Workload workload, int trial) {
        int count = Optimizer.standard().apply(workload.tape().gradient()).operationCount();
        assertTrue(count <= 1.05 * trial, count + " operations");
    }

    /** The sums of f and of its gradient over the full batch. */
    @ParameterizedTest
    @EnumSource
    void referenceSums(Workload workload) {
        Tape gradient = workload.tape().gradient();
        assertEquals(1 + workload.activeInputs(), gradient.outputs().size());
        try (Executor executor = Executors.prepare("scalar", gradient)) {
            double[] sums = executor.sum(workload.batch(workload.points(), Layout.BY_POINT), new double[0]);
            workload.verify(sums);
            sums[1] += 1e-9 * Arrays.stream(sums, 1, sums.length).map(Math::abs).sum();
            assertThrows(IllegalStateException.class, () -> workload.verify(sums));
        }
    }

    @Test
    void wrongSumsAreNamed() {
        assertEquals(
                "The sum of the values of W1 seed is -284.1, not -284.138870679.",
                assertThrows(IllegalStateException.class, () -> Workload.W1_SEED.verify(-284.1, 1, 2))
                        .getMessage());
        assertEquals(
                "The sum of the gradients of W1 seed is NaN, not 456188.189121.",
                assertThrows(
                                IllegalStateException.class,
                                () -> Workload.W1_SEED.verify(-284.138870679, 1, Double.NaN))
                        .getMessage());
    }

    /** Each partial against central differences (Richardson extrapolated), at the first points. */
    @ParameterizedTest
    @EnumSource
    void gradientsAgreeWithDifferences(Workload workload) {
        Tape tape = workload.tape();
        Tape gradient = tape.gradient();
        int points = 3;
        Batch batch = workload.batch(points, Layout.BY_COLUMN);
        Batch results = Batch.allocate(gradient.outputs().size(), points, Layout.BY_COLUMN);
        try (Executor executor = Executors.prepare("scalar", gradient)) {
            executor.run(batch, results);
        }
        for (int point = 0; point < points; point++) {
            double largest = 0;
            for (int i = 0; i < workload.activeInputs(); i++) {
                largest = Math.max(largest, Math.abs(results.get(1 + i, point)));
            }
            Differences differences = new Differences(tape, batch, point);
            for (int i = 0; i < workload.activeInputs(); i += Math.max(1, workload.activeInputs() / 10)) {
                assertEquals(differences.partial(i), results.get(1 + i, point), 1e-6 * largest, "input " + i);
            }
        }
    }

    /** Central differences of the first output. */
    private static final class Differences {
        private final Tape tape;
        private final double[] at;

        Differences(Tape tape, Batch batch, int point) {
            this.tape = tape;
            this.at = new double[batch.columns()];
            for (int i = 0; i < at.length; i++) {
                at[i] = batch.get(i, point);
            }
        }

        double partial(int i) {
            double h = 1e-4 * Math.max(1e-2, Math.abs(at[i]));
            return (4 * difference(i, h / 2) - difference(i, h)) / 3;
        }

        private double difference(int i, double h) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            return (tape.evaluate(up)[0] - tape.evaluate(down)[0]) / (up[i] - down[i]);
        }
    }
}
