package org.lanegrad.bench.hand;

/** W5 in plain Java: keeps the path, and computes the stages of a step again on the way back. */
final class LotkaVolterraScalar extends ScalarAdjoint {
    static final int STEPS = 100;
    static final double STEP = 0.05;

    private final double[] preyPath = new double[STEPS + 1];
    private final double[] predatorPath = new double[STEPS + 1];

    LotkaVolterraScalar() {
        super(6, 6);
    }

    @Override
    void evaluate(double[] in, int from, double[] out, int to) {
        double alpha = in[from];
        double beta = in[from + 1];
        double delta = in[from + 2];
        double gamma = in[from + 3];
        preyPath[0] = in[from + 4];
        predatorPath[0] = in[from + 5];
        out[to] = forward(alpha, beta, delta, gamma);
        reverse(alpha, beta, delta, gamma, out, to + 1);
    }

    private double forward(double alpha, double beta, double delta, double gamma) {
        double x = preyPath[0];
        double y = predatorPath[0];
        double sum = 0;
        for (int step = 1; step <= STEPS; step++) {
            double k1 = x * (alpha - beta * y);
            double l1 = y * (delta * x - gamma);
            double x2 = x + STEP / 2 * k1;
            double y2 = y + STEP / 2 * l1;
            double k2 = x2 * (alpha - beta * y2);
            double l2 = y2 * (delta * x2 - gamma);
            double x3 = x + STEP / 2 * k2;
            double y3 = y + STEP / 2 * l2;
            double k3 = x3 * (alpha - beta * y3);
            double l3 = y3 * (delta * x3 - gamma);
            double x4 = x + STEP * k3;
            double y4 = y + STEP * l3;
            double k4 = x4 * (alpha - beta * y4);
            double l4 = y4 * (delta * x4 - gamma);
            x += STEP / 6 * (k1 + 2 * (k2 + k3) + k4);
            y += STEP / 6 * (l1 + 2 * (l2 + l3) + l4);
            preyPath[step] = x;
            predatorPath[step] = y;
            sum += (x - 10) * (x - 10) + (y - 5) * (y - 5);
        }
        return 0.01 * sum;
    }

    private void reverse(double alpha, double beta, double delta, double gamma, double[] out, int g) {
        double gAlpha = 0;
        double gBeta = 0;
        double gDelta = 0;
        double gGamma = 0;
        double gx = 0;
        double gy = 0;
        for (int step = STEPS; step > 0; step--) {
            double x1 = preyPath[step - 1];
            double y1 = predatorPath[step - 1];
            double preyRate1 = alpha - beta * y1;
            double predatorRate1 = delta * x1 - gamma;
            double x2 = x1 + STEP / 2 * (x1 * preyRate1);
            double y2 = y1 + STEP / 2 * (y1 * predatorRate1);
            double preyRate2 = alpha - beta * y2;
            double predatorRate2 = delta * x2 - gamma;
            double x3 = x1 + STEP / 2 * (x2 * preyRate2);
            double y3 = y1 + STEP / 2 * (y2 * predatorRate2);
            double preyRate3 = alpha - beta * y3;
            double predatorRate3 = delta * x3 - gamma;
            double x4 = x1 + STEP * (x3 * preyRate3);
            double y4 = y1 + STEP * (y3 * predatorRate3);
            double preyRate4 = alpha - beta * y4;
            double predatorRate4 = delta * x4 - gamma;

            gx += 0.02 * (preyPath[step] - 10);
            gy += 0.02 * (predatorPath[step] - 5);
            double k4 = STEP / 6 * gx;
            double l4 = STEP / 6 * gy;
            double gx4 = k4 * preyRate4 + l4 * y4 * delta;
            double gy4 = l4 * predatorRate4 - k4 * x4 * beta;
            double k3 = STEP / 3 * gx + STEP * gx4;
            double l3 = STEP / 3 * gy + STEP * gy4;
            double gx3 = k3 * preyRate3 + l3 * y3 * delta;
            double gy3 = l3 * predatorRate3 - k3 * x3 * beta;
            double k2 = STEP / 3 * gx + STEP / 2 * gx3;
            double l2 = STEP / 3 * gy + STEP / 2 * gy3;
            double gx2 = k2 * preyRate2 + l2 * y2 * delta;
            double gy2 = l2 * predatorRate2 - k2 * x2 * beta;
            double k1 = STEP / 6 * gx + STEP / 2 * gx2;
            double l1 = STEP / 6 * gy + STEP / 2 * gy2;
            gx += k1 * preyRate1 + l1 * y1 * delta + gx2 + gx3 + gx4;
            gy += l1 * predatorRate1 - k1 * x1 * beta + gy2 + gy3 + gy4;

            gAlpha += k1 * x1 + k2 * x2 + k3 * x3 + k4 * x4;
            gBeta -= k1 * x1 * y1 + k2 * x2 * y2 + k3 * x3 * y3 + k4 * x4 * y4;
            gDelta += l1 * y1 * x1 + l2 * y2 * x2 + l3 * y3 * x3 + l4 * y4 * x4;
            gGamma -= l1 * y1 + l2 * y2 + l3 * y3 + l4 * y4;
        }
        out[g] = gAlpha;
        out[g + 1] = gBeta;
        out[g + 2] = gDelta;
        out[g + 3] = gGamma;
        out[g + 4] = gx;
        out[g + 5] = gy;
    }
}
