/** The workbench: command line, simulations and benchmarks. */
@NullMarked
package org.lanegrad.bench;

import org.jspecify.annotations.NullMarked;
