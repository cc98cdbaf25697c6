package org.lanegrad.bench.rival;

/**
 * What the workloads ask of a library's numbers.
 *
 * @param <T> the numbers
 */
interface Algebra<T> {
    T constant(double value);

    T plus(T a, T b);

    T plus(T a, double b);

    T minus(T a, T b);

    T minus(double a, T b);

    T times(T a, T b);

    T times(T a, double b);

    T square(T a);

    T over(T a, T b);

    T reciprocal(T a);

    T exp(T a);

    T log(T a);

    T sin(T a);

    /** The larger one of a number and zero. */
    T positivePart(T a);
}
