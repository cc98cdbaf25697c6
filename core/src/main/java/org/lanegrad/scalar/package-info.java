/**
 * The executors that follow a tape at one point at a time: the scalar one, which is the meaning of a tape, and the
 * compiled one, for which {@link org.lanegrad.scalar.CompiledProgram} makes bytecode of it.
 */
@NullMarked
package org.lanegrad.scalar;

import org.jspecify.annotations.NullMarked;
