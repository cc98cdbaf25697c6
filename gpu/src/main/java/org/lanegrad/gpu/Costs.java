package org.lanegrad.gpu;

import java.util.stream.IntStream;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;
import org.lanegrad.plan.Body;
import org.lanegrad.plan.Groups;

/**
 * How long a program is likely to compile. Compilers put functions in line, so what counts is the number of primitives
 * after that. The seconds were measured with PoCL 3.1 on one core; other compilers were not tried.
 */
final class Costs {
    private static final double SECONDS_PER_PROGRAM = 0.7;
    private static final double SECONDS_PER_PRIMITIVE = 0.33e-3;

    private Costs() {}

    /** The predicted time in seconds. */
    static double seconds(long primitives) {
        return SECONDS_PER_PROGRAM + primitives * SECONDS_PER_PRIMITIVE;
    }

    /** The primitives of a tape when functions are in line. */
    static long primitives(Tape tape) {
        return IntStream.range(0, tape.size())
                .mapToLong(i -> primitives(tape.operation(i)))
                .sum();
    }

    /** The primitives of all bodies when functions are in line. */
    static long primitives(Groups groups) {
        return groups.bodies().stream().mapToLong(Costs::primitives).sum();
    }

    private static long primitives(Body body) {
        return IntStream.range(0, body.size())
                .mapToLong(i -> primitives(body.operation(i)))
                .sum();
    }

    private static long primitives(Operation operation) {
        return switch (operation.kind()) {
            case LEAF -> 0;
            case PRIMITIVE -> 1;
            case FUNCTION -> operation.program().operationCount();
        };
    }
}
