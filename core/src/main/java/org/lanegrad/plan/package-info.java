/** What executors need to know of a tape before they run it. */
@NullMarked
package org.lanegrad.plan;

import org.jspecify.annotations.NullMarked;
