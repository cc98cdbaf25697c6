/**
 * The workloads' values and gradients as one writes them by hand, on paper first: what the executors are measured
 * beside. Of each there is a version in plain Java, one point at a time, and one on the Vector API.
 */
@NullMarked
package org.lanegrad.bench.hand;

import org.jspecify.annotations.NullMarked;
