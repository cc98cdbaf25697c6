package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.pass.Optimizer;
import org.lanegrad.testing.Points;
import org.lanegrad.testing.RandomProgram;
import org.lanegrad.workload.Workload;

class SingleGroupsTest {

    @ParameterizedTest
    @EnumSource
    void eachOperationOfAWorkloadIsACall(Workload workload) {
        Tape tape = Optimizer.standard().apply(workload.tape().gradient());
        Groups groups = Groups.single(tape);
        assertEquals(tape.operationCount(), groups.calls());
        assertTrue(groups.bodies().size() <= 30, () -> groups.bodies().size() + " bodies");
        double[] point = new double[workload.inputs()];
        for (int i = 0; i < point.length; i++) {
            point[i] = workload.input(0, i);
        }
        GroupsAssertions.assertSound(groups, point);
        assertEquals(Rows.of(tape).count(), Rows.of(groups).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1000})
    void randomPrograms(int operations) {
        for (int seed = 0; seed < 30; seed++) {
            Points points = Points.wild(seed);
            Tape tape = RandomProgram.of(points, operations, 4).trace();
            GroupsAssertions.assertSound(Groups.single(tape), points.at(tape, 0), points.at(tape, 1));
        }
    }

    @Test
    void theBodyTellsWhichOperandsAreUniform() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            Real shared = r.input(Input.of("shared").perBatch());
            r.output("a", x.plus(1));
            r.output("b", x.plus(shared));
            r.output("c", shared.plus(x));
            r.output("d", x.plus(x));
            r.output("e", shared);
        });
        Groups groups = Groups.single(tape);
        assertEquals(4, groups.calls());
        assertEquals(3, groups.bodies().size());
        assertEquals(Body.single(Operation.ADD, 0b10, new double[0]), groups.bodies().get(0));
        assertEquals(Body.single(Operation.ADD, 0b01, new double[0]), groups.bodies().get(1));
        assertEquals(Body.of(Operation.ADD), groups.bodies().get(2));
        Rows rows = Rows.of(groups);
        assertEquals(4, rows.count(), "x, then d in its place, and the sums before it");
        assertEquals(-1, rows.row(tape.outputs().get(4).position()), "a number needs no row");
        assertEquals(5, Rows.of(tape).count(), "a row for the shared input too");
    }

    @Test
    void equalTablesAreOneBody() {
        Tape tape = Tape.trace(r -> {
            Real x = r.input("x");
            r.output("a", x.lookup(1, 2, 3).plus(x.plus(1).lookup(1, 2, 3)).plus(x.lookup(1, 2)));
        });
        Groups groups = Groups.single(tape);
        assertEquals(6, groups.calls());
        assertEquals(4, groups.bodies().size(), groups.bodies()::toString);
        GroupsAssertions.assertSound(groups, new double[] {0}, new double[] {1});
    }
}
