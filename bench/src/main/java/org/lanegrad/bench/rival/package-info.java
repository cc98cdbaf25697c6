/**
 * The executors beside what else computes values and gradients of the workloads: measured with JMH, written as a table,
 * as JSON and as a picture.
 */
@NullMarked
package org.lanegrad.bench.rival;

import org.jspecify.annotations.NullMarked;
