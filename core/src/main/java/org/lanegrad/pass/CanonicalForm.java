package org.lanegrad.pass;

import org.lanegrad.Tape;

/**
 * The form of a tape that is differentiated: folded and shared until nothing changes, without dead code. The order in
 * which adjoints are added follows from it, so the bits of a derivative don't depend on whether those passes ran
 * before. Changes no bit.
 */
public final class CanonicalForm implements Pass {
    private static final Pass FOLDING = new ConstantFolding();
    private static final Pass SHARING = new CommonSubexpressions();
    private static final Pass DEAD_CODE = new DeadCode();

    /** Makes the pass. */
    public CanonicalForm() {}

    @Override
    public Tape apply(Tape tape) {
        Tape folded = FOLDING.apply(DEAD_CODE.apply(tape));
        Tape shared = SHARING.apply(folded);
        // What has become the same value may be simple now, such as the larger of both
        while (shared.size() < folded.size()) {
            folded = FOLDING.apply(shared);
            shared = SHARING.apply(folded);
        }
        return DEAD_CODE.apply(shared);
    }
}
