/** The scalar executor, the meaning of a tape. */
@NullMarked
package org.lanegrad.scalar;

import org.jspecify.annotations.NullMarked;
