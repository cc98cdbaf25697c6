package org.lanegrad.bench.hand;

import static jdk.incubator.vector.VectorOperators.EXP;
import static org.lanegrad.bench.hand.Portfolio.ACCRUAL;
import static org.lanegrad.bench.hand.Portfolio.DRIFT;
import static org.lanegrad.bench.hand.Portfolio.OPTIONS;
import static org.lanegrad.bench.hand.Portfolio.RATES;
import static org.lanegrad.bench.hand.Portfolio.STEPS;
import static org.lanegrad.bench.hand.Portfolio.VOLATILITY;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** W6 on vectors. An option that pays at some points of a vector only is masked at the others. */
final class LiborVector extends VectorAdjoint {
    private final double[] rate = new double[RATES * LANES];
    private final double[] partial = new double[RATES * LANES];
    /** {@code [step][rate][lane]}, after the step. */
    private final double[] path = new double[STEPS * RATES * LANES];

    private final double[] growth = new double[STEPS * RATES * LANES];
    /** Before the step. */
    private final double[] discount = new double[STEPS * RATES * LANES];

    /** After the last step. */
    private final double[] lastDiscount = new double[RATES * LANES];

    private final double[] bond = new double[STEPS * LANES];
    private final double[] bondPartial = new double[STEPS * LANES];
    private final double[] annuity = new double[STEPS * LANES];
    private final double[] annuityPartial = new double[STEPS * LANES];

    LiborVector() {
        super(RATES + STEPS, RATES);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        for (int i = 0; i < RATES; i++) {
            load(in, from + i * STRIDE).intoArray(rate, i * LANES);
        }
        for (int k = 0; k < STEPS; k++) {
            step(k, in, from + (RATES + k) * STRIDE);
        }
        discounts();
        options(out, to);
        portfolioBack(out, to);
        for (int k = STEPS - 1; k >= 0; k--) {
            stepBack(k);
        }
        for (int i = 0; i < RATES; i++) {
            load(partial, i * LANES).intoArray(out, to + (1 + i) * STRIDE);
        }
    }

    private void step(int k, double[] in, int normal) {
        DoubleVector shock = load(in, normal).mul(Math.sqrt(ACCRUAL)).sub(0.5 * DRIFT).mul(VOLATILITY);
        DoubleVector drift = all(0);
        for (int i = k + 1; i < RATES; i++) {
            int at = (k * RATES + i) * LANES;
            DoubleVector before = load(rate, i * LANES);
            DoubleVector factor = all(1).div(before.fma(all(ACCRUAL), all(1)));
            drift = before.mul(DRIFT).fma(factor, drift);
            DoubleVector ratio = drift.fma(all(DRIFT), shock).lanewise(EXP);
            DoubleVector after = before.mul(ratio);
            after.intoArray(rate, i * LANES);
            factor.intoArray(discount, at);
            ratio.intoArray(growth, at);
            after.intoArray(path, at);
        }
    }

    private void stepBack(int k) {
        DoubleVector drift = all(0); // the adjoint of the drift, times DRIFT
        for (int i = RATES - 1; i > k; i--) {
            int at = (k * RATES + i) * LANES;
            DoubleVector after = load(partial, i * LANES);
            DoubleVector factor = load(discount, at);
            drift = load(path, at).mul(after).fma(all(DRIFT * DRIFT), drift);
            drift.mul(factor).fma(factor, after.mul(load(growth, at))).intoArray(partial, i * LANES);
        }
    }

    private void discounts() {
        for (int i = 0; i < RATES; i++) {
            all(1).div(load(rate, i * LANES).fma(all(ACCRUAL), all(1))).intoArray(lastDiscount, i * LANES);
        }
        DoubleVector b = all(1);
        DoubleVector s = all(0);
        for (int k = 0; k < STEPS; k++) {
            b = b.mul(load(lastDiscount, (STEPS + k) * LANES));
            s = b.fma(all(ACCRUAL), s);
            b.intoArray(bond, k * LANES);
            s.intoArray(annuity, k * LANES);
        }
    }

    /** The sum of the payoffs, and its partials for bonds and annuities. */
    private void options(double[] out, int to) {
        Arrays.fill(bondPartial, 0);
        Arrays.fill(annuityPartial, 0);
        DoubleVector sum = all(0);
        for (int o = 0; o < OPTIONS; o++) {
            int m = (Portfolio.maturity(o) - 1) * LANES;
            DoubleVector swap = load(annuity, m).fma(all(Portfolio.swapRate(o)), load(bond, m)).sub(1);
            VectorMask<Double> pays = swap.compare(VectorOperators.LT, 0);
            DoubleVector slope = all(0).blend(-100, pays);
            sum = slope.fma(swap, sum);
            load(bondPartial, m).add(slope).intoArray(bondPartial, m);
            slope.fma(all(Portfolio.swapRate(o)), load(annuityPartial, m)).intoArray(annuityPartial, m);
        }
        sum.intoArray(out, to);
    }

    /** Discounts the sum of the payoffs to the value, and computes its partials for the rates after the last step. */
    private void portfolioBack(double[] out, int to) {
        DoubleVector numeraire = all(1);
        for (int k = 0; k < STEPS; k++) {
            numeraire = numeraire.mul(load(lastDiscount, k * LANES));
        }
        DoubleVector value = load(out, to).mul(numeraire);
        value.intoArray(out, to);
        DoubleVector scaled = value.mul(-ACCRUAL);
        for (int k = 0; k < STEPS; k++) {
            scaled.mul(load(lastDiscount, k * LANES)).intoArray(partial, k * LANES);
        }
        DoubleVector toBond = all(0);
        DoubleVector toAnnuity = all(0);
        for (int k = STEPS - 1; k >= 0; k--) {
            DoubleVector factor = load(lastDiscount, (STEPS + k) * LANES);
            toAnnuity = load(annuityPartial, k * LANES).fma(numeraire, toAnnuity);
            toBond = toBond.add(load(bondPartial, k * LANES).fma(numeraire, toAnnuity.mul(ACCRUAL)));
            toBond = toBond.mul(factor);
            toBond.mul(load(bond, k * LANES)).mul(-ACCRUAL).intoArray(partial, (STEPS + k) * LANES);
        }
    }
}
