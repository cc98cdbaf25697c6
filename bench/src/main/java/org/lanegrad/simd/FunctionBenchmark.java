package org.lanegrad.simd;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanegrad.Input;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.BatchShape;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The time of functions per element at the preferred width: Lanegrad's kernels, the Vector API's own functions and
 * {@link Math}. The main method runs it and prints a table. (The package is that of the kernels, which are not public.)
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class FunctionBenchmark {
    private static final int BLOCK = 128;
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** The function. */
    @Param({"EXP", "LOG", "SIN", "COS", "TANH", "POW", "EXPM1", "LOG10", "LOG1P", "TAN", "ATAN", "SINH", "CBRT", "HYPOT"
    })
    public Operation function = Operation.EXP;

    private final double[] memory = new double[3 * BLOCK];
    private BlockProgram program = program(Operation.ADD);
    private BlockMemory kernelMemory = program.newMemory(BLOCK);

    /** Draws arguments, and compiles the kernels. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BLOCK; i++) {
            memory[i] = random.nextDouble(0.1, 10);
            memory[BLOCK + i] = random.nextDouble(-3, 3);
        }
        program = program(function);
        kernelMemory = program.newMemory(BLOCK);
        for (int k = 0; k < function.arity(); k++) {
            System.arraycopy(memory, k * BLOCK, kernelMemory.values, program.edges().columnPlaces()[k], BLOCK);
        }
    }

    /** The function alone, on inputs that keep their rows since they are outputs too. */
    private static BlockProgram program(Operation function) {
        TapeBuilder tape = new TapeBuilder();
        int a = tape.input(Input.of("a"));
        int b = function.arity() > 1 ? tape.input(Input.of("b")) : -1;
        tape.output("y", tape.append(function, a, b, -1));
        tape.output("a", a);
        if (b >= 0) {
            tape.output("b", b);
        }
        Groups groups = Groups.single(tape.build());
        BatchShape shape = new BatchShape(groups.tape());
        return BlockProgramBuilder.inRows(groups, shape, Rows.of(groups), Width.preferred(), BLOCK);
    }

    /** Lanegrad's kernels of the function. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public void lanegrad() {
        program.run(kernelMemory);
    }

    /** The function of the Vector API. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public void vectorApi() {
        switch (function) {
            case EXP -> unary(VectorOperators.EXP);
            case LOG -> unary(VectorOperators.LOG);
            case SIN -> unary(VectorOperators.SIN);
            case COS -> unary(VectorOperators.COS);
            case TANH -> unary(VectorOperators.TANH);
            case EXPM1 -> unary(VectorOperators.EXPM1);
            case LOG10 -> unary(VectorOperators.LOG10);
            case LOG1P -> unary(VectorOperators.LOG1P);
            case TAN -> unary(VectorOperators.TAN);
            case ATAN -> unary(VectorOperators.ATAN);
            case SINH -> unary(VectorOperators.SINH);
            case CBRT -> unary(VectorOperators.CBRT);
            case POW -> binary(VectorOperators.POW);
            case HYPOT -> binary(VectorOperators.HYPOT);
            default -> throw new IllegalArgumentException("The Vector API has no function " + function + ".");
        }
    }

    // Inlined above, since the operators must be constants to the JIT

    @CompilerControl(CompilerControl.Mode.INLINE)
    private void unary(VectorOperators.Unary operator) {
        for (int i = 0; i < BLOCK; i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, memory, i).lanewise(operator).intoArray(memory, 2 * BLOCK + i);
        }
    }

    @CompilerControl(CompilerControl.Mode.INLINE)
    private void binary(VectorOperators.Binary operator) {
        for (int i = 0; i < BLOCK; i += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, memory, i)
                    .lanewise(operator, DoubleVector.fromArray(SPECIES, memory, BLOCK + i))
                    .intoArray(memory, 2 * BLOCK + i);
        }
    }

    /** The function of {@link Math}. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public void math() {
        switch (function) {
            case EXP -> scalar((a, _) -> Math.exp(a));
            case LOG -> scalar((a, _) -> Math.log(a));
            case SIN -> scalar((a, _) -> Math.sin(a));
            case COS -> scalar((a, _) -> Math.cos(a));
            case TANH -> scalar((a, _) -> Math.tanh(a));
            case EXPM1 -> scalar((a, _) -> Math.expm1(a));
            case LOG10 -> scalar((a, _) -> Math.log10(a));
            case LOG1P -> scalar((a, _) -> Math.log1p(a));
            case TAN -> scalar((a, _) -> Math.tan(a));
            case ATAN -> scalar((a, _) -> Math.atan(a));
            case SINH -> scalar((a, _) -> Math.sinh(a));
            case CBRT -> scalar((a, _) -> Math.cbrt(a));
            case POW -> scalar(Math::pow);
            case HYPOT -> scalar(Math::hypot);
            default -> throw new IllegalArgumentException("Math has no function " + function + ".");
        }
    }

    private void scalar(DoubleBinaryOperator operator) {
        for (int i = 0; i < BLOCK; i++) {
            memory[2 * BLOCK + i] = operator.applyAsDouble(memory[i], memory[BLOCK + i]);
        }
    }

    /**
     * Runs the benchmark and prints its table.
     *
     * @param functions the functions to measure; all if none
     * @throws RunnerException if it fails
     */
    public static void main(String[] functions) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(FunctionBenchmark.class.getName());
        if (functions.length > 0) {
            options.param("function", functions);
        }
        System.out.print(table(new Runner(options.build()).run()));
    }

    private static String table(Collection<RunResult> results) {
        Map<String, Map<String, Double>> times = new LinkedHashMap<>();
        for (RunResult result : results) {
            String function = result.getParams().getParam("function");
            String benchmark = result.getParams().getBenchmark();
            times.computeIfAbsent(function, _ -> new LinkedHashMap<>())
                    .put(
                            benchmark.substring(benchmark.lastIndexOf('.') + 1),
                            result.getPrimaryResult().getScore());
        }
        StringBuilder table = new StringBuilder("""

                | function | Lanegrad (ns) | Vector API (ns) | Math (ns) | of the Vector API | of Math |
                | --- | --- | --- | --- | --- | --- |
                """);
        times.forEach((function, time) -> {
            double ours = time.getOrDefault("lanegrad", Double.NaN);
            double theirs = time.getOrDefault("vectorApi", Double.NaN);
            double scalar = time.getOrDefault("math", Double.NaN);
            table.append("| `%s` | %.2f | %.2f | %.2f | %.2f | %.2f |%n"
                    .formatted(
                            Operation.valueOf(function).symbol(),
                            ours,
                            theirs,
                            scalar,
                            ours / theirs,
                            ours / scalar));
        });
        return table.toString();
    }
}
