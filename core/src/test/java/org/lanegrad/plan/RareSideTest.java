package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.RealMath.exp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.InlineFunctions;

class RareSideTest {
    private static final int SHORTEST = 24;

    @ParameterizedTest
    @EnumSource(names = {"SIN", "COS", "TAN"})
    void theReductionOfHugeAnglesIsOne(Operation function) {
        List<RareSide> sides = RareSide.of(function.program(), SHORTEST);
        assertEquals(1, sides.size());
        assertTrue(sides.getFirst().whenTrue());
    }

    @Test
    void soIsALongQuotientOfRemainders() {
        assertEquals(1, RareSide.of(Operation.FMOD.program(), SHORTEST).size());
    }

    /** They end in selects for infinities and the like: there it is the usual side that is long. */
    @ParameterizedTest
    @EnumSource(names = {"EXP", "LOG", "TANH", "POW", "EXPM1", "LOG1P", "CBRT", "HYPOT"})
    void theUsualSideIsNone(Operation function) {
        assertEquals(List.of(), RareSide.of(function.program(), SHORTEST));
    }

    @Test
    void whatIsUsedElsewhereTooIsNone() {
        assertEquals(1, RareSide.of(huge(false), SHORTEST).size());
        assertEquals(0, RareSide.of(huge(true), SHORTEST).size());
    }

    private static Tape huge(boolean usedElsewhere) {
        return new InlineFunctions().apply(Tape.trace(r -> {
            Real x = r.input("x");
            Real y = exp(x.times(2));
            r.output("y", x.greaterThan(1e6).select(y, x));
            if (usedElsewhere) {
                r.output("z", y.plus(1));
            }
        }));
    }
}
