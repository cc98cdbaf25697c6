package org.lanegrad;

import java.util.Set;

/** Finds the line of the user's program that appends an operation. */
final class SourceLine {
    /** The classes between the user's program and the tape. */
    private static final Set<Class<?>> OWN = Set.of(
            SourceLine.class,
            TapeBuilder.class,
            Recording.class,
            Arithmetic.class,
            Real.class,
            RealMath.class,
            RealVector.class,
            RealMatrix.class,
            Condition.class);

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private SourceLine() {}

    static String ofCaller() {
        return WALKER.walk(frames -> frames.filter(frame -> !OWN.contains(frame.getDeclaringClass())
                        && !frame.getDeclaringClass().getName().startsWith("java."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("unknown"));
    }
}
