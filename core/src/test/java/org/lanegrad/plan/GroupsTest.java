package org.lanegrad.plan;


import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            GroupsAssertions.assertSound(Groups.of(tape), point);
            GroupsAssertions.assertSound(Groups.of(tape, 40), point);
        }
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
        Groups groups = Groups.of(tape);
        GroupsAssertions.assertSound(groups, points.at(tape, 0), points.at(tape, 1));
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
