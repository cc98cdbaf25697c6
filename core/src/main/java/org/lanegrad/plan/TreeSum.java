package org.lanegrad.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums vectors in the order of a balanced binary tree over their indices, as they come: level by level (2i) + (2i+1), a
 * lone last value passes up unchanged. Like a binary counter, it holds at most one sum for each level.
 */
public final class TreeSum {
    /** What is carried up, and at level l the sum of 2^l vectors that has no neighbour yet. */
    private final double[] carry;

    private final List<double[]> levels = new ArrayList<>();
    private long count;

    /**
     * Starts a sum.
     *
     * @param width the length of the vectors
     */
    public TreeSum(int width) {
        carry = new double[width];
    }

    /**
     * Sums numbers in the same order.
     *
     * @param terms the numbers; overwritten
     * @return their sum; 0 if there are none
     */
    public static double of(double[] terms) {
        int count = terms.length;
        while (count > 1) {
            for (int i = 0; i < count / 2; i++) {
                terms[i] = terms[2 * i] + terms[2 * i + 1];
            }
            if (count % 2 > 0) {
                terms[count / 2] = terms[count - 1];
            }
            count = (count + 1) / 2;
        }
        return count == 0 ? 0 : terms[0];
    }

    /**
     * Adds the next vector.
     *
     * @param values the vector; copied
     */
    public void add(double[] values) {
        System.arraycopy(values, 0, carry, 0, carry.length);
        int level = 0;
        for (long bits = count; (bits & 1) != 0; bits >>= 1) {
            addToCarry(levels.get(level++));
        }
        if (level == levels.size()) {
            levels.add(new double[carry.length]);
        }
        System.arraycopy(carry, 0, levels.get(level), 0, carry.length);
        count++;
    }

    /**
     * The sum of all vectors so far.
     *
     * @return the sum; zeros if there was none
     */
    public double[] result() {
        Arrays.fill(carry, 0);
        boolean started = false;
        for (int level = 0; level < levels.size(); level++) {
            if ((count >> level & 1) != 0) {
                if (started) {
                    addToCarry(levels.get(level));
                } else {
                    System.arraycopy(levels.get(level), 0, carry, 0, carry.length);
                    started = true;
                }
            }
        }
        return carry.clone();
    }

    private void addToCarry(double[] left) {
        for (int k = 0; k < carry.length; k++) {
            carry[k] = left[k] + carry[k];
        }
    }
}
