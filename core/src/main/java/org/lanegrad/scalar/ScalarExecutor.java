package org.lanegrad.scalar;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.TreeSum;

/**
 * Follows a tape point by point on plain doubles, on the calling thread: by a program that is interpreted, which is the
 * meaning of a tape, or by one that is compiled.
 */
final class ScalarExecutor implements Executor {
    private final Tape tape;
    private final PointProgram program;
    private final BatchShape shape;
    /** Where each column of the points, each shared value and each output is in the memory. */
    private final int[] inputPlaces;

    private final boolean inputsAreConsecutive;
    private final int[] sharedPlaces;
    private final int[] outputPlaces;

    /** What no call works with at the moment, so that calls allocate nothing unless several run at a time. */
    private final AtomicReference<@Nullable Workspace> spare = new AtomicReference<>();

    private volatile boolean closed;

    ScalarExecutor(Tape tape, PointProgram program) {
        this.tape = tape;
        this.program = program;
        this.shape = new BatchShape(tape);
        this.inputPlaces = new int[shape.perPoint()];
        this.sharedPlaces = new int[shape.shared()];
        this.outputPlaces = new int[shape.outputs()];
        Arrays.setAll(inputPlaces, k -> program.inputPlace(shape.perPoint(k)));
        inputsAreConsecutive =
                IntStream.range(1, inputPlaces.length).allMatch(k -> inputPlaces[k] == inputPlaces[0] + k);
        Arrays.setAll(sharedPlaces, k -> program.inputPlace(shape.shared(k)));
        Arrays.setAll(outputPlaces, program::outputPlace);
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public void run(Batch points, double[] shared, Batch outputs) {
        requireOpen();
        shape.check(points, shared, outputs);
        Workspace work = take();
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, shared, point, work);
            work.write(outputs, point);
        }
        spare.set(work);
    }

    @Override
    public double[] sum(Batch points, double[] shared) {
        requireOpen();
        shape.check(points, shared);
        TreeSum sums = new TreeSum(shape.outputs());
        Workspace work = take();
        for (int point = 0; point < points.points(); point++) {
            evaluate(points, shared, point, work);
            sums.add(work.outputs);
        }
        spare.set(work);
        return sums.result();
    }

    @Override
    public String describe() {
        return program.describe();
    }

    @Override
    public void close() {
        closed = true;
    }

    private Workspace take() {
        Workspace free = spare.getAndSet(null);
        return free != null ? free : new Workspace(program.newMemory(), outputPlaces.length);
    }

    private void evaluate(Batch points, double[] shared, int point, Workspace work) {
        double[] memory = work.memory;
        work.read(points, point, inputPlaces, inputsAreConsecutive);
        for (int k = 0; k < sharedPlaces.length; k++) {
            memory[sharedPlaces[k]] = shared[k];
        }
        program.run(memory);
        for (int k = 0; k < outputPlaces.length; k++) {
            work.outputs[k] = memory[outputPlaces[k]];
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
    }
}
