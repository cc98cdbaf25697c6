package org.lanegrad.op;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Arguments to try functions with: some in every binade, with both signs where asked, and those that are hard. */
final class Arguments {
    private final Random random = new Random(20260101);
    private final List<Double> values = new ArrayList<>();

    /** Random numbers, and the ends, of each binade of magnitude from 2^first to 2^last. */
    Arguments binades(int first, int last, int perBinade) {
        for (int exponent = first; exponent <= last; exponent++) {
            values.add(Math.scalb(1.0, exponent));
            values.add(Math.nextDown(Math.scalb(2.0, exponent)));
            for (int k = 0; k < perBinade; k++) {
                values.add(Math.scalb(1 + random.nextDouble(), exponent));
            }
        }
        return this;
    }

    /** Random numbers between two bounds. */
    Arguments between(double from, double to, int count) {
        for (int k = 0; k < count; k++) {
            values.add(from + (to - from) * random.nextDouble());
        }
        return this;
    }

    /** A number and its neighbours. */
    Arguments around(double x, int neighbours) {
        double up = x;
        double down = x;
        values.add(x);
        for (int k = 0; k < neighbours; k++) {
            up = Math.nextUp(up);
            down = Math.nextDown(down);
            values.add(up);
            values.add(down);
        }
        return this;
    }

    /** The same with the other sign. */
    Arguments andNegatives() {
        List<Double> negatives = values.stream().map(x -> -x).toList();
        values.addAll(negatives);
        return this;
    }

    /** Doubles nearest to multiples of pi/2. */
    Arguments multiplesOfHalfPi(int count) {
        for (int k = 1; k <= count; k++) {
            around(k * (Math.PI / 2), 1);
            around(Math.rint(Math.scalb(random.nextDouble(), 3 + k % 47)) * (Math.PI / 2), 1);
        }
        return this;
    }

    /**
     * The doubles of each binade that come closest to multiples of pi/2. With unit u = 2^(exponent - 52) the integers m
     * for which m u is close to one are denominators of the convergents of 2 u / pi, and their multiples.
     */
    Arguments closestToMultiplesOfHalfPi(int first, int last) {
        Exact twoOverPi = HighPrecision.ONE.withScale(1300).div(HighPrecision.HALF_PI);
        for (int exponent = first; exponent <= last; exponent++) {
            Exact ratio = twoOverPi.timesPowerOfTwo(exponent - 52);
            BigInteger a = ratio.digits();
            BigInteger b = BigInteger.ONE.shiftLeft(ratio.scale());
            BigInteger older = BigInteger.ONE;
            BigInteger newer = BigInteger.ZERO;
            while (b.signum() != 0 && newer.bitLength() <= 53) {
                if (newer.bitLength() > 40) {
                    BigInteger times = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE).divide(newer);
                    values.add(Math.scalb(newer.multiply(times).doubleValue(), exponent - 52));
                    values.add(Math.scalb(newer.doubleValue(), exponent - 52));
                }
                BigInteger[] quotient = a.divideAndRemainder(b);
                BigInteger next = quotient[0].multiply(newer).add(older);
                older = newer;
                newer = next;
                a = b;
                b = quotient[1];
            }
        }
        return this;
    }

    double[] values() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
