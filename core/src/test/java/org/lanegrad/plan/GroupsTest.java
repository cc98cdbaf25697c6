package org.lanegrad.plan;


import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.RealVector;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.pass.InlineFunctions;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.workload.Workload;

class GroupsTest {
    private static final List<Grouping> GROUPINGS = List.of(
            Grouping.standard(),
            new Grouping(40, 20, 2),
            new Grouping(96, 96, 1),
            new Grouping(7, 30, 5),
            new Grouping(96, 0, 1, 128),
            new Grouping(7, 0, 4, 12));

    // ---- Workloads

    @ParameterizedTest
    @EnumSource
    void workloads(Workload workload) {
        double[] point = new double[workload.inputs()];
        for (int i = 0; i < point.length; i++) {
            point[i] = workload.input(0, i);
        }
        Tape gradient = workload.tape().gradient();
        for (Tape tape : new Tape[] {workload.tape(), gradient, Optimizer.standard().apply(gradient)}) {
            for (Grouping grouping : GROUPINGS) {
                assertSound(tape, grouping, point);
            }
        }
    }

    /** Upper bounds: fewer are better. Bodies of several operations are compiled, those of one are always at hand. */
    @ParameterizedTest
    @CsvSource({
        "W1_SEED,            0,   0,    4,   4,    4",
        "W2_ROSENBROCK,      2,  99,   35,  21,  114",
        "W3_LOG_MIXTURE,     5, 126,   50,  17,  154",
        "W4_LENNARD_JONES,   6, 161,  142,  76,   97",
        "W5_LOTKA_VOLTERRA,  4, 174,  299,  98, 1818",
        "W6_LIBOR,          26, 438, 1545, 769, 9717",
    })
    void fewBodiesAndCalls(Workload workload, int bodies, int operations, int calls, int runs, int rows) {
        Groups groups = Groups.of(Optimizer.standard().apply(workload.tape().gradient()));
        assertFew(groups, bodies, operations, calls, runs, rows);
    }

    /** The same with nothing falling apart. */
    @ParameterizedTest
    @CsvSource({
        "W1_SEED,            1,   4,    1,   1,    4",
        "W2_ROSENBROCK,      3, 100,   14,   3,  112",
        "W3_LOG_MIXTURE,     5, 242,   12,   5,  155",
        "W4_LENNARD_JONES,   9, 494,   30,  17,  101",
        "W5_LOTKA_VOLTERRA, 10, 320,  159,  10, 1811",
        "W6_LIBOR,          37, 511, 1483, 723, 9717",
    })
    void fewBodiesAndCallsOfAll(Workload workload, int bodies, int operations, int calls, int runs, int rows) {
        Tape tape = Optimizer.standard().apply(workload.tape().gradient());
        Groups groups = Groups.of(tape, new Grouping(96, 96, 1));
        assertFew(groups, bodies, operations, calls, runs, rows);
        assertTrue(groups.bodies().stream().noneMatch(body -> body.size() == 1));
    }

    /** The same with loops as they are: no round is unrolled, or joined with what stands beside its loop. */
    @ParameterizedTest
    @CsvSource({
        "W1_SEED,            1,   4,    1,   1,    4",
        "W2_ROSENBROCK,      3,  28,   99,   3,  106",
        "W3_LOG_MIXTURE,     8,  87,   62,   9,  153",
        "W4_LENNARD_JONES,   6, 182,   77,   6,   95",
        "W5_LOTKA_VOLTERRA, 10, 278,  208,  10, 1811",
        "W6_LIBOR,          33, 261, 4913, 577, 9717",
    })
    void fewBodiesAndRunsOfLoops(Workload workload, int bodies, int operations, int calls, int runs, int rows) {
        Tape tape = Optimizer.standard().apply(workload.tape().gradient());
        assertFew(Groups.of(tape, new Grouping(96, 0, 1)), bodies, operations, calls, runs, rows);
    }

    private static void assertFew(Groups groups, int bodies, int operations, int calls, int runs, int rows) {
        List<Body> compiled =
                groups.bodies().stream().filter(body -> body.size() > 1).toList();
        assertAtMost(bodies, compiled.size(), "bodies of several operations");
        assertAtMost(operations, compiled.stream().mapToInt(Body::size).sum(), "operations in them");
        assertAtMost(calls, groups.calls(), "calls");
        assertAtMost(runs, runs(groups), "runs of calls of one body");
        assertAtMost(rows, Rows.of(groups).count(), "rows");
    }

    private static void assertAtMost(int bound, int count, String what) {
        assertTrue(count <= bound, () -> count + " " + what);
    }

    private static int runs(Groups groups) {
        return (int) IntStream.range(0, groups.calls())
                .filter(call -> call == 0 || groups.body(call) != groups.body(call - 1))
                .count();
    }

