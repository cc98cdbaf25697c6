package org.lanegrad.pass;

import org.lanegrad.Output;
import org.lanegrad.Tape;
import org.lanegrad.TapeBuilder;

/** Rewrites a tape from its beginning to its end: what the passes that keep its order have in common. */
abstract class Rewriter {
    /** Returned by {@link #place}: copy the operation as it is. */
    static final int COPY = -1;
    /** Returned by {@link #place}: nothing uses the operation any more. */
    static final int DROP = -2;

    /** The tape that is rewritten. */
    final Tape tape;
    /** The tape that it becomes. */
    final TapeBuilder result;
    /** By position on the old tape, where the value is on the new one. */
    final int[] map;

    Rewriter(Tape tape) {
        this.tape = tape;
        this.result = new TapeBuilder(tape);
        this.map = new int[tape.size()];
    }

    /**
     * Decides on an operation whose operands have been placed.
     *
     * @param i its position
     * @return where its value is on the new tape, {@link #COPY} or {@link #DROP}
     */
    abstract int place(int i);

    final Tape rewrite() {
        for (int i = 0; i < map.length; i++) {
            int position = place(i);
            map[i] = position == COPY ? result.copy(tape, i, map) : position;
        }
        for (Output output : tape.outputs()) {
            result.output(output.name(), map[output.position()]);
        }
        return result.build();
    }

    /** Tags what is appended next like an operation of the old tape. */
    final void markLike(int i) {
        result.mark(tape.sweep(i), tape.origin(i), tape.line(i));
    }
}
