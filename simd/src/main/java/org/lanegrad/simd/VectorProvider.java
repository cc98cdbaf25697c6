package org.lanegrad.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;

/** Provides the SIMD executor, where the JVM has the Vector API and the CPU fused multiply-add. */
public final class VectorProvider implements ExecutorProvider {
    private static final String MODULE = "jdk.incubator.vector";

    /** Used by {@link java.util.ServiceLoader}. */
    public VectorProvider() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Optional<String> unavailable() {
        return missing();
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add("fused multiply-add: " + (hasFusedMultiplyAdd() ? "by the CPU" : "in software only"));
        if (hasVectors()) {
            VectorOptions options = VectorOptions.standard();
            findings.add("vectors of " + options.width().bits() + " bits, "
                    + options.width().lanes() + " lanes of float64");
            findings.add("at most " + options.threads() + (options.threads() == 1 ? " thread, " : " threads, ")
                    + (options.memoryLimit() >> 20) + " MiB of values");
        }
        return findings;
    }

    @Override
    public Executor prepare(Tape tape, Optimizer optimizer) {
        missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return VectorExecutor.prepare(tape, optimizer, VectorOptions.standard());
    }

    /** What is missing, found out without touching the Vector API. */
    static Optional<String> missing() {
        if (!hasVectors()) {
            return Optional.of("the JVM runs without the Vector API; start it with --add-modules=" + MODULE);
        }
        if (!hasFusedMultiplyAdd()) {
            return Optional.of("the CPU has no fused multiply-add (or -XX:-UseFMA turns it off), and in software it is"
                    + " many times slower; use the scalar executor");
        }
        return Optional.empty();
    }

    private static boolean hasVectors() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static boolean hasFusedMultiplyAdd() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return jvm == null || Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    }
}
