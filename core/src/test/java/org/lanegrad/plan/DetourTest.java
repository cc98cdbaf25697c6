package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.sqrt;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Condition;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

class DetourTest {

    /** The side for results that are no normal numbers; elsewhere the exponent is made of a number. */
    @ParameterizedTest
    @EnumSource(names = {"EXP", "EXP2", "POW"})
    void anExponentialHasOne(Operation function) {
        Body body = Body.of(function.program());
        List<Detour> detours = Detour.of(body);
        assertEquals(1, detours.size());
        Detour detour = detours.getFirst();
        assertEquals(Operation.SELECT, body.operation(detour.select()));
        assertFalse(detour.whenTrue());
        assertTrue(detour.operations().cardinality() >= 10);
        assertTrue(detour.operations().length() <= detour.select());
        assertEquals(1, withExponentBits(body, detour.numbers()));
        assertEquals(2, withExponentBits(body, detour.operations()));
    }

    private static long withExponentBits(Body body, BitSet operations) {
        return operations.stream()
                .filter(i -> body.operation(i) == Operation.WITH_EXPONENT_BITS)
                .count();
    }

    @Test
    void theSideIsThatOfLargeMagnitudesWhateverTheWayToSaySo() {
        assertSide(true, x -> abs(x).greaterThan(1e3));
        assertSide(true, x -> x.constant(1e3).lessOrEqual(abs(x)));
        assertSide(false, x -> abs(x).lessThan(1e3));
        assertSide(false, x -> x.constant(1e3).greaterOrEqual(abs(x)));
    }

    private interface When {
        Condition on(Real x);
    }

    private static void assertSide(boolean whenTrue, When when) {
        Body body = body(x -> whenTrue ? when.on(x).select(fourOperations(x), x) : when.on(x).select(x, fourOperations(x)));
        List<Detour> detours = Detour.of(body);
        assertEquals(1, detours.size());
        assertEquals(whenTrue, detours.getFirst().whenTrue());
        assertEquals(4, detours.getFirst().operations().cardinality());
        Body other = body(x -> whenTrue ? when.on(x).select(x, fourOperations(x)) : when.on(x).select(fourOperations(x), x));
        assertEquals(List.of(), Detour.of(other));
    }

    @Test
    void noSideThatOrdinaryNumbersTakeOrThatIsShort() {
        assertEquals(List.of(), Detour.of(body(x -> abs(x).greaterThan(10).select(fourOperations(x), x))));
        assertEquals(List.of(), Detour.of(body(x -> x.greaterThan(1e3).select(fourOperations(x), x))));
        assertEquals(List.of(), Detour.of(body(x -> abs(x).equalTo(1e3).select(fourOperations(x), x))));
        assertEquals(List.of(), Detour.of(body(x -> abs(x).greaterThan(1e3).select(x.plus(1), x))));
    }

    @Test
    void whatIsNeededElsewhereIsNotPartOfIt() {
        Body body = body(x -> {
            Real needed = x.plus(1).times(x);
            Real side = fourOperations(needed);
            return abs(x).greaterThan(1e3).select(side, needed);
        });
        assertEquals(4, Detour.of(body).getFirst().operations().cardinality());
    }

    /** One inside the other would be gone past twice. */
    @Test
    void noneIsPartOfAnother() {
        Body body = body(x -> {
            Real inner = abs(x).greaterThan(1e6).select(fourOperations(x), x);
            return abs(x).greaterThan(1e3).select(fourOperations(inner), x);
        });
        List<Detour> detours = Detour.of(body);
        assertEquals(1, detours.size());
        assertEquals(body.size() - 1, detours.getFirst().select());
        Body beside = body(x -> {
            Real first = abs(x).greaterThan(1e3).select(fourOperations(x), x);
            Real y = first.times(x);
            return abs(y).greaterThan(1e3).select(fourOperations(y), y);
        });
        assertEquals(2, Detour.of(beside).size());
    }

    /** Constants may make NaN of infinity, or of zero, and other numbers bring NaN of their own. */
    @Test
    void aNumberIsOneOnlyIfNothingElseCanMakeItNaN() {
        assertTrue(isNumber(x -> x));
        assertTrue(isNumber(x -> x.times(2).plus(3).minus(4)));
        assertFalse(isNumber(x -> x.times(0)));
        assertFalse(isNumber(x -> x.plus(Double.POSITIVE_INFINITY)));
        assertFalse(isNumber(x -> x.plus(Double.NaN)));
        assertFalse(isNumber(x -> x.times(x.plus(1))));
        assertFalse(isNumber(x -> sqrt(x)));
    }

    private interface Of {
        Real of(Real x);
    }

    private static boolean isNumber(Of of) {
        Body body = body(x -> {
            Real usual = of.of(x).apply(Operation.WITH_EXPONENT_BITS);
            return abs(x).lessOrEqual(1e3).select(usual, fourOperations(x));
        });
        return withExponentBits(body, Detour.of(body).getFirst().numbers()) == 1;
    }

    private static Real fourOperations(Real x) {
        return x.plus(2).times(x.plus(3)).div(7);
    }

    private static Body body(Of of) {
        return Body.of(Tape.trace(r -> r.output("y", of.of(r.input("x")))));
    }
}
