package org.lanegrad.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.workload.Workload;

/** Kernels that are called with nothing to do, and little else, become warm. */
class WarmUpTest {
    private static final int BLOCKS = 10_000;

    private final BlockProgram program = program(Workload.W2_ROSENBROCK);
    private final BlockMemory memory = program.newMemory(program.block());
    private final WarmUp warmUp = new WarmUp(program, memory);

    @Test
    void aWarmKernelAllocatesNothing() throws InterruptedException {
        assertTrue(warmUp.kernels() > 1);
        assertEquals(0, warmUp.warm());
        assertTrue(warmUp.run(60, () -> false));
        assertEquals(warmUp.kernels(), warmUp.warm());
        assertAllocatesNothing(program, memory);
    }

    /** The first point for which an exponential vanishes does not stop the kernels. */
    @Test
    void norWhereARareSideIsTaken() throws InterruptedException {
        BlockProgram exponentials = program(Workload.W3_LOG_MIXTURE);
        BlockMemory points = exponentials.newMemory(exponentials.block());
        assertTrue(new WarmUp(exponentials, points).run(60, () -> false));
        Arrays.setAll(points.pointsCopy, i -> i % 3 == 0 ? 1_000 : 0.5);
        assertAllocatesNothing(exponentials, points);
    }

    /** Kernels have seen numbers of the usual size before, though results overflow that are operands again and again. */
    @Test
    void norWhereTheUsualSideIsTaken() throws InterruptedException {
        Tape tape = Optimizer.standard().apply(Workload.W6_LIBOR.tape().gradient());
        BlockProgram paths = Stage.interpreted(tape, new BatchShape(tape), VectorOptions.standard())
                .program();
        BlockMemory rows = paths.newMemory(paths.block());
        assertTrue(new WarmUp(paths, rows).run(60, () -> false));
        paths.fill(rows, 0.25);
        long before = allocated();
        paths.run(rows);
        long bytes = allocated() - before;
        assertTrue(bytes < 20_000, bytes + " bytes");
    }

    @Test
    void stopsWhenCancelled() throws InterruptedException {
        assertFalse(warmUp.run(60, () -> true));
        assertEquals(0, warmUp.warm());
    }

    @Test
    void stopsWhenItsTimeIsOver() throws InterruptedException {
        assertFalse(warmUp.run(0, () -> false));
    }

    private static BlockProgram program(Workload workload) {
        Tape tape = Optimizer.standard().apply(workload.tape().gradient());
        return Stage.compiled(tape, new BatchShape(tape), VectorOptions.standard())
                .program();
    }

    private static void assertAllocatesNothing(BlockProgram program, BlockMemory memory) {
        long before = allocated();
        for (int block = 0; block < BLOCKS; block++) {
            program.run(memory);
        }
        long perBlock = (allocated() - before) / BLOCKS;
        assertTrue(perBlock < 64, perBlock + " bytes a block");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
