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
    /** Each body is a loop that is made into vectors for itself. */
    private static final double SECONDS_PER_BODY = 9e-3;

    private static final double SECONDS_PER_PRIMITIVE_IN_A_BODY = 1.9e-3;

    private Costs() {}

    /** The predicted seconds for a tape as a straight line. */
    static double straightLine(Tape tape) {
        return SECONDS_PER_PROGRAM
                + SECONDS_PER_PRIMITIVE
                        * IntStream.range(0, tape.size())
                                .mapToLong(i -> primitives(tape.operation(i)))
                                .sum();
    }

    /** The predicted seconds for an interpreter. */
    static double interpreter(Groups groups) {
        return SECONDS_PER_PROGRAM
                + groups.bodies().size() * SECONDS_PER_BODY
                + SECONDS_PER_PRIMITIVE_IN_A_BODY
                        * groups.bodies().stream().mapToLong(Costs::primitives).sum();
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
