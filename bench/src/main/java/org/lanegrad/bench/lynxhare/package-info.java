/** A predator-prey model fitted to the pelts of lynx and hare. */
@NullMarked
package org.lanegrad.bench.lynxhare;

import org.jspecify.annotations.NullMarked;
