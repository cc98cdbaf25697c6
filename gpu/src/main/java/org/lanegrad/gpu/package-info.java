/** Runs tapes on an OpenCL device. */
@NullMarked
package org.lanegrad.gpu;

import org.jspecify.annotations.NullMarked;
