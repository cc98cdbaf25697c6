package org.lanegrad.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Layout;
import org.lanegrad.Tape;

/** Compares an executor's results, bit by bit, with those of the tape followed step by step. */
final class BitCheck {
    private final Tape tape;
    private final double[][] points;
    private final double[][] expected;

    /**
     * Follows the tape.
     *
     * @param points a value for each input
     */
    BitCheck(Tape tape, double[][] points) {
        this.tape = tape;
        this.points = points;
        this.expected = Stream.of(points).map(tape::evaluate).toArray(double[][]::new);
    }

    /** The outputs at a point. */
    double[] expected(int point) {
        return expected[point];
    }

    /** Says where results of an executor differ: nothing, or how many there are and which is the first. */
    List<String> differences(Executor executor) {
        Batch inputs = Batch.allocate(tape.inputs().size(), points.length, Layout.BY_COLUMN);
        for (int point = 0; point < points.length; point++) {
            for (int k = 0; k < inputs.columns(); k++) {
                inputs.set(k, point, points[point][k]);
            }
        }
        Batch outputs = Batch.allocate(tape.outputs().size(), points.length, Layout.BY_COLUMN);
        executor.run(inputs, outputs);
        int count = 0;
        String first = "";
        for (int point = points.length - 1; point >= 0; point--) {
            for (int k = outputs.columns() - 1; k >= 0; k--) {
                double actual = outputs.get(k, point);
                if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected[point][k])) {
                    count++;
                    first = tape.outputs().get(k).name() + " is " + actual + " and not " + expected[point][k] + " at "
                            + name(point);
                }
            }
        }
        return count == 0 ? List.of() : List.of(count + (count == 1 ? " number differs" : " numbers differ"), first);
    }

    /** A point as people write it. */
    String name(int point) {
        return IntStream.range(0, points[point].length)
                .mapToObj(k -> tape.inputs().get(k).name() + "=" + points[point][k])
                .collect(Collectors.joining(","));
    }
}
