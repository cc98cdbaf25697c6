package org.lanegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The functions that are made of floor: ceil, trunc and sign, beside those of Java. */
class RoundingTest {
    private static final double[] VALUES = DoubleStream.of(
                    0,
                    Double.MIN_VALUE,
                    Double.MIN_NORMAL,
                    0.25,
                    0.5,
                    Math.nextDown(1.0),
                    1,
                    1.5,
                    2.5,
                    1e10,
                    0x1p52 - 0.5,
                    0x1p53,
                    Double.MAX_VALUE,
                    Double.POSITIVE_INFINITY,
                    Double.NaN)
            .flatMap(x -> DoubleStream.of(x, -x))
            .toArray();

    private static void assertSame(DoubleUnaryOperator expected, UnaryOperator<Real> function) {
        Tape gradient = Tape.trace(r -> r.output("y", function.apply(r.input("x")))).gradient();
        for (double x : VALUES) {
            double[] actual = gradient.evaluate(x);
            assertEquals(
                    Double.doubleToLongBits(expected.applyAsDouble(x)),
                    Double.doubleToLongBits(actual[0]),
                    () -> x + " gives " + actual[0]);
            assertEquals(0, actual[1]);
        }
    }

    @Test
    void ceil() {
        assertSame(Math::ceil, RealMath::ceil);
    }

    @Test
    void trunc() {
        assertSame(x -> x < 0 ? Math.ceil(x) : Math.floor(x), RealMath::trunc);
    }

    @Test
    void sign() {
        assertSame(Math::signum, RealMath::sign);
    }
}
