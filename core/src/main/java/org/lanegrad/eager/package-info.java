/** Eager variables: arithmetic that computes at once and remembers how, for single use and for learning. */
@NullMarked
package org.lanegrad.eager;

import org.jspecify.annotations.NullMarked;
