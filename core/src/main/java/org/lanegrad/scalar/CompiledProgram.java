package org.lanegrad.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Carry;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;
import org.lanegrad.plan.RunColumns;
import org.lanegrad.plan.RunPlaces;
import org.lanegrad.plan.Runs;

/**
 * A tape as calls of compiled kernels, one for each distinct body. The memory of a run holds a number for each row,
 * then the constants and shared inputs.
 */
final class CompiledProgram implements PointProgram {
    /** Operations in a body: about what one method holds. */
    private static final int LONGEST = 400;
    /** Operations in the body of a loop over calls: they leave some registers to what is taken over. */
    private static final int LONGEST_IN_LOOP = 96;

    private final Kernel[] kernel;
    /** Where the places of each instruction's calls begin; one entry more for the end. */
    private final int[] start;

    private final int[] places;

    private final double[] initial;
    private final int[] inputPlace;
    private final int[] outputPlace;

    private CompiledProgram(Builder builder) {
        kernel = builder.kernel.toArray(Kernel[]::new);
        start = Arrays.copyOf(builder.start, kernel.length + 1);
        places = Arrays.copyOf(builder.places, start[kernel.length]);
        initial = builder.initial;
        inputPlace = builder.inputPlace;
        outputPlace = builder.outputPlace;
    }

    /**
     * Compiles a tape.
     *
     * @param tape the tape
     * @return the program
     */
    static CompiledProgram of(Tape tape) {
        Tape callable = new InlineFunctions(
                        function -> CompiledFunctions.of(function).isEmpty())
                .apply(tape);
        boolean calls = IntStream.range(0, callable.size())
                .anyMatch(i -> callable.operation(i).kind() == Operation.Kind.FUNCTION);
        int longest = LONGEST;
        Optional<CompiledProgram> program = Optional.empty();
        while (program.isEmpty()) {
            // The JIT inlines the functions of a short loop, but only the first few of an unrolled one
            Groups groups = Groups.of(callable, new Grouping(longest, calls ? 0 : longest, 1));
            program = new Builder(groups).build();
            // Operations differ in what code they take; a few always fit into a method
            longest /= 2;
        }
        return program.get();
    }

    @Override
    public double[] newMemory() {
        return initial.clone();
    }

    @Override
    public int inputPlace(int input) {
        return inputPlace[input];
    }

    @Override
    public int outputPlace(int output) {
        return outputPlace[output];
    }

    @Override
    public void run(double[] memory) {
        for (int i = 0; i < kernel.length; i++) {
            kernel[i].run(memory, places, start[i], start[i + 1]);
        }
    }

    /** The number of distinct kernels. */
    int kernels() {
        return (int) Arrays.stream(kernel).distinct().count();
    }

    @Override
    public String describe() {
        return "compiled executor, bytecode made of the tape, float64, one point at a time, "
                + (long) initial.length * Double.BYTES + " bytes of values";
    }

    private static final class Builder {
        private final Groups groups;
        private final Runs runs;
        private final Tape tape;
        private final Rows rows;
        private final int firstConstant;
        private final int firstShared;

        private final List<Kernel> kernel = new ArrayList<>();
        private final int[] start;
        private int[] places = new int[256];
        private final double[] initial;
        private final int[] inputPlace;
        private final int[] outputPlace;

        Builder(Groups groups) {
            this.groups = groups;
            this.tape = groups.tape();
            this.runs = Runs.of(groups, body -> body.size() <= LONGEST_IN_LOOP);
            this.rows = rows(groups, runs);
            this.start = new int[groups.calls() + 1];
            double[] constants = tape.constants();
            this.firstConstant = rows.count();
            this.firstShared = firstConstant + constants.length;
            this.initial = new double[firstShared + tape.inputs().size()];
            System.arraycopy(constants, 0, initial, firstConstant, constants.length);
            this.inputPlace = new int[tape.inputs().size()];
            this.outputPlace = tape.outputs().stream()
                    .mapToInt(output -> place(output.position()))
                    .toArray();
        }

        private static Rows rows(Groups groups, Runs runs) {
            boolean[] uniform = Groups.uniform(groups.tape());
            return Rows.of(
                    groups,
                    runs,
                    i -> !uniform[i],
                    body -> groups.bodies().get(body).size() == 1
                            || runs.carry(body).isPresent());
        }

