/** Optimiser passes, each from tape to tape. */
@NullMarked
package org.lanegrad.pass;

import org.jspecify.annotations.NullMarked;
