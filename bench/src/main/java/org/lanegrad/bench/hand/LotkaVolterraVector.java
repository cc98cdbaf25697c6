package org.lanegrad.bench.hand;

import static org.lanegrad.bench.hand.LotkaVolterraScalar.STEP;
import static org.lanegrad.bench.hand.LotkaVolterraScalar.STEPS;

import jdk.incubator.vector.DoubleVector;

/** W5 on vectors. */
final class LotkaVolterraVector extends VectorAdjoint {
    private final double[] preyPath = new double[(STEPS + 1) * LANES];
    private final double[] predatorPath = new double[(STEPS + 1) * LANES];

    LotkaVolterraVector() {
        super(6, 6);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        forward(in, from, out, to);
        reverse(in, from, out, to + STRIDE);
    }

    private void forward(double[] in, int from, double[] out, int to) {
        DoubleVector alpha = load(in, from);
        DoubleVector minusBeta = load(in, from + STRIDE).neg();
        DoubleVector delta = load(in, from + 2 * STRIDE);
        DoubleVector minusGamma = load(in, from + 3 * STRIDE).neg();
        DoubleVector x = load(in, from + 4 * STRIDE);
        DoubleVector y = load(in, from + 5 * STRIDE);
        DoubleVector sum = all(0);
        x.intoArray(preyPath, 0);
        y.intoArray(predatorPath, 0);
        for (int step = 1; step <= STEPS; step++) {
            DoubleVector k1 = x.mul(minusBeta.fma(y, alpha));
            DoubleVector l1 = y.mul(delta.fma(x, minusGamma));
            DoubleVector x2 = k1.fma(all(STEP / 2), x);
            DoubleVector y2 = l1.fma(all(STEP / 2), y);
            DoubleVector k2 = x2.mul(minusBeta.fma(y2, alpha));
            DoubleVector l2 = y2.mul(delta.fma(x2, minusGamma));
            DoubleVector x3 = k2.fma(all(STEP / 2), x);
            DoubleVector y3 = l2.fma(all(STEP / 2), y);
            DoubleVector k3 = x3.mul(minusBeta.fma(y3, alpha));
            DoubleVector l3 = y3.mul(delta.fma(x3, minusGamma));
            DoubleVector x4 = k3.fma(all(STEP), x);
            DoubleVector y4 = l3.fma(all(STEP), y);
            DoubleVector k4 = x4.mul(minusBeta.fma(y4, alpha));
            DoubleVector l4 = y4.mul(delta.fma(x4, minusGamma));
            x = k2.add(k3).fma(all(2), k1.add(k4)).fma(all(STEP / 6), x);
            y = l2.add(l3).fma(all(2), l1.add(l4)).fma(all(STEP / 6), y);
            x.intoArray(preyPath, step * LANES);
            y.intoArray(predatorPath, step * LANES);
            DoubleVector dx = x.sub(10);
            DoubleVector dy = y.sub(5);
            sum = dx.fma(dx, dy.fma(dy, sum));
        }
        sum.mul(0.01).intoArray(out, to);
    }