    @Test
    void theSameTapeGivesTheSameGroups() {
        Tape tape = Optimizer.standard().apply(Workload.W6_LIBOR.tape().gradient());
        Groups one = Groups.of(tape);
        Groups other = Groups.of(tape);
        assertEquals(one.bodies(), other.bodies());
        assertEquals(one.calls(), other.calls());
        for (int call = 0; call < one.calls(); call++) {
            assertEquals(one.body(call), other.body(call));
            assertEquals(one.position(call, 0), other.position(call, 0));
        }
    }

    // ---- Loops

    @Test
    void theRoundsOfALoopAreCallsOfOneBody() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real y = r.input(Input.of("y").perBatch());
            for (int i = 0; i < 50; i++) {
                // 0.5 is always the same; the other two constants are not, though by chance they are one time
                Real z = RealMath.sin(x.times(0.5).plus(1 + i)).times(41 - i);
                x = z.times(y).plus(z.square());
            }
            r.output("x", x);
        });
        Groups groups = Groups.of(tape, new Grouping(96, 0, 3));
        GroupsAssertions.assertSound(groups, new double[] {0.3, 0.4});
        List<Body> bodies =
                groups.bodies().stream().filter(body -> body.size() > 1).toList();
        assertEquals(1, bodies.size(), bodies::toString);
        Body body = bodies.getFirst();
        assertEquals(7, body.size());
        assertEquals(4, body.operands(), "x, y and two constants");
        assertArrayEquals(new double[] {0.5}, body.constants());
        assertEquals(1, body.results());
        assertAtMost(50 + 7, groups.calls(), "calls");
    }

    @Test
    void shortRoundsAreUnrolled() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            for (int i = 0; i < 1000; i++) {
                x = RealMath.sin(x.times(0.5));
            }
            r.output("x", x);
        });
        Groups groups = Groups.of(tape, new Grouping(96, 40, 3));
        GroupsAssertions.assertSound(groups, new double[] {0.3});
        int longest = longest(groups);
        assertTrue(longest > 20 && longest <= 40, () -> longest + " operations");
        assertAtMost(100, groups.calls(), "calls");
        assertEquals(2, longest(Groups.of(tape, new Grouping(96, 0, 3))));
        assertEquals(1, longest(Groups.of(tape, new Grouping(1, 0, 3))));
    }

    private static int longest(Groups groups) {
        return groups.bodies().stream().mapToInt(Body::size).max().orElseThrow();
    }

    @Test
    void longRoundsAreCut() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            for (int i = 0; i < 20; i++) {
                for (int k = 0; k < 300; k++) {
                    x = k * k * k % 7 < 3 ? x.plus(0.1) : k % 3 == 1 ? x.times(0.5) : RealMath.sin(x);
                }
            }
            r.output("x", x);
        });
        Groups groups = Groups.of(tape);
        GroupsAssertions.assertSound(groups, new double[] {0.3});
        assertAtMost(96, longest(groups), "operations");
        assertAtMost(20, groups.bodies().size(), "bodies");
        assertAtMost(20 * 20, groups.calls(), "calls");
    }

    @Test
    void roundsOfATriangularLoopAreOneBody() {
        Tape tape = Tape.trace(r -> {
            RealVector x = r.inputs("x", 20);
            Real sum = r.constant(1);
            for (int i = 0; i < 20; i++) {
                for (int j = i + 1; j < 20; j++) {
                    sum = sum.plus(RealMath.exp(x.get(i).minus(x.get(j))).times(0.25));
                }
            }
            r.output("sum", sum);
        });
        Groups groups = Groups.of(tape, new Grouping(96, 0, 3));
        GroupsAssertions.assertSound(groups, new double[20]);
        assertAtMost(190 + 4, groups.calls(), "calls for 190 pairs");
    }

    /** Where each round adds to the sum, adjoints can follow at once: one call has both halves. */
    @Test
    void bothHalvesOfARoundAreOneCallWhereThatIsPossible() {
        Tape tape = Tape.record(r -> {
            RealVector x = r.inputs("x", 100);
            Real sum = r.constant(1);
            for (int i = 0; i < 100; i++) {
                sum = sum.plus(RealMath.sin(x.get(i)).square());
            }
            r.output("sum", sum);
        });
        Groups groups = Groups.of(Optimizer.standard().apply(tape.gradient()), new Grouping(96, 0, 3));
        assertAtMost(100 + 5, groups.calls(), "calls");
        // Otherwise the halves of a round are two calls
        Tape product = Tape.record(r -> {
            Real x = r.input("x");
            for (int i = 0; i < 100; i++) {
                x = RealMath.sin(x.times(0.5));
            }
            r.output("x", x);
        });
        groups = Groups.of(Optimizer.standard().apply(product.gradient()), new Grouping(96, 0, 3));
        assertAtMost(200 + 5, groups.calls(), "calls");
    }

    @Test
    void evenWhatDoesNotRecurMayBeCutIntoBodies() {
        Tape tape = RandomProgram.of(Points.tame(3), 600, 3).trace();
        Groups groups = Groups.of(tape, new Grouping(50, 50, 1));
        assertAtMost(50, longest(groups), "operations");
        assertAtMost((tape.operationCount() + 49) / 50, groups.calls(), "calls");
    }

    @Test
    void whatDoesNotRecurStaysAsItIs() {
        Tape tape = RandomProgram.of(Points.tame(3), 60, 3).trace();
        Groups groups = Groups.of(tape, new Grouping(96, 0, 3));
        Groups single = Groups.single(tape);
        assertEquals(single.calls(), groups.calls());
        for (int call = 0; call < single.calls(); call++) {
            assertEquals(single.position(call, 0), groups.position(call, 0));
        }
    }

    @Test
    void aBodyHasAnOperationAtLeast() {
        Tape tape = Workload.W1_SEED.tape();
        assertThrows(IllegalArgumentException.class, () -> new Grouping(0, 0, 3));
        GroupsAssertions.assertSound(Groups.of(tape, new Grouping(1, 0, 3)), new double[] {1, 2});
    }

    // ---- Random tapes

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 100, 1000})
    void randomPrograms(int operations) {
        for (int seed = 0; seed < 20; seed++) {
            Points points = Points.wild(seed);
            Tape tape = RandomProgram.of(points, operations, 4).trace();
            assertSound(tape, points);
        }
    }

    @Test
    void gradientsOfRandomPrograms() {
        for (int seed = 0; seed < 20; seed++) {
            Points points = Points.tame(seed);
            Tape tape = RandomProgram.of(points, 200, 4).trace().vjp();
            assertSound(tape, points);
            assertSound(Optimizer.standard().apply(tape), points);
            assertSound(Optimizer.standard().apply(new InlineFunctions().apply(tape)), points);
        }
    }

    @Test
    void derivativesOfRandomLoops() {
        for (int seed = 0; seed < 30; seed++) {
            Points points = Points.tame(seed);
            Tape tape = Tape.record(new RandomLoops(seed));
            for (Tape derived : new Tape[] {tape, tape.gradient(), tape.jvp(), tape.hessianVectorProduct()}) {
                assertSound(derived, points);
                assertSound(Optimizer.standard().apply(derived), points);
            }
        }
    }

    private static void assertSound(Tape tape, Points points) {
        for (Grouping grouping : GROUPINGS) {
            assertSound(tape, grouping, points.at(tape, 0), points.at(tape, 1));
        }
    }

    private static void assertSound(Tape tape, Grouping grouping, double[]... points) {
        Groups groups = Groups.of(tape, grouping);
        GroupsAssertions.assertSound(groups, points);
        GroupsAssertions.assertSameValues(tape, groups.tape(), points);
        int[] calls = new int[groups.bodies().size()];
        for (int call = 0; call < groups.calls(); call++) {
            calls[groups.body(call)]++;
        }
        for (int k = 0; k < calls.length; k++) {
            int size = groups.bodies().get(k).size();
            assertAtMost(Math.max(grouping.longest(), grouping.recomputing()), size, "operations");
            assertTrue(size == 1 || calls[k] >= grouping.fewest(), "a rare body");
        }
    }

    /** Loops of random bodies, one after the other, in one another and triangular, with all kinds of operands. */
    private record RandomLoops(int seed) implements Consumer<Recording> {
        @Override
        public void accept(Recording r) {
            SplittableRandom random = new SplittableRandom(seed);
            RealVector x = r.inputs("x", 8);
            Real shared = r.input(Input.of("shared").perBatch());
            Real[] state = {x.get(0), x.get(1), x.get(2)};
            for (int loop = 0; loop < 3; loop++) {
                long body = random.nextLong();
                int outer = random.nextInt(1, 8);
                boolean triangular = random.nextBoolean();
                for (int i = 0; i < outer; i++) {
                    for (int j = triangular ? i : 0; j < 8; j++) {
                        round(new SplittableRandom(body), state, x.get(j), shared, r.constant(1 + 0.1 * i));
                    }
                    state[0] = state[0].times(x.get(i)).plus(state[1]);
                }
            }
            r.output("z", state[0].plus(state[1]).plus(state[2]));
        }

        private static void round(SplittableRandom random, Real[] state, Real x, Real shared, Real constant) {
            int length = random.nextInt(1, 12);
            for (int k = 0; k < length; k++) {
                int target = random.nextInt(3);
                Real y = state[random.nextInt(3)];
                state[target] = switch (random.nextInt(9)) {
                    case 0 -> y.plus(x);
                    case 1 -> y.times(shared);
                    case 2 -> state[target].minus(y.times(constant));
                    case 3 -> RealMath.sin(y);
                    case 4 -> y.lessThan(x).select(y, state[target]);
                    case 5 -> RealMath.max(y, x.times(0.5));
                    case 6 -> y.div(x.square().plus(1));
                    case 7 -> y.plus(RealMath.rint(y).lookup(0.5, 1, 1.5));
                    default -> RealMath.tanh(y.plus(constant));
                };
            }
        }
    }
}
