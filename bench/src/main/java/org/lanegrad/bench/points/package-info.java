/** Points from the command line and from files, and files for results. */
@NullMarked
package org.lanegrad.bench.points;

import org.jspecify.annotations.NullMarked;