    private void reverse(double[] in, int from, double[] out, int g) {
        DoubleVector alpha = load(in, from);
        DoubleVector minusBeta = load(in, from + STRIDE).neg();
        DoubleVector delta = load(in, from + 2 * STRIDE);
        DoubleVector minusGamma = load(in, from + 3 * STRIDE).neg();
        DoubleVector gAlpha = all(0);
        DoubleVector gMinusBeta = all(0);
        DoubleVector gDelta = all(0);
        DoubleVector gMinusGamma = all(0);
        DoubleVector gx = all(0);
        DoubleVector gy = all(0);
        for (int step = STEPS; step > 0; step--) {
            DoubleVector x1 = load(preyPath, (step - 1) * LANES);
            DoubleVector y1 = load(predatorPath, (step - 1) * LANES);
            DoubleVector preyRate1 = minusBeta.fma(y1, alpha);
            DoubleVector predatorRate1 = delta.fma(x1, minusGamma);
            DoubleVector x2 = x1.mul(preyRate1).fma(all(STEP / 2), x1);
            DoubleVector y2 = y1.mul(predatorRate1).fma(all(STEP / 2), y1);
            DoubleVector preyRate2 = minusBeta.fma(y2, alpha);
            DoubleVector predatorRate2 = delta.fma(x2, minusGamma);
            DoubleVector x3 = x2.mul(preyRate2).fma(all(STEP / 2), x1);
            DoubleVector y3 = y2.mul(predatorRate2).fma(all(STEP / 2), y1);
            DoubleVector preyRate3 = minusBeta.fma(y3, alpha);
            DoubleVector predatorRate3 = delta.fma(x3, minusGamma);
            DoubleVector x4 = x3.mul(preyRate3).fma(all(STEP), x1);
            DoubleVector y4 = y3.mul(predatorRate3).fma(all(STEP), y1);
            DoubleVector preyRate4 = minusBeta.fma(y4, alpha);
            DoubleVector predatorRate4 = delta.fma(x4, minusGamma);

            gx = load(preyPath, step * LANES).sub(10).fma(all(0.02), gx);
            gy = load(predatorPath, step * LANES).sub(5).fma(all(0.02), gy);
            // Of each stage: the adjoints of its rates times its state, then those of its state
            DoubleVector kx4 = gx.mul(STEP / 6);
            DoubleVector ly4 = gy.mul(STEP / 6);
            DoubleVector kx = kx4.mul(x4);
            DoubleVector ly = ly4.mul(y4);
            gAlpha = gAlpha.add(kx);
            gMinusBeta = kx.fma(y4, gMinusBeta);
            gDelta = ly.fma(x4, gDelta);
            gMinusGamma = gMinusGamma.add(ly);
            DoubleVector gx4 = kx4.fma(preyRate4, ly.mul(delta));
            DoubleVector gy4 = ly4.fma(predatorRate4, kx.mul(minusBeta));

            DoubleVector kx3 = gx4.fma(all(STEP), gx.mul(STEP / 3));
            DoubleVector ly3 = gy4.fma(all(STEP), gy.mul(STEP / 3));
            kx = kx3.mul(x3);
            ly = ly3.mul(y3);
            gAlpha = gAlpha.add(kx);
            gMinusBeta = kx.fma(y3, gMinusBeta);
            gDelta = ly.fma(x3, gDelta);
            gMinusGamma = gMinusGamma.add(ly);
            DoubleVector gx3 = kx3.fma(preyRate3, ly.mul(delta));
            DoubleVector gy3 = ly3.fma(predatorRate3, kx.mul(minusBeta));

            DoubleVector kx2 = gx3.fma(all(STEP / 2), gx.mul(STEP / 3));
            DoubleVector ly2 = gy3.fma(all(STEP / 2), gy.mul(STEP / 3));
            kx = kx2.mul(x2);
            ly = ly2.mul(y2);
            gAlpha = gAlpha.add(kx);
            gMinusBeta = kx.fma(y2, gMinusBeta);
            gDelta = ly.fma(x2, gDelta);
            gMinusGamma = gMinusGamma.add(ly);
            DoubleVector gx2 = kx2.fma(preyRate2, ly.mul(delta));
            DoubleVector gy2 = ly2.fma(predatorRate2, kx.mul(minusBeta));

            DoubleVector kx1 = gx2.fma(all(STEP / 2), gx.mul(STEP / 6));
            DoubleVector ly1 = gy2.fma(all(STEP / 2), gy.mul(STEP / 6));
            kx = kx1.mul(x1);
            ly = ly1.mul(y1);
            gAlpha = gAlpha.add(kx);
            gMinusBeta = kx.fma(y1, gMinusBeta);
            gDelta = ly.fma(x1, gDelta);
            gMinusGamma = gMinusGamma.add(ly);
            DoubleVector gx1 = kx1.fma(preyRate1, ly.mul(delta));
            DoubleVector gy1 = ly1.fma(predatorRate1, kx.mul(minusBeta));

            gx = gx.add(gx1).add(gx2).add(gx3).add(gx4);
            gy = gy.add(gy1).add(gy2).add(gy3).add(gy4);
        }
        gAlpha.intoArray(out, g);
        gMinusBeta.neg().intoArray(out, g + STRIDE);
        gDelta.intoArray(out, g + 2 * STRIDE);
        gMinusGamma.neg().intoArray(out, g + 3 * STRIDE);
        gx.intoArray(out, g + 4 * STRIDE);
        gy.intoArray(out, g + 5 * STRIDE);
    }
}
