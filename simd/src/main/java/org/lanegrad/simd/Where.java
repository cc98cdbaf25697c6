package org.lanegrad.simd;

/** Where a kernel finds an operand or leaves a result. */
enum Where {
    /** In a row of the memory. */
    MEMORY,
    /** Among the points of the batch, in place. */
    POINTS,
    /** Among its outputs, in place. */
    OUTPUTS
}
