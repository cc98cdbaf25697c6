package org.lanegrad.gpu;

import org.lanegrad.Batch;
import org.lanegrad.plan.BatchShape;

/**
 * A tape's program on a device, with arrays for a part of a batch. Points, shared inputs and the program stay on the
 * device: of them, only what has changed is sent again. All else lives for one launch. One thread at a time.
 */
final class DeviceRun implements AutoCloseable {
    /** Groups for each compute unit of a CPU: some more than one, so that all units end at about the same time. */
    private static final int GROUPS_PER_UNIT = 4;

    /** Aparapi counts the bytes of an array with 31 bits. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE / Double.BYTES;

    private final OpenClOptions options;
    private final BatchShape inputs;
    private final int outputs;
    private final OpenClProgram program;
    private final AparapiProgram device;
    private final AparapiKernel arguments;
    /** Blocks that the arrays have room for. */
    private int capacity;

    private int groups;

    DeviceRun(OpenClProgram program, BatchShape inputs, int outputs, OpenClOptions options) {
        this.options = options;
        this.inputs = inputs;
        this.outputs = outputs;
        this.program = program;
        this.device = options.device().compile(program.source(), options.shape().groupSize());
        this.arguments = device.arguments();
        arguments.inputs = inputs.perPoint();
        arguments.outputs = outputs;
        arguments.rows = program.rows();
        arguments.length = program.calls().length;
        if (arguments.length > 0) {
            arguments.calls = program.calls();
        }
        arguments.uniforms = new double[Math.max(1, inputs.shared() + program.constants().length)];
        System.arraycopy(
                program.constants(), 0, arguments.uniforms, inputs.shared(), program.constants().length);
        arguments.sums = new double[outputs];
    }

    /**
     * The most points that fit into the memory and into arrays, as a power of two: sums of such parts are sums that a
     * balanced tree over the whole batch has, too.
     */
    int pointsAtOnce() {
        long largestArray = Math.min(options.device().info().largestArray() / Double.BYTES, LONGEST_ARRAY);
        long columns = Math.max(1, Math.max(inputs.perPoint(), outputs));
        long bytes = (long) Double.BYTES * (inputs.perPoint() + outputs);
        long points = Math.min(largestArray / columns, options.memory() / bytes);
        return Math.clamp(Long.highestOneBit(points), Shape.BLOCK, 1 << 30);
    }

    /** Computes the results of some points, and keeps them for {@link #store}. */
    void evaluate(Batch points, double[] shared, int first, int count) {
        launch(points, shared, first, count, 1);
        device.get(arguments.results);
    }

    /** Copies what was computed last. */
    void store(Batch results, int first, int count) {
        new Transfer(results).store(arguments.results, first, count);
    }

    /** Computes the results of some points, and their sums in the order of a balanced tree. */
    double[] sums(Batch points, double[] shared, int first, int count) {
        int levels = 1;
        for (int left = blocks(count); left > 1; left = blocks(left)) {
            levels++;
        }
        launch(points, shared, first, count, 1 + levels);
        device.get(arguments.sums);
        return arguments.sums.clone();
    }

    private void launch(Batch points, double[] shared, int first, int count, int passes) {
        reserve(blocks(count));
        if (new Transfer(points).load(first, count, arguments.points)) {
            device.put(arguments.points);
        }
        if (setShared(shared)) {
            device.put(arguments.uniforms);
        }
        arguments.batch = count;
        int size = options.shape().groupSize();
        device.launch(Math.min(groups, blocks(count)) * size, size, passes);
    }

    private boolean setShared(double[] shared) {
        boolean changed = false;
        for (int k = 0; k < shared.length; k++) {
            changed |= Double.doubleToRawLongBits(shared[k]) != Double.doubleToRawLongBits(arguments.uniforms[k]);
            arguments.uniforms[k] = shared[k];
        }
        return changed;
    }

    /** Makes the arrays long enough, but not much longer: they are sent as a whole. */
    private void reserve(int blocks) {
        if (blocks <= capacity && blocks >= capacity / 2) {
            return;
        }
        // Until all arrays are there, none counts
        capacity = 0;
        long rowBytes = Math.max(1, program.rows()) * (long) Shape.BLOCK * Double.BYTES;
        long memory = Math.min(options.memory(), options.device().info().largestArray());
        long wanted = options.shape() == Shape.BLOCK_PER_ITEM
                ? (long) GROUPS_PER_UNIT * options.device().info().computeUnits()
                : blocks;
        groups = (int) Math.clamp(memory / rowBytes, 1, Math.min(wanted, blocks));
        // Sums of blocks, sums of these and so on take less than two numbers a block
        long scratch = Math.max((long) groups * program.rows() * Shape.BLOCK, 2L * blocks * outputs);
        arguments.points = array((long) blocks * inputs.perPoint() * Shape.BLOCK);
        arguments.results = array((long) blocks * outputs * Shape.BLOCK);
        arguments.scratch = array(scratch);
        capacity = blocks;
    }

    private static double[] array(long length) {
        if (length > LONGEST_ARRAY) {
            throw new OpenClException("The tape is too large: a block of " + Shape.BLOCK + " points takes an array of "
                    + length + " numbers, and Aparapi's arrays have at most " + LONGEST_ARRAY + ".");
        }
        return new double[(int) Math.max(1, length)];
    }

    private static int blocks(int points) {
        return (points + Shape.BLOCK - 1) / Shape.BLOCK;
    }

    @Override
    public void close() {
        device.close();
    }
}
