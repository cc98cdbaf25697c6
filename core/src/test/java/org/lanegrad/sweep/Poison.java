package org.lanegrad.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;
import org.lanegrad.op.Operation;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.testing.ReferenceEvaluator;

/**
 * Hides singular values in a tape: some of its numbers get a branch whose other side, never taken at the first points,
 * is infinite or has an infinite or undefined slope. The tape computes what it did.
 */
final class Poison {
    private final Tape tape;
    private final SplittableRandom random;
    private final TapeBuilder result;
    private final double[][] values;
    private final List<Integer> numbers = new ArrayList<>();
    private final int[] map;

    private Poison(Tape tape, Points points) {
        this.tape = tape;
        this.random = new SplittableRandom(points.seed());
        this.result = new TapeBuilder(tape);
        this.map = new int[tape.size()];
        this.values = IntStream.range(0, RandomProgram.TAME_POINTS)
                .mapToObj(point -> ReferenceEvaluator.values(tape, points.at(tape, point)))
                .toArray(double[][]::new);
    }

    static Tape into(Tape tape, Points points) {
        return new Poison(tape, points).result();
    }

    private Tape result() {
        for (int i = 0; i < map.length; i++) {
            map[i] = result.copy(tape, i, map);
            if (!tape.operation(i).isCondition()) {
                numbers.add(i);
                if (random.nextInt(4) == 0) {
                    map[i] = hide(result.real(map[i])).position();
                }
            }
        }
        tape.outputs().forEach(output -> result.output(output.name(), map[output.position()]));
        return result.build();
    }

    private Real hide(Real number) {
        Real poison = singular().times(number);
        Condition holds = holds();
        return switch (random.nextInt(3)) {
            case 0 -> holds.select(number, poison);
            case 1 -> holds.not().select(poison, number);
            default -> holds.and(holds()).select(number, poison);
        };
    }

    /** A function of some number that has a pole just where it is. */
    private Real singular() {
        Real number = result.real(map[anyNumber()]);
        Real zero = number.minus(number);
        return switch (random.nextInt(6)) {
            case 0 -> RealMath.sqrt(zero);
            case 1 -> RealMath.log(zero);
            case 2 -> number.div(zero);
            case 3 -> zero.pow(-1.5);
            case 4 -> RealMath.max(RealMath.log(zero), number);
            default -> number.apply(Operation.POW, number.unaryMinus().times(Double.POSITIVE_INFINITY));
        };
    }

    /** A condition that holds at the first points. */
    private Condition holds() {
        int number = anyNumber();
        double largest = IntStream.range(0, values.length)
                .mapToDouble(point -> values[point][number])
                .max()
                .orElseThrow();
        return result.real(map[number]).lessThan(largest + 1);
    }

    private int anyNumber() {
        return numbers.get(random.nextInt(numbers.size()));
    }
}
