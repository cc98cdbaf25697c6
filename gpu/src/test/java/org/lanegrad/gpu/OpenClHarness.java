package org.lanegrad.gpu;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Layout;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.SameBits;
import org.lanegrad.workload.Workload;

/**
 * Measures a workload's gradient on an OpenCL device: the seconds from {@code prepare} to the first result, and then
 * gradients per second, when all bits have been compared with the scalar executor. To be run by hand: arguments are the
 * workload's number, the number of points, and optionally the form and the shape.
 */
final class OpenClHarness {
    private static final int REPEATS = 41;

    private OpenClHarness() {}

    public static void main(String[] arguments) {
        Workload workload = Workload.values()[Integer.parseInt(arguments[0]) - 1];
        int points = Integer.parseInt(arguments[1]);
        Tape tape = workload.tape().gradient();
        Batch in = workload.batch(points, Layout.BY_COLUMN);
        Batch out = Batch.allocate(tape.outputs().size(), points, Layout.BY_COLUMN);

        double cpuBefore = cpuSeconds();
        long start = System.nanoTime();
        OpenClOptions options = OpenClOptions.of(OpenClProvider.device());
        if (arguments.length > 2) {
            options = options.with(Form.valueOf(arguments[2]));
        }
        if (arguments.length > 3) {
            options = options.with(Shape.valueOf(arguments[3]));
        }
        try (Executor executor = new OpenClExecutor(tape, Optimizer.standard(), options)) {
            double prepared = seconds(start);
            executor.run(in, out);
            double first = seconds(start);
            double firstCpu = cpuSeconds() - cpuBefore;
            compare(tape, in, out);
            double[] rates = new double[REPEATS];
            double cpuStart = cpuSeconds();
            for (int k = 0; k < REPEATS; k++) {
                // New points each time, so that they must be sent
                in.set(0, 0, in.get(0, 0) + 1e-9);
                long begin = System.nanoTime();
                executor.run(in, out);
                rates[k] = points / seconds(begin);
            }
            double cpuRate = REPEATS * (double) points / (cpuSeconds() - cpuStart);
            compare(tape, in, out);
            Arrays.sort(rates);
            System.out.printf(
                    Locale.ROOT,
                    "%s B=%d prepared %.2f s, first result %.2f s (%.2f s of CPU time),"
                            + " %.0f gradients/s (%.0f to %.0f), %.0f per second of CPU time%n   %s%n",
                    workload.title(),
                    points,
                    prepared,
                    first,
                    firstCpu,
                    rates[REPEATS / 2],
                    rates[0],
                    rates[REPEATS - 1],
                    cpuRate,
                    executor.describe());
        }
    }

    private static void compare(Tape tape, Batch in, Batch out) {
        int points = Math.min(in.points(), 300);
        Batch some = Batch.allocate(in.columns(), points, Layout.BY_COLUMN);
        int stride = in.points() / points;
        for (int point = 0; point < points; point++) {
            for (int i = 0; i < in.columns(); i++) {
                some.set(i, point, in.get(i, point * stride));
            }
        }
        Batch expected = Batch.allocate(out.columns(), points, Layout.BY_COLUMN);
        try (Executor scalar = Executors.prepare("scalar", tape)) {
            scalar.run(some, expected);
        }
        for (int point = 0; point < points; point++) {
            for (int k = 0; k < out.columns(); k++) {
                SameBits.assertSame(
                        expected.get(k, point),
                        out.get(k, point * stride),
                        "output " + k + " of point " + point * stride);
            }
        }
    }

    /** The time that all threads of this process have computed. */
    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * 1e-9;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
