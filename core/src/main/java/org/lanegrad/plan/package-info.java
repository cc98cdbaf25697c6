/**
 * What executors need to know of a tape before they run it: the {@link org.lanegrad.plan.Groups} of operations that
 * recur, and the {@link org.lanegrad.plan.Rows} in which values are kept.
 *
 * <p>Groups are found in steps. The forward sweep is cut into windows, the rounds of its loops, which are tandem
 * repeats of operations and kinds of operands; local derivatives and adjoints join the window that they belong to. The
 * operations of a window that can exist at the same time become one piece, and the pieces are put in an order that
 * respects what they need. Pieces with the same canonical code have the same body: rare ones fall apart, those that are
 * called one after the other again and again are merged. For executors that run loops themselves rounds stay apart, and
 * a loop whose rounds compute much before a function becomes two. Where it is wanted, cheap values are computed again
 * in the calls that use them, so that they need no row. Only the order of independent operations changes, and how often
 * some of them are computed, so no bit does.
 */
@NullMarked
package org.lanegrad.plan;

import org.jspecify.annotations.NullMarked;
