package org.lanegrad.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.plan.BatchShape;

/**
 * What is found out about a device's arithmetic before any tape runs there: each probe computes something at points
 * where a device that is not exact shows it, and compares with Java, bit by bit.
 */
enum Probe {
    /** Products below the smallest normal number must not become 0. */
    SUBNORMALS("products of subnormal size"),
    /** Quotients must be correctly rounded. */
    DIVISION("division"),
    /** Roots must be correctly rounded. */
    SQUARE_ROOT("the square root"),
    /** The fused multiply-add must round once. */
    FMA("the fused multiply-add"),
    /** Sums must be taken in the order in which they are written. */
    ORDER("the order of additions"),
    /** A product and a sum must not be fused unless asked. This one can be mended. */
    CONTRACTION("products that are added, which must be rounded before");

    private static final int RANDOM_POINTS = 20;
    private static final Map<AparapiDevice, Primitives> KNOWN = new ConcurrentHashMap<>();

    private final String title;

    Probe(String title) {
        this.title = title;
    }

    /**
     * How primitives are to be written for a device. It is probed when first asked about.
     *
     * @throws OpenClException if the device's arithmetic differs from Java's in a way that cannot be mended
     */
    static Primitives primitives(AparapiDevice device) {
        return KNOWN.computeIfAbsent(device, Probe::probe);
    }

    private static Primitives probe(AparapiDevice device) {
        Primitives primitives = new Primitives(false);
        Set<Probe> failed = failed(device, primitives);
        if (failed.equals(EnumSet.of(CONTRACTION))) {
            primitives = new Primitives(true);
            failed = failed(device, primitives);
        }
        if (!failed.isEmpty()) {
            throw new OpenClException("The OpenCL device " + device.info()
                    + " does not compute as IEEE 754 says, so its results would differ from those of other executors."
                    + " It failed the probe of "
                    + failed.stream().map(probe -> probe.title).collect(Collectors.joining(", and of "))
                    + ". Choose another device or another driver.");
        }
        return primitives;
    }

    private static Set<Probe> failed(AparapiDevice device, Primitives primitives) {
        Tape tape = tape();
        BatchShape inputs = new BatchShape(tape);
        OpenClOptions options = OpenClOptions.of(device);
        Batch points = points();
        Batch results = Batch.allocate(tape.outputs().size(), points.points(), Layout.BY_COLUMN);
        OpenClProgram program = StraightLine.program(tape, inputs, options.shape(), primitives);
        try (DeviceRun run = new DeviceRun(program, inputs, tape.outputs().size(), options)) {
            run.evaluate(points, new double[0], 0, points.points());
            run.store(results, 0, points.points());
        }
        return failed(results);
    }

    /** The probes that a device failed which gave these results of {@link #tape} at {@link #points}. */
    static Set<Probe> failed(Batch results) {
        Tape tape = tape();
        Batch points = points();
        Set<Probe> failed = EnumSet.noneOf(Probe.class);
        int point = 0;
        for (Probe probe : values()) {
            for (int k = 0; k < probe.operands().size(); k++, point++) {
                double[] operands = {points.get(0, point), points.get(1, point), points.get(2, point)};
                double expected = tape.evaluate(operands)[probe.ordinal()];
                if (Double.doubleToLongBits(expected)
                        != Double.doubleToLongBits(results.get(probe.ordinal(), point))) {
                    failed.add(probe);
                }
            }
        }
        return failed;
    }

    /** What all probes compute, an output for each. */
    static Tape tape() {
        return Tape.trace(r -> {
            Real a = r.input("a");
            Real b = r.input("b");
            Real c = r.input("c");
            for (Probe probe : values()) {
                r.output(probe.name(), probe.compute(a, b, c));
            }
        });
    }

    /** The points of all probes, one after the other. */
    static Batch points() {
        List<double[]> all =
                Arrays.stream(values()).flatMap(probe -> probe.operands().stream()).toList();
        Batch points = Batch.allocate(3, all.size(), Layout.BY_COLUMN);
        for (int point = 0; point < all.size(); point++) {
            for (int k = 0; k < 3; k++) {
                points.set(k, point, all.get(point)[k]);
            }
        }
        return points;
    }

    private Real compute(Real a, Real b, Real c) {
        return switch (this) {
            case SUBNORMALS -> a.times(b);
            case DIVISION -> a.div(b);
            case SQUARE_ROOT -> RealMath.sqrt(a);
            case FMA -> RealMath.fma(a, b, c);
            case ORDER -> a.plus(b).minus(b);
            // A product of its own: compilers don't fuse what others use, too
            case CONTRACTION -> a.times(c).plus(b);
        };
    }

    private List<double[]> operands() {
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < RANDOM_POINTS; i++) {
            double a = random.nextDouble(1, 2);
            double b = random.nextDouble(1, 2);
            points.add(
                    switch (this) {
                        case SUBNORMALS -> new double[] {a * 0x1p-540, b * 0x1p-500, 0};
                        // The rounded product is taken away: what is left is the rounding error, or nothing
                        case FMA -> new double[] {a, b, -(a * b)};
                        case CONTRACTION -> new double[] {a, -(a * b), b};
                        case ORDER -> new double[] {a * 10, 0x1.8p52, 0};
                        case DIVISION, SQUARE_ROOT -> new double[] {a, b, 0};
                    });
        }
        if (this == SUBNORMALS) {
            points.add(new double[] {Double.MIN_VALUE, 1, 0});
            points.add(new double[] {Double.MIN_NORMAL, 0.5, 0});
        }
        return points;
    }
}
