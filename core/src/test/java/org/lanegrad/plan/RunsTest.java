package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.workload.Workload;

class RunsTest {
    private static final Grouping GROUPING = new Grouping(96, 0, 1);

    @ParameterizedTest
    @EnumSource(Workload.class)
    void whatIsCarriedIsWhatIsMeant(Workload workload) {
        Groups groups = Groups.of(Optimizer.standard().apply(workload.tape().gradient()), GROUPING);
        Runs runs = Runs.of(groups, body -> true);
        BitSet written = new BitSet();
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            for (int k = 0; k < body.operands(); k++) {
                int operand = groups.operand(call, k);
                int source = source(groups, runs, call, k);
                if (source != Carry.NONE) {
                    assertEquals(position(groups, call - 1, source), operand, "call " + call + " operand " + k);
                } else if (groups.tape().operation(operand).arity() > 0) {
                    assertTrue(written.get(operand), "call " + call + " reads what was not written");
                }
            }
            for (int k = 0; k < body.results(); k++) {
                int result = k;
                if (!runs.continues(call + 1)
                        || runs.carry(groups.body(call)).orElseThrow().isKept(result)) {
                    written.set(groups.result(call, k));
                }
            }
        }
        groups.tape().outputs().stream()
                .filter(output -> groups.tape().operation(output.position()).arity() > 0)
                .forEach(output -> assertTrue(written.get(output.position()), output.name()));
    }

    private static int source(Groups groups, Runs runs, int call, int k) {
        return runs.continues(call)
                ? runs.carry(groups.body(call)).orElseThrow().source(k)
                : Carry.NONE;
    }

    private static int position(Groups groups, int call, int value) {
        int operands = groups.bodies().get(groups.body(call)).operands();
        return value < operands ? groups.operand(call, value) : groups.result(call, value - operands);
    }

    /** The loop of W2 reads one number in each round and writes one. */
    @Test
    void aLoopOverNeighboursIsOneRun() {
        Groups groups = Groups.of(
                Optimizer.standard().apply(Workload.W2_ROSENBROCK.tape().gradient()), GROUPING);
        Runs runs = Runs.of(groups, body -> true);
        int most = IntStream.range(0, groups.bodies().size())
                .filter(body -> runs.carry(body).isPresent())
                .findFirst()
                .orElseThrow();
        Body body = groups.bodies().get(most);
        Carry carry = runs.carry(most).orElseThrow();
        assertEquals(
                1,
                IntStream.range(0, body.operands())
                        .filter(k -> carry.source(k) == Carry.NONE)
                        .count());
        assertEquals(
                1, IntStream.range(0, body.results()).filter(carry::isKept).count());
        long begins = IntStream.range(0, groups.calls())
                .filter(call -> groups.body(call) == most && !runs.continues(call))
                .count();
        assertEquals(1, begins);
    }

    @Test
    void bodiesThatMayNotCarryDoNot() {
        Groups groups = Groups.of(Workload.W2_ROSENBROCK.tape().gradient(), GROUPING);
        Runs runs = Runs.of(groups, body -> false);
        assertTrue(IntStream.range(0, groups.bodies().size())
                .allMatch(body -> runs.carry(body).isEmpty()));
        assertFalse(IntStream.rangeClosed(0, groups.calls()).anyMatch(runs::continues));
    }

    /** Each call takes over what the one before leaves, and only the last one's result is an output. */
    @Test
    void onlyTheLastResultIsLeftBehind() {
        Groups groups = Groups.of(
                Tape.trace(r -> {
                    Real x = r.input("x");
                    Real y = r.input("y");
                    for (int i = 0; i < 50; i++) {
                        x = x.times(y).plus(x).times(x).minus(y);
                    }
                    r.output("z", x);
                }),
                GROUPING);
        Runs runs = Runs.of(groups, body -> true);
        int looped = groups.body(groups.calls() / 2);
        Carry carry = runs.carry(looped).orElseThrow();
        Body body = groups.bodies().get(looped);
        assertTrue(IntStream.range(0, body.operands()).noneMatch(k -> carry.source(k) == Carry.NONE));
        assertTrue(IntStream.range(0, body.results()).noneMatch(carry::isKept));
    }
}
