/** Forward tangent and reverse adjoint sweeps, appended to a tape as ordinary operations. */
@NullMarked
package org.lanegrad.sweep;

import org.jspecify.annotations.NullMarked;
