package org.lanegrad.bench.hand;

/** The constants of W6. */
public final class Portfolio {
    /** The forward rates, one for each quarter of 20 years. */
    public static final int RATES = 80;

    /** The quarters that are simulated. */
    public static final int STEPS = 40;

    /** The length of a quarter in years. */
    public static final double ACCRUAL = 0.25;

    /** The volatility of each rate. */
    public static final double VOLATILITY = 0.2;

    /** The accrual times the volatility. */
    public static final double DRIFT = ACCRUAL * VOLATILITY;

    /** The number of options on swaps. */
    public static final int OPTIONS = 15;

    private static final int[] MATURITIES = {4, 8, 20, 28, 40};
    private static final double[] SWAP_RATES = {0.045, 0.05, 0.055};

    private Portfolio() {}

    /**
     * When the swap of an option ends.
     *
     * @param option the option
     * @return quarters after the simulated ones
     */
    public static int maturity(int option) {
        return MATURITIES[option / SWAP_RATES.length];
    }

    /**
     * The rate of an option's swap.
     *
     * @param option the option
     * @return the rate
     */
    public static double swapRate(int option) {
        return SWAP_RATES[option % SWAP_RATES.length];
    }
}
