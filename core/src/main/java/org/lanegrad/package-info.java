/** Recording functions onto tapes, their derivatives, and running them over batches of inputs. */
@NullMarked
package org.lanegrad;

import org.jspecify.annotations.NullMarked;
