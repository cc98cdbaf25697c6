package org.lanegrad.simd;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lanegrad.plan.Body;

/**
 * A part of a program, short enough to be compiled into one kernel.
 *
 * @param body its operations
 * @param operands where the body's operands stand on the program
 * @param results where the body's results stand on the program
 * @param side the rare side that the part belongs to: it need not run where no lane takes that side; null for a part
 *     that always runs
 */
record Part(Body body, List<Integer> operands, List<Integer> results, @Nullable RareSide side) {}
