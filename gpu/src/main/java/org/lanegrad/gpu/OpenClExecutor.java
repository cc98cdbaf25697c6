package org.lanegrad.gpu;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.TreeSum;

/**
 * Runs a tape on an OpenCL device. Batches that are too large for the memory given to it are split. Runs come one after
 * the other, also when several threads ask for them.
 */
final class OpenClExecutor implements Executor {
    /** Seconds that a straight line may be predicted to compile. */
    private static final double LONGEST_COMPILATION = 2.5;

    /** Seconds that the bodies of an interpreter may be predicted to compile, if shorter bodies take less. */
    private static final double LONGEST_COMPILATION_OF_BODIES = 1.5;

    /** What is tried first when the usual bodies have more. */
    private static final int LONGEST_BODY = 48;

    /** How often a body must be called to be worth its compilation. */
    private static final int FEWEST_CALLS = 3;

    private final Tape tape;
    private final BatchShape inputs;
    private final OpenClOptions options;
    private final OpenClProgram program;
    private final DeviceRun device;
    private boolean closed;

    OpenClExecutor(Tape tape, Optimizer optimizer, OpenClOptions options) {
        this.tape = tape;
        this.inputs = new BatchShape(tape);
        this.options = options;
        Primitives primitives = Probe.primitives(options.device());
        Tape optimized = optimizer.apply(tape);
        Form form = options.form() == null ? choose(optimized) : options.form();
        program = switch (form) {
            case STRAIGHT_LINE -> StraightLine.program(optimized, inputs, options.shape(), primitives);
            case INTERPRETER -> Interpreter.program(group(optimized), inputs, options.shape(), primitives);
        };
        device = new DeviceRun(program, inputs, tape.outputs().size(), options);
    }

    /** The longest bodies that compile quickly enough: each of them may hold many functions. */
    private static Groups group(Tape tape) {
        Groups groups = Groups.of(tape);
        for (int longest = LONGEST_BODY;
                longest >= 1 && Costs.interpreter(groups) > LONGEST_COMPILATION_OF_BODIES;
                longest /= 2) {
            groups = Groups.of(tape, new Grouping(longest, longest, FEWEST_CALLS));
        }
        return groups;
    }

    /** A straight line, unless it would compile for too long and the interpreter does not. */
    private static Form choose(Tape tape) {
        double straightLine = Costs.straightLine(tape);
        return straightLine <= LONGEST_COMPILATION || Costs.interpreter(Groups.single(tape)) >= straightLine
                ? Form.STRAIGHT_LINE
                : Form.INTERPRETER;
    }

    @Override
    public Tape tape() {
        return tape;
    }

    @Override
    public synchronized void run(Batch points, double[] shared, Batch outputs) {
        requireOpen();
        inputs.check(points, shared, outputs);
        int step = device.pointsAtOnce();
        for (int first = 0, count; first < points.points(); first += count) {
            count = Math.min(step, points.points() - first);
            device.evaluate(points, shared, first, count);
            device.store(outputs, first, count);
        }
    }

    @Override
    public synchronized double[] sum(Batch points, double[] shared) {
        requireOpen();
        inputs.check(points, shared);
        TreeSum sums = new TreeSum(tape.outputs().size());
        int step = device.pointsAtOnce();
        for (int first = 0, count; first < points.points(); first += count) {
            count = Math.min(step, points.points() - first);
            sums.add(device.sums(points, shared, first, count));
        }
        return sums.result();
    }

    @Override
    public String describe() {
        OpenClDevice info = options.device().info();
        return "OpenCL executor, device " + info + ", float64, " + program.title() + ", " + options.shape() + ", "
                + program.bytesPerPoint() + " bytes of values";
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            device.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This executor is closed. Prepare the tape again.");
        }
    }
}
