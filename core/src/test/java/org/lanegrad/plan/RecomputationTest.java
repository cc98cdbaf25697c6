package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.workload.Workload;

class RecomputationTest {
    private static final Grouping STORING = new Grouping(96, 0, 1);
    private static final Grouping RECOMPUTING = new Grouping(96, 0, 1, 128);

    /** Upper bounds without recomputation and with it: fewer are better. */
    @ParameterizedTest
    @CsvSource({
        "W1_SEED,              4,    4,     2,     2,     2,     2,    0",
        "W2_ROSENBROCK,      106,  106,   107,   107,   106,   106,    0",
        "W3_LOG_MIXTURE,     153,  153,   198,   198,   190,   190,    0",
        "W4_LENNARD_JONES,    95,   84,   541,   511,   305,   269,   36",
        "W5_LOTKA_VOLTERRA, 1811,  221,  1885,   321,  1840,   256, 2788",
        "W6_LIBOR,          9717, 7322, 15531, 13175, 12890, 10392, 2476",
    })
    void fewRowsLoadsAndStores(
            Workload workload,
            int rowsStored,
            int rows,
            int loadsStored,
            int loads,
            int storesStored,
            int stores,
            int added) {
        Tape tape = Optimizer.standard().apply(workload.tape().gradient());
        Groups stored = Groups.of(tape, STORING);
        Groups recomputed = Groups.of(tape, RECOMPUTING);
        assertAtMost(rowsStored, Rows.of(stored).count(), "rows");
        assertAtMost(rows, Rows.of(recomputed).count(), "rows with recomputation");
        assertAtMost(loadsStored, loads(stored), "loads");
        assertAtMost(loads, loads(recomputed), "loads with recomputation");
        assertAtMost(storesStored, stores(stored), "stores");
        assertAtMost(stores, stores(recomputed), "stores with recomputation");
        assertAtMost(added, recomputed.tape().operationCount() - tape.operationCount(), "operations added");
    }

    private static void assertAtMost(int bound, int count, String what) {
        assertTrue(count <= bound, () -> count + " " + what);
    }

    /** How many rows calls read, but for what they take over from the call before. */
    private static int loads(Groups groups) {
        Runs runs = Runs.of(groups, _ -> true);
        int loads = 0;
        for (int call = 0; call < groups.calls(); call++) {
            Body body = groups.bodies().get(groups.body(call));
            for (int k = 0; k < body.operands(); k++) {
                boolean carried =
                        runs.continues(call) && runs.carry(groups.body(call)).orElseThrow().source(k) != Carry.NONE;
                loads += body.isUniform(k) || carried ? 0 : 1;
            }
        }
        return loads;
    }

    /** How many rows calls write, but for what only the call after them takes over. */
    private static int stores(Groups groups) {
        Runs runs = Runs.of(groups, _ -> true);
        int stores = 0;
        for (int call = 0; call < groups.calls(); call++) {
            for (int k = 0; k < groups.bodies().get(groups.body(call)).results(); k++) {
                boolean carried = runs.continues(call + 1)
                        && !runs.carry(groups.body(call)).orElseThrow().isKept(k);
                stores += carried ? 0 : 1;
            }
        }
        return stores;
    }

    /** The reverse half of a round computes cheap values from the state at its beginning. */
    @Test
    void theReverseHalfOfARoundComputesWhatTheForwardHalfComputed() {
        Tape tape = gradient((x, a) -> {
            Real y = x.times(a);
            return y.times(y).minus(x).times(y).plus(x);
        });
        Groups stored = Groups.of(tape, STORING);
        Groups recomputed = Groups.of(tape, RECOMPUTING);
        assertTrue(Rows.of(stored).count() >= 2 * ROUNDS, () -> stored.bodies().toString());
        assertAtMost(ROUNDS + 5, Rows.of(recomputed).count(), "rows: the state of each round, and adjoints");
        assertEquals(stored.calls(), recomputed.calls());
        assertAtMost(stored.bodies().size(), recomputed.bodies().size(), "bodies");
        Body forward = recomputed.bodies().get(recomputed.body(ROUNDS / 2));
        assertEquals(1, forward.results(), forward::toString);
    }

    @Test
    void expensiveValuesAreKept() {
        Tape tape = gradient((x, a) -> RealMath.exp(x.times(a)).div(x.square().plus(1)).plus(RealMath.sqrt(x)));
        Groups recomputed = Groups.of(tape, RECOMPUTING);
        assertTrue(recomputed.tape().operationCount() > tape.operationCount());
        Map<Operation, Integer> before = counts(tape);
        Map<Operation, Integer> after = counts(recomputed.tape());
        for (Operation operation : List.of(Operation.EXP, Operation.DIVIDE, Operation.SQRT)) {
            assertEquals(before.get(operation), after.get(operation), operation::toString);
        }
    }

    private static Map<Operation, Integer> counts(Tape tape) {
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        for (int i = 0; i < tape.size(); i++) {
            counts.merge(tape.operation(i), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void bodiesDoNotGrowBeyondTheLimit() {
        Tape tape = Optimizer.standard().apply(Workload.W5_LOTKA_VOLTERRA.tape().gradient());
        int rows = Rows.of(Groups.of(tape, STORING)).count();
        for (int limit = 70; limit < 100; limit += 5) {
            Groups groups = Groups.of(tape, new Grouping(68, 0, 1, limit));
            GroupsAssertions.assertSound(groups);
            assertAtMost(limit, groups.bodies().stream().mapToInt(Body::size).max().orElseThrow(), "operations");
            int now = Rows.of(groups).count();
            assertAtMost(rows, now, "rows");
            rows = now;
        }
    }

    // ---- Loops

    private static final int ROUNDS = 40;

    private interface Round {
        Real of(Real x, Real a);
    }

    private static Tape gradient(Round round) {
        return Optimizer.standard()
                .apply(Tape.record(r -> {
                            Real x = r.input("x");
                            Real a = r.input("a");
                            for (int i = 0; i < ROUNDS; i++) {
                                x = round.of(x, a);
                            }
                            r.output("x", x);
                        })
                        .gradient());
    }
}
