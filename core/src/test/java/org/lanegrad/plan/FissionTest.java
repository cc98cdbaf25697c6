package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation.Kind;
import org.lanegrad.pass.Optimizer;

class FissionTest {
    private static final Grouping LOOPS = new Grouping(96, 0, 1);

    @Test
    void whatComesBeforeAFunctionGetsALoopOfItsOwn() {
        Tape tape = loop(20);
        assertEquals(0, callsWithBoth(tape, LOOPS));
        assertEquals(20, callsWithBoth(tape, new Grouping(45, 45, 1)));
    }

    @Test
    void shortRoundsStayWhole() {
        Tape tape = loop(4);
        assertEquals(20, callsWithBoth(tape, LOOPS));
    }

    /** Each round begins with what the function of the one before gave. */
    @Test
    void roundsThatNeedEachOtherStayWhole() {
        Tape tape = Tape.trace(r -> {
            RealVector x = r.inputs("x", 20);
            Real y = r.constant(1);
            for (int k = 0; k < 20; k++) {
                Real dot = y;
                for (int i = 0; i < 20; i++) {
                    dot = dot.plus(x.get(i).times(y).times(0.1 + k + i));
                }
                y = RealMath.exp(dot);
            }
            r.output("y", y);
        });
        // The first round begins with a constant
        assertEquals(19, callsWithBoth(tape, LOOPS));
    }

    /** Sums up a function of dot products of constants and inputs. */
    private static Tape loop(int length) {
        return Tape.trace(r -> {
            RealVector x = r.inputs("x", length);
            Real sum = r.constant(0);
            for (int k = 0; k < 20; k++) {
                Real dot = r.constant(0.5 * k);
                for (int i = 0; i < length; i++) {
                    dot = dot.plus(x.get(i).times(0.1 + k + i));
                }
                sum = sum.plus(RealMath.exp(dot));
            }
            r.output("sum", sum);
        });
    }

    /** How many calls compute functions and much else. */
    private static int callsWithBoth(Tape tape, Grouping grouping) {
        Groups groups = Groups.of(Optimizer.standard().apply(tape), grouping);
        GroupsAssertions.assertSound(groups, new double[tape.inputs().size()]);
        int count = 0;
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            boolean hasFunction = false;
            for (int i = 0; i < body.size(); i++) {
                hasFunction |= body.operation(i).kind() == Kind.FUNCTION;
            }
            count += hasFunction && body.size() > 3 ? 1 : 0;
        }
        return count;
    }
}
