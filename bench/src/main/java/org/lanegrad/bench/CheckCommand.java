package org.lanegrad.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Executor;
import org.lanegrad.ExecutorProvider;
import org.lanegrad.Executors;
import org.lanegrad.Tape;
import org.lanegrad.bench.formula.Formula;
import org.lanegrad.bench.sweeps.DifferenceCheck;
import org.lanegrad.bench.sweeps.DifferenceCheck.Comparison;
import org.lanegrad.bench.sweeps.DifferenceCheck.Verdict;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.simd.VectorExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the executors bit by bit, and the gradient with finite differences. */
@Command(
        name = "check",
        description = {
            "Run the value and the gradient of a formula on every executor and compare them, bit by bit, with the tape "
                    + "followed step by step; then compare the gradient with central finite differences.",
            "",
            "The executor simd is checked twice: its interpreter, and the kernels that it compiles, which takes "
                    + "seconds. An executor that cannot run here is reported, which is no failure unless it was named. "
                    + "Differences are taken with many steps, and tell how far they may be off themselves. Where the "
                    + "function is not finite or not smooth around a point they tell nothing.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    /** Seconds to wait for compiled kernels. */
    private static final double PATIENCE = 60;

    @Mixin
    private final FormulaParameter formula = new FormulaParameter();

    @Option(
            names = "--at",
            paramLabel = "NAME=VALUE[,...]",
            description = "The only point: a value for each variable. Default: random points.")
    private @Nullable String at;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many random points. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--range",
            paramLabel = "LOW,HIGH",
            split = ",",
            arity = "1",
            defaultValue = "-2,2",
            description = "Between which numbers each variable of a random point is. Default: ${DEFAULT-VALUE}.")
    private double[] range = new double[0];

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Another number gives other random points. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            description = "The only executor to check, which must be able to run. Default: all.")
    private @Nullable String executor;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        require(count >= 1, "--points: at least 1, not " + count + ".");
        require(range.length == 2 && range[0] < range[1] && Double.isFinite(range[1] - range[0]),
                "--range: a lower and a higher number, such as 0,10.");
        List<ExecutorProvider> providers = Executors.providers().stream()
                .filter(provider -> executor == null || provider.name().equals(executor))
                .toList();
        require(!providers.isEmpty(), "--executor: none is named '" + executor + "'; 'lanegrad devices' lists them.");
        Formula parsed = formula.formula();
        List<String> variables = parsed.variables();
        double[][] points = at == null
                ? random(variables.size())
                : new double[][] {formula.values("--at", at, variables)};
        Tape gradient = parsed.tape().gradient();
        BitCheck bits = new BitCheck(gradient, points);
        spec.commandLine().getOut().println("value and gradient, " + points.length * gradient.outputs().size()
                + " numbers at " + points.length + (points.length == 1 ? " point" : " points"));
        boolean same = true;
        for (ExecutorProvider provider : providers) {
            same &= isSame(provider, gradient, bits);
        }
        return isLikeDifferences(parsed, points, bits) && same ? 0 : 1;
    }

    /** Whether an executor computes the same bits, or need not run. */
    private boolean isSame(ExecutorProvider provider, Tape gradient, BitCheck bits) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Executor prepared;
        try {
            prepared = provider.prepare(gradient, Optimizer.standard());
        } catch (IllegalStateException e) {
            if (executor != null) {
                throw e;
            }
            out.println(provider.name() + ": cannot run here");
            out.println("  " + e.getMessage());
            return true;
        }
        try (prepared) {
            List<String> differences = bits.differences(prepared);
            // The interpreter ran; now the kernels that take over from it, where the tape has some
            if (differences.isEmpty() && prepared instanceof VectorExecutor simd && simd.awaitCompiled(PATIENCE)) {
                differences = bits.differences(prepared);
            }
            out.println(provider.name() + ": " + (differences.isEmpty() ? "the same bits" : "OTHER BITS"));
            differences.forEach(line -> out.println("  " + line));
            out.println("  " + prepared.describe());
            return differences.isEmpty();
        }
    }

    /** Whether no partial derivative differs from that by differences. */
    private boolean isLikeDifferences(Formula parsed, double[][] points, BitCheck bits) {
        DifferenceCheck check = new DifferenceCheck(parsed.trace());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<String> wrong = new ArrayList<>();
        for (int point = 0; point < points.length; point++) {
            for (int input = 0; input < parsed.variables().size(); input++) {
                double derivative = bits.expected(point)[1 + input];
                Comparison comparison = check.compare(points[point], input, derivative);
                counts.merge(comparison.verdict(), 1, Integer::sum);
                if (comparison.verdict() == Verdict.DIFFERS && wrong.isEmpty()) {
                    wrong.add("the derivative by " + parsed.variables().get(input) + " is " + derivative
                            + ", by differences " + comparison.value() + " within " + comparison.tolerance() + ", at "
                            + bits.name(point));
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("differences: " + counts.getOrDefault(Verdict.AGREES, 0) + " derivatives agree, "
                + counts.getOrDefault(Verdict.DIFFERS, 0) + " differ, "
                + counts.getOrDefault(Verdict.UNDECIDED, 0) + " cannot be told");
        wrong.forEach(line -> out.println("  " + line));
        return wrong.isEmpty();
    }

    private double[][] random(int variables) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> DoubleStream.generate(() -> random.nextDouble(range[0], range[1]))
                        .limit(variables)
                        .toArray())
                .limit(count)
                .toArray(double[][]::new);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
