package org.lanegrad;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.exp;
import static org.lanegrad.RealMath.log;
import static org.lanegrad.RealMath.rint;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** An immutable vector of recorded values. */
public final class RealVector implements Iterable<Real> {
    private final List<Real> values;

    /**
     * A vector of some values.
     *
     * @param values the values, at least one
     * @throws IllegalArgumentException if there is none
     */
    public RealVector(List<Real> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A vector needs at least one value.");
        }
        this.values = List.copyOf(values);
    }

    /**
     * A vector of some values.
     *
     * @param values the values, at least one
     * @return the vector
     */
    public static RealVector of(Real... values) {
        return new RealVector(Arrays.asList(values));
    }

    /**
     * The length.
     *
     * @return at least 1
     */
    public int size() {
        return values.size();
    }

    /**
     * One value.
     *
     * @param i its index, from 0
     * @return the value
     */
    public Real get(int i) {
        return values.get(i);
    }

    @Override
    public Iterator<Real> iterator() {
        return values.iterator();
    }

    /**
     * A function of each value.
     *
     * @param function the function
     * @return the vector of its results
     */
    public RealVector map(UnaryOperator<Real> function) {
        return new RealVector(values.stream().map(function).toList());
    }

    /**
     * The sum with another vector, value by value.
     *
     * @param other a vector of the same length
     * @return the vector of sums
     * @throws IllegalArgumentException if the lengths differ
     */
    public RealVector plus(RealVector other) {
        return zip(other, Real::plus);
    }

    /**
     * The difference to another vector, value by value.
     *
     * @param other a vector of the same length
     * @return the vector of differences
     * @throws IllegalArgumentException if the lengths differ
     */
    public RealVector minus(RealVector other) {
        return zip(other, Real::minus);
    }

    /**
     * The product with another vector, value by value.
     *
     * @param other a vector of the same length
     * @return the vector of products
     * @throws IllegalArgumentException if the lengths differ
     */
    public RealVector times(RealVector other) {
        return zip(other, Real::times);
    }

    /**
     * The product with one factor.
     *
     * @param factor the factor
     * @return the vector of products
     */
    public RealVector times(Real factor) {
        return map(value -> value.times(factor));
    }

    /**
     * The product with a constant.
     *
     * @param factor the constant
     * @return the vector of products
     */
    public RealVector times(double factor) {
        return map(value -> value.times(factor));
    }

    /**
     * The sum of the values, added from the first to the last.
     *
     * @return the sum
     */
    public Real sum() {
        return values.stream().reduce(Real::plus).orElseThrow();
    }

    /**
     * The scalar product, added from the first to the last.
     *
     * @param other a vector of the same length
     * @return the sum of the products
     * @throws IllegalArgumentException if the lengths differ
     */
    public Real dot(RealVector other) {
        return times(other).sum();
    }

    /**
     * The logarithm of the sum of the exponentials, safe from overflow: the values are shifted by the integer nearest
     * to the largest of them. The shift is flat, so the derivatives are exactly those of the sum.
     *
     * @return log(sum(exp(value)))
     */
    public Real logSumExp() {
        Real largest = rint(largest());
        Real shift = abs(largest).lessThan(Double.POSITIVE_INFINITY).select(largest, 0);
        return log(map(value -> exp(value.minus(shift))).sum()).plus(shift);
    }

    /**
     * The largest value.
     *
     * @return the largest; values that tie share the derivative
     */
    public Real largest() {
        return values.stream().reduce(RealMath::max).orElseThrow();
    }

    private RealVector zip(RealVector other, BinaryOperator<Real> operator) {
        if (other.size() != size()) {
            throw new IllegalArgumentException(
                    "The vectors have " + size() + " and " + other.size() + " values; they must be of one length.");
        }
        return new RealVector(IntStream.range(0, size())
                .mapToObj(i -> operator.apply(get(i), other.get(i)))
                .toList());
    }
}
