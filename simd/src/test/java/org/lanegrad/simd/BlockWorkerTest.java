package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.scalar.ScalarProvider;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

/** Another stage may take over in the middle of a batch, and no bit changes. */
class BlockWorkerTest {
    private static final Workload WORKLOAD = Workload.W5_LOTKA_VOLTERRA;
    private static final Tape TAPE = Optimizer.standard().apply(WORKLOAD.tape().gradient());
    private static final BatchShape SHAPE = new BatchShape(TAPE);
    private static final int BLOCK = 32;
    private static final int POINTS = 77;

    @ParameterizedTest
    @ValueSource(ints = {8, 32, 64})
    void takesTheNewerStageWhereItsBlocksFit(int block) {
        Batch points = WORKLOAD.batch(POINTS, Layout.BY_COLUMN);
        double[] outputs = new double[TAPE.outputs().size() * POINTS];
        Batch results = Batch.of(outputs, TAPE.outputs().size(), POINTS);
        Stage first = Stage.interpreted(TAPE, SHAPE, options(BLOCK));
        Stage second = Stage.compiled(TAPE, SHAPE, options(block));
        List<Stage> newest = new ArrayList<>(List.of(first, second, second));
        List<Integer> blocks = new ArrayList<>();
        BlockWorker.Use use = (stage, memory, begin, count) -> {
            blocks.add(stage.span());
            stage.run(points, begin, count, memory, results);
        };
        int offset = 1;
        try (BlockWorker worker = new BlockWorker(points, new double[0], use, offset, first, newest::removeFirst)) {
            for (int task = -offset; task < 2; task++) {
                worker.run(task);
            }
        }
        assertEquals(block == 8 ? List.of(32, 8, 8, 8, 8, 8, 8) : List.of(32, 32, 32), blocks);
        SameBits.assertSame(expected(points), outputs, "with blocks of " + block);
    }

    private static VectorOptions options(int block) {
        return VectorOptions.standard().withBlock(block);
    }

    private static double[] expected(Batch points) {
        double[] outputs = new double[TAPE.outputs().size() * POINTS];
        try (var scalar = new ScalarProvider().prepare(TAPE, Optimizer.standard())) {
            scalar.run(points, Batch.of(outputs, TAPE.outputs().size(), POINTS));
        }
        return outputs;
    }
}
