package org.lanegrad.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lanegrad.Output;
import org.lanegrad.Sweep;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.pass.CanonicalForm;

/** Second derivatives, by composition: forward sweeps through the reverse sweep. */
public final class Hessian {
    private static final int NONE = -1;

    private Hessian() {}

    /**
     * The product of the Hessian with a vector of tangents.
     *
     * @param tape a tape with one output
     * @return a tape with an input {@code tangent x} more for each active input, and with the outputs of the gradient
     *     and {@code tangent dz/dx} for each active input
     * @throws IllegalStateException if there is not exactly one output
     */
    public static Tape product(Tape tape) {
        Tape tangents = ForwardSweep.jvp(ReverseSweep.gradient(tape));
        // The value and the partials, then the tangents of both: that of the value is not wanted
        List<String> names = tangents.outputs().stream().map(Output::name).toList();
        int valueTangent = names.size() / 2;
        return tangents.withOutputs(IntStream.range(0, names.size())
                .filter(k -> k != valueTangent)
                .mapToObj(names::get)
                .toArray(String[]::new));
    }

    /**
     * The whole Hessian, a forward sweep for each active input.
     *
     * @param tape a tape with one output and n active inputs
     * @return a tape with the outputs of the gradient and n*n outputs {@code d2z/dx dy}, row by row
     * @throws IllegalStateException if there is not exactly one output
     */
    public static Tape of(Tape tape) {
        String name = Activity.onlyOutput(tape);
        Tape gradient = new CanonicalForm().apply(ReverseSweep.gradient(tape));
        TapeBuilder result = new TapeBuilder(gradient);
        result.copyAll(gradient);
        int[] active = IntStream.range(0, gradient.inputs().size())
                .filter(k -> gradient.inputs().get(k).active())
                .toArray();
        ForwardSweep sweep = new ForwardSweep(gradient, result);
        int[][] columns = Arrays.stream(active)
                .mapToObj(k -> sweep.run(unitSeed(gradient, k, result)))
                .toArray(int[][]::new);
        for (Output output : gradient.outputs()) {
            result.output(output.name(), output.position());
        }
        for (int i = 0; i < active.length; i++) {
            for (int j = 0; j < active.length; j++) {
                // The Hessian is symmetric: what both halves share is computed once. Output 0 is the value.
                int entry = columns[Math.max(i, j)][1 + Math.min(i, j)];
                String by = gradient.inputs().get(active[i]).name();
                String then = gradient.inputs().get(active[j]).name();
                result.output("d2" + name + "/d" + by + " d" + then, entry);
            }
        }
        return DerivedTape.of(result, gradient);
    }

    private static int[] unitSeed(Tape tape, int input, TapeBuilder result) {
        result.mark(Sweep.TANGENT, NONE, NONE);
        int[] seeds = new int[tape.inputs().size()];
        Arrays.fill(seeds, NONE);
        seeds[input] = result.constantPosition(1);
        return seeds;
    }
}
