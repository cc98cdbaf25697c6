package org.lanegrad.pass;

import org.lanegrad.Tape;

/**
 * The form of a tape that is differentiated: folded and shared until nothing changes (or often enough, so that the time
 * stays linear), without dead code. The order in which adjoints are added follows from its order. So the bits of a
 * derivative don't depend on whether a folded tape was shared or freed of dead code before; sharing before folding may
 * order operations otherwise, where folding takes away the first of two equal ones. Changes no bit.
 */
public final class CanonicalForm implements Pass {
    private static final Pass FOLDING = new ConstantFolding();
    private static final Pass SHARING = new CommonSubexpressions();
    private static final Pass DEAD_CODE = new DeadCode();

    private static final int ROUNDS = 8;

    /** Makes the pass. */
    public CanonicalForm() {}

    @Override
    public Tape apply(Tape tape) {
        Tape folded = FOLDING.apply(DEAD_CODE.apply(tape));
        Tape shared = SHARING.apply(folded);
        // What has become the same value may be simple now, such as the larger of both
        for (int round = 1; round < ROUNDS && shared.size() < folded.size(); round++) {
            folded = FOLDING.apply(shared);
            shared = SHARING.apply(folded);
        }
        return DEAD_CODE.apply(shared);
    }
}
