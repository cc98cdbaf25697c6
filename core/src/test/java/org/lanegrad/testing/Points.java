package org.lanegrad.testing;

import java.util.SplittableRandom;
import org.lanegrad.Input;
import org.lanegrad.Tape;

/**
 * Random values for the inputs of any tape. A value depends on the input's name and the point alone, so that an input
 * keeps its values when other inputs come or go.
 *
 * @param seed the same seed gives the same values
 * @param wild whether there are NaNs, infinities, zeros of both signs, subnormal and huge numbers among them; otherwise
 *     they lie between 0.1 and 2 in magnitude
 */
public record Points(long seed, boolean wild) {

    /** Moderate values. */
    public static Points tame(long seed) {
        return new Points(seed, false);
    }

    /** Any values. */
    public static Points wild(long seed) {
        return new Points(seed, true);
    }

    /** The value of an input at a point; that of a shared input is the same at all points. */
    public double value(Input input, int point) {
        long place = input.name().hashCode() * 0x1_0000_0000L + (input.shared() ? 0 : point);
        return draw(new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L ^ place).split(), wild);
    }

    /** The values of all inputs at a point. */
    public double[] at(Tape tape, int point) {
        return tape.inputs().stream()
                .mapToDouble(input -> value(input, point))
                .toArray();
    }

    /** One random number. */
    static double draw(SplittableRandom random, boolean wild) {
        int kind = wild ? random.nextInt(3) : 2;
        return switch (kind) {
            case 0 -> SpecialValues.ALL.get(random.nextInt(SpecialValues.ALL.size()));
            case 1 -> Double.longBitsToDouble(random.nextLong());
            default -> Math.copySign(random.nextDouble(0.1, 2), random.nextInt(-1, 1) + 0.5);
        };
    }
}
