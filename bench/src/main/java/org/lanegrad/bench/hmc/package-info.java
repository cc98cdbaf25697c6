/** Hamiltonian Monte Carlo with many chains that advance together, and its diagnostics. */
@NullMarked
package org.lanegrad.bench.hmc;

import org.jspecify.annotations.NullMarked;