        /** Empty if some body is too long. */
        Optional<CompiledProgram> build() {
            for (int i = 0; i < tape.size(); i++) {
                if (tape.operation(i) == Operation.INPUT) {
                    inputPlace[tape.a(i)] = place(i);
                }
            }
            IntStream.Builder[] first = new IntStream.Builder[groups.bodies().size()];
            Arrays.setAll(first, number -> IntStream.builder());
            for (int call = 0; call < groups.calls(); call++) {
                if (!runs.continues(call)) {
                    first[groups.body(call)].add(call);
                }
            }
            List<Called> called = new ArrayList<>();
            for (int number = 0; number < first.length; number++) {
                Optional<Called> made = compile(number, first[number].build().toArray());
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                called.add(made.get());
            }
            for (int call = 0; call < groups.calls(); call++) {
                if (!runs.continues(call)) {
                    add(called.get(groups.body(call)), call);
                }
            }
            return Optional.of(new CompiledProgram(this));
        }

        /**
         * A body that is compiled.
         *
         * @param kernel its kernel
         * @param entries what that is told about a call, or the run that begins with it
         */
        private record Called(Kernel kernel, IntFunction<int[]> entries) {}

        /** Compiles a body for some calls, or the runs that begin with them. */
        private Optional<Called> compile(int number, int[] first) {
            Body body = groups.bodies().get(number);
            Carry carry = runs.carry(number).orElse(null);
            if (carry == null) {
                Places places = new Places(body.operands() + body.results());
                Arrays.stream(first).mapToObj(this::places).forEach(places::add);
                return KernelCompiler.compile(body, places)
                        .map(kernel -> new Called(kernel, call -> places.varying(places(call))));
            }
            RunColumns columns = new RunColumns(body, carry, _ -> "the memory");
            Arrays.stream(first).forEach(call -> columns.add(call, runs.last(call), this::place));
            RunPlaces run = new RunPlaces(columns);
            Places places = new Places(run.beforeCalls());
            Arrays.stream(first).mapToObj(call -> ofRun(run, call)).forEach(places::add);
            return KernelCompiler.compile(body, carry, columns, places)
                    .map(kernel -> new Called(
                            kernel,
                            call -> IntStream.concat(
                                            Arrays.stream(places.varying(ofRun(run, call))),
                                            IntStream.rangeClosed(call, runs.last(call))
                                                    .flatMap(each -> places(each, run.ofEach())))
                                    .toArray()));
        }

        /** Appends a call or run, to the last instruction if that has its kernel. */
        private void add(Called called, int call) {
            int[] entries = called.entries.apply(call);
            // Calls that don't differ have nothing by which they could be counted
            boolean joins = !kernel.isEmpty() && kernel.getLast().equals(called.kernel) && entries.length > 0;
            if (!joins) {
                kernel.add(called.kernel);
                start[kernel.size()] = start[kernel.size() - 1];
            }
            int end = start[kernel.size()];
            if (end + entries.length > places.length) {
                places = Arrays.copyOf(places, 2 * (end + entries.length));
            }
            System.arraycopy(entries, 0, places, end, entries.length);
            start[kernel.size()] = end + entries.length;
        }

        /** What is told to a run: the number of its calls, and places. */
        private int[] ofRun(RunPlaces run, int first) {
            int last = runs.last(first);
            return IntStream.concat(
                            IntStream.of(last - first + 1),
                            IntStream.concat(places(first, run.ofFirst()), places(last, run.ofLast())))
                    .toArray();
        }

        /** Where a call has its operands and results. */
        private int[] places(int call) {
            Body body = groups.bodies().get(groups.body(call));
            return IntStream.range(0, body.operands() + body.results())
                    .map(column -> place(call, column))
                    .toArray();
        }

        private IntStream places(int call, List<Integer> columns) {
            return columns.stream().mapToInt(column -> place(call, column));
        }

        private int place(int call, int column) {
            int operands = groups.bodies().get(groups.body(call)).operands();
            return place(column < operands ? groups.operand(call, column) : groups.result(call, column - operands));
        }

        /** Where a value of the tape is. */
        private int place(int position) {
            int row = rows.row(position);
            if (row >= 0) {
                return row;
            }
            return tape.operation(position) == Operation.CONSTANT
                    ? firstConstant + tape.a(position)
                    : firstShared + tape.a(position);
        }
    }
}
