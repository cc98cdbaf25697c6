package org.lanegrad.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a program computes.
 *
 * @param own the operations whose results others may need; none in a test
 * @param operations those, and before them what the part computes once more
 * @param side the rare side that the piece tests for, or that it is on; null if it always runs
 * @param kind what becomes of the results
 */
record Piece(
        List<Integer> own, Set<Integer> operations, @Nullable RareSide side, Part.Kind kind) {}
