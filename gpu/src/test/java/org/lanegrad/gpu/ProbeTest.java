package org.lanegrad.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lanegrad.Batch;
import org.lanegrad.Layout;
import org.lanegrad.plan.BatchShape;

class ProbeTest {

    private interface Arithmetic {
        double result(Probe probe, double a, double b, double c);
    }

    @Test
    void javasOwnArithmeticPasses() {
        assertEquals(Set.of(), failed(ProbeTest::exact));
    }

    @Test
    void eachFaultIsFound() {
        assertEquals(EnumSet.of(Probe.SUBNORMALS), failed((probe, a, b, c) -> {
            double result = exact(probe, a, b, c);
            return Math.abs(result) < Double.MIN_NORMAL ? 0 : result;
        }));
        assertEquals(
                EnumSet.of(Probe.DIVISION),
                failed((probe, a, b, c) -> probe == Probe.DIVISION ? a * (1 / b) : exact(probe, a, b, c)));
        assertEquals(
                EnumSet.of(Probe.SQUARE_ROOT),
                failed((probe, a, b, c) ->
                        probe == Probe.SQUARE_ROOT ? a * (1 / Math.sqrt(a)) : exact(probe, a, b, c)));
        assertEquals(
                EnumSet.of(Probe.FMA),
                failed((probe, a, b, c) -> probe == Probe.FMA ? a * b + c : exact(probe, a, b, c)));
        assertEquals(
                EnumSet.of(Probe.CONTRACTION),
                failed((probe, a, b, c) -> probe == Probe.CONTRACTION ? Math.fma(a, c, b) : exact(probe, a, b, c)));
        assertEquals(
                EnumSet.of(Probe.ORDER),
                failed((probe, a, b, c) -> probe == Probe.ORDER ? a : exact(probe, a, b, c)));
    }

    @Test
    void aCompilerThatContractsIsFoundAndMended() {
        AparapiDevice device = TestDevice.get();
        assumeTrue(device.info().vendor().contains("pocl"), "other compilers may know no pragma that contracts");
        assertEquals(EnumSet.of(Probe.CONTRACTION), onContractingCompiler(device, new Primitives(false)));
        assertEquals(Set.of(), onContractingCompiler(device, new Primitives(true)));
        assertFalse(Probe.primitives(device).fusedProducts(), "PoCL heeds the pragma that forbids contraction");
    }

    private static Set<Probe> onContractingCompiler(AparapiDevice device, Primitives primitives) {
        BatchShape inputs = new BatchShape(Probe.tape());
        OpenClOptions options = OpenClOptions.of(device);
        OpenClProgram program = StraightLine.program(Probe.tape(), inputs, options.shape(), primitives);
        OpenClProgram contracting = new OpenClProgram(
                program.source().replace("#pragma OPENCL FP_CONTRACT OFF", "#pragma clang fp contract(fast)"),
                program.constants(),
                program.calls(),
                program.rows(),
                program.title());
        Batch points = Probe.points();
        int outputs = Probe.values().length;
        Batch results = Batch.allocate(outputs, points.points(), Layout.BY_COLUMN);
        try (DeviceRun run = new DeviceRun(contracting, inputs, outputs, options)) {
            run.evaluate(points, new double[0], 0, points.points());
            run.store(results, 0, points.points());
        }
        return Probe.failed(results);
    }

    private static Set<Probe> failed(Arithmetic arithmetic) {
        Batch points = Probe.points();
        Batch results = Batch.allocate(Probe.values().length, points.points(), Layout.BY_COLUMN);
        for (int point = 0; point < points.points(); point++) {
            for (Probe probe : Probe.values()) {
                results.set(
                        probe.ordinal(),
                        point,
                        arithmetic.result(
                                probe, points.get(0, point), points.get(1, point), points.get(2, point)));
            }
        }
        return Probe.failed(results);
    }

    private static double exact(Probe probe, double a, double b, double c) {
        return switch (probe) {
            case SUBNORMALS -> a * b;
            case DIVISION -> a / b;
            case SQUARE_ROOT -> Math.sqrt(a);
            case FMA -> Math.fma(a, b, c);
            case ORDER -> a + b - b;
            case CONTRACTION -> a * c + b;
        };
    }
}
