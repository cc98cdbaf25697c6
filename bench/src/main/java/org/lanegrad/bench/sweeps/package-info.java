/** The textbook's sweeps over an evaluation trace, on plain numbers, to look at and to check against. */
@NullMarked
package org.lanegrad.bench.sweeps;

import org.jspecify.annotations.NullMarked;
