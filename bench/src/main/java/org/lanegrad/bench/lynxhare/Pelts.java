package org.lanegrad.bench.lynxhare;

import java.util.List;

/**
 * The pelts of hares and lynxes that the Hudson's Bay Company took in, in thousands a year (C. G. Hewitt, The
 * Conservation of the Wild Life of Canada, 1921, as tabulated by P. Howard, Modeling Basics, 2009).
 */
final class Pelts {
    static final int FIRST_YEAR = 1900;

    /** Of hares, year by year. */
    static final List<Double> HARES = List.of(
            30.0, 47.2, 70.2, 77.4, 36.3, 20.6, 18.1, 21.4, 22.0, 25.4, 27.1, 40.3, 57.0, 76.6, 52.3, 19.5, 11.2, 7.6,
            14.6, 16.2, 24.7);

    /** Of lynxes, year by year. */
    static final List<Double> LYNXES = List.of(
            4.0, 6.1, 9.8, 35.2, 59.4, 41.7, 19.0, 13.0, 8.3, 9.1, 7.4, 8.0, 12.3, 19.5, 45.7, 51.1, 29.7, 15.8, 9.7,
            10.1, 8.6);

    private Pelts() {}
}
