/** The operations: one table, and one file for each family of function definitions. */
@NullMarked
package org.lanegrad.op;

import org.jspecify.annotations.NullMarked;
