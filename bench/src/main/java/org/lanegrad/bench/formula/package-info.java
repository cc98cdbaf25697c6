/** The language of formulas, such as {@code x*y + sin(x)}. */
@NullMarked
package org.lanegrad.bench.formula;

import org.jspecify.annotations.NullMarked;
