package org.lanegrad.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Grouping;
import org.lanegrad.plan.Groups;
import org.lanegrad.plan.Rows;

/**
 * A tape as calls of compiled kernels, one for each distinct body. The memory of a run holds a number for each row,
 * then the constants and shared inputs.
 */
final class CompiledProgram implements PointProgram {
    /** Operations in a body: about what one method holds. */
    private static final int LONGEST = 400;

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
        int longest = LONGEST;
        Optional<CompiledProgram> program = Optional.empty();
        while (program.isEmpty()) {
            Groups groups = Groups.of(callable, new Grouping(longest, longest, 1));
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
            this.rows = Rows.of(groups);
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

        /** Empty if some body is too long. */
        Optional<CompiledProgram> build() {
            for (int i = 0; i < tape.size(); i++) {
                if (tape.operation(i) == Operation.INPUT) {
                    inputPlace[tape.a(i)] = place(i);
                }
            }
            List<CallPlaces> calls = new ArrayList<>();
            for (Body body : groups.bodies()) {
                calls.add(new CallPlaces(body.operands() + body.results()));
            }
            for (int call = 0; call < groups.calls(); call++) {
                calls.get(groups.body(call)).add(places(call));
            }
            List<Kernel> compiled = new ArrayList<>();
            for (int k = 0; k < calls.size(); k++) {
                Optional<Kernel> made = KernelCompiler.compile(groups.bodies().get(k), calls.get(k));
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                compiled.add(made.get());
            }
            for (int call = 0; call < groups.calls(); call++) {
                int body = groups.body(call);
                add(call, compiled.get(body), calls.get(body));
            }
            return Optional.of(new CompiledProgram(this));
        }

        /** Appends a call, to the last instruction if that runs the same kernel. */
        private void add(int call, Kernel called, CallPlaces columns) {
            // Calls that don't differ have no places by which they could be counted
            boolean joins = !kernel.isEmpty() && kernel.getLast().equals(called) && columns.varying() > 0;
            if (!joins) {
                kernel.add(called);
                start[kernel.size()] = start[kernel.size() - 1];
            }
            int end = start[kernel.size()];
            int[] all = places(call);
            if (end + all.length > places.length) {
                places = Arrays.copyOf(places, 2 * (end + all.length));
            }
            for (int column = 0; column < all.length; column++) {
                if (columns.fixed(column) < 0) {
                    places[end++] = all[column];
                }
            }
            start[kernel.size()] = end;
        }

        /** Where a call has its operands and results. */
        private int[] places(int call) {
            Body body = groups.bodies().get(groups.body(call));
            int[] found = new int[body.operands() + body.results()];
            for (int k = 0; k < body.operands(); k++) {
                found[k] = place(groups.operand(call, k));
            }
            for (int k = 0; k < body.results(); k++) {
                found[body.operands() + k] = place(groups.result(call, k));
            }
            return found;
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
