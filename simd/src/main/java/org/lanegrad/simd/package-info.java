/** Runs tapes on the CPU's vector lanes. */
@NullMarked
package org.lanegrad.simd;

import org.jspecify.annotations.NullMarked;
