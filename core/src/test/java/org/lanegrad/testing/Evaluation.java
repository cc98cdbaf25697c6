package org.lanegrad.testing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Input;
import org.lanegrad.Layout;
import org.lanegrad.Tape;

/** The outputs that a tape has at some points, for executors to be compared with. */
final class Evaluation {
    private final Tape tape;
    /** By point, a value for each input, shared ones too. */
    private final double[][] points;

    private final double[][] expected;
    private final int[] perPoint;

    /** Given what to expect. */
    Evaluation(Tape tape, double[][] points, double[][] expected) {
        this.tape = tape;
        this.points = points;
        this.expected = expected;
        this.perPoint = IntStream.range(0, tape.inputs().size())
                .filter(k -> !tape.inputs().get(k).shared())
                .toArray();
    }

    /** As the reference computes it. */
    static Evaluation of(Tape tape, double[]... points) {
        return new Evaluation(
                tape,
                points,
                Arrays.stream(points)
                        .map(point -> ReferenceEvaluator.outputs(tape, point))
                        .toArray(double[][]::new));
    }

    /** At the first of some random points. */
    static Evaluation of(Tape tape, Points points, int count) {
        return of(
                tape,
                IntStream.range(0, count).mapToObj(point -> points.at(tape, point)).toArray(double[][]::new));
    }

    Tape tape() {
        return tape;
    }

    int size() {
        return points.length;
    }

    double expected(int point, int output) {
        return expected[point][output];
    }

    /** Some of the points as a batch. */
    Batch inputs(int from, int to, Layout layout) {
        Batch batch = Batch.allocate(perPoint.length, to - from, layout);
        fill(batch, from);
        return batch;
    }

    /** Fills a batch with the points from a certain one on. */
    void fill(Batch batch, int from) {
        for (int point = 0; point < batch.points(); point++) {
            for (int k = 0; k < perPoint.length; k++) {
                batch.set(k, point, points[from + point][perPoint[k]]);
            }
        }
    }

    /** The values of the shared inputs. */
    double[] shared() {
        return IntStream.range(0, tape.inputs().size())
                .filter(k -> tape.inputs().get(k).shared())
                .mapToDouble(k -> points[0][k])
                .toArray();
    }

    /** Memory for the outputs. The numbers in it are not those to come. */
    Batch outputs(int count, Layout layout) {
        int columns = tape.outputs().size();
        double[] data = new double[(int) layout.length(columns, count)];
        Arrays.fill(data, 0x1.badp-20);
        return Batch.of(data, columns, count, layout);
    }

    /** Runs all points at once. */
    void check(Executor executor) {
        check(executor, 0, size(), Layout.BY_COLUMN, Layout.BY_COLUMN);
    }

    /** Runs some of the points. */
    void check(Executor executor, int from, int to, Layout in, Layout out) {
        Batch outputs = outputs(to - from, out);
        executor.run(inputs(from, to, in), shared(), outputs);
        check(outputs, from, "of " + (to - from) + ", from " + in + " to " + out);
    }

    /** Compares outputs, beginning with those of a certain point. */
    void check(Batch outputs, int from, String how) {
        for (int point = 0; point < outputs.points(); point++) {
            for (int k = 0; k < outputs.columns(); k++) {
                double actual = outputs.get(k, point);
                if (!SameBits.same(expected[from + point][k], actual)) {
                    SameBits.assertSame(expected[from + point][k], actual, where(k, from + point) + " " + how);
                }
            }
        }
    }

    private String where(int output, int point) {
        return "output " + tape.outputs().get(output).name() + " at point " + point + " "
                + tape.inputs().stream().map(Input::name).toList() + " = " + Arrays.toString(points[point]);
    }
}
