package org.lanegrad.bench.hand;

import static org.lanegrad.bench.hand.Portfolio.ACCRUAL;
import static org.lanegrad.bench.hand.Portfolio.DRIFT;
import static org.lanegrad.bench.hand.Portfolio.OPTIONS;
import static org.lanegrad.bench.hand.Portfolio.RATES;
import static org.lanegrad.bench.hand.Portfolio.STEPS;
import static org.lanegrad.bench.hand.Portfolio.VOLATILITY;

import java.util.Arrays;

/** W6 in plain Java: keeps the rates, their growth and their discount factors of each step for the way back. */
final class LiborScalar extends ScalarAdjoint {
    private final double[] rate = new double[RATES];
    private final double[] partial = new double[RATES];
    /** {@code [step][rate]}, after the step. */
    private final double[] path = new double[STEPS * RATES];

    private final double[] growth = new double[STEPS * RATES];
    /** Before the step. */
    private final double[] discount = new double[STEPS * RATES];

    private final double[] bond = new double[STEPS];
    private final double[] bondPartial = new double[STEPS];
    private final double[] annuity = new double[STEPS];
    private final double[] annuityPartial = new double[STEPS];

    LiborScalar() {
        super(RATES + STEPS, RATES);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        System.arraycopy(in, from, rate, 0, RATES);
        for (int k = 0; k < STEPS; k++) {
            step(k, in[from + RATES + k]);
        }
        out[to] = portfolio();
        for (int k = STEPS - 1; k >= 0; k--) {
            stepBack(k);
        }
        System.arraycopy(partial, 0, out, to + 1, RATES);
    }

    private void step(int k, double normal) {
        double shock = VOLATILITY * (Math.sqrt(ACCRUAL) * normal - 0.5 * DRIFT);
        double drift = 0;
        for (int i = k + 1; i < RATES; i++) {
            double factor = 1 / (1 + ACCRUAL * rate[i]);
            drift += DRIFT * rate[i] * factor;
            double ratio = Math.exp(DRIFT * drift + shock);
            rate[i] *= ratio;
            discount[k * RATES + i] = factor;
            growth[k * RATES + i] = ratio;
            path[k * RATES + i] = rate[i];
        }
    }

    private void stepBack(int k) {
        double drift = 0; // the adjoint of the drift, times DRIFT
        for (int i = RATES - 1; i > k; i--) {
            int at = k * RATES + i;
            drift += DRIFT * DRIFT * path[at] * partial[i];
            partial[i] = partial[i] * growth[at] + drift * discount[at] * discount[at];
        }
    }

    /** The value, and its partials for the rates after the last step. */
    private double portfolio() {
        double b = 1;
        double s = 0;
        for (int k = 0; k < STEPS; k++) {
            b /= 1 + ACCRUAL * rate[STEPS + k];
            s += ACCRUAL * b;
            bond[k] = b;
            annuity[k] = s;
        }
        double sum = options();
        double numeraire = 1;
        for (int k = 0; k < STEPS; k++) {
            numeraire /= 1 + ACCRUAL * rate[k];
        }
        double value = sum * numeraire;
        for (int k = 0; k < STEPS; k++) {
            partial[k] = -ACCRUAL * value / (1 + ACCRUAL * rate[k]);
        }
        double toBond = 0;
        double toAnnuity = 0;
        for (int k = STEPS - 1; k >= 0; k--) {
            double factor = 1 / (1 + ACCRUAL * rate[STEPS + k]);
            toAnnuity += annuityPartial[k] * numeraire;
            toBond += bondPartial[k] * numeraire + ACCRUAL * toAnnuity;
            partial[STEPS + k] = -ACCRUAL * toBond * bond[k] * factor;
            toBond *= factor;
        }
        return value;
    }

    /** The sum of the payoffs, and its partials for bonds and annuities. */
    private double options() {
        Arrays.fill(bondPartial, 0);
        Arrays.fill(annuityPartial, 0);
        double sum = 0;
        for (int o = 0; o < OPTIONS; o++) {
            int m = Portfolio.maturity(o) - 1;
            double swap = bond[m] + Portfolio.swapRate(o) * annuity[m] - 1;
            if (swap < 0) {
                sum -= 100 * swap;
                bondPartial[m] -= 100;
                annuityPartial[m] -= 100 * Portfolio.swapRate(o);
            }
        }
        return sum;
    }
}
