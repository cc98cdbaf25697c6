package org.lanegrad.scalar;

import java.util.ArrayDeque;
import java.util.Deque;

/** Local variables of a method, each wide enough for a double. The lowest have the shortest instructions. */
final class Locals {
    private static final int SLOTS = 2;

    private final Deque<Integer> free = new ArrayDeque<>();
    private int next;

    /** Those after the parameters, which take so many slots. */
    Locals(int parameters) {
        next = parameters;
    }

    int take() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        next += SLOTS;
        return next - SLOTS;
    }

    void giveBack(int local) {
        free.push(local);
    }
}
