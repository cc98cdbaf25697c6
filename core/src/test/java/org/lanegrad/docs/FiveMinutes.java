package org.lanegrad.docs;

import static org.lanegrad.RealMath.exp;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Input;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/** The example of docs/five-minutes.md. */
final class FiveMinutes {

    private FiveMinutes() {}

    // @start region="example"
    public static void main(String[] args) {
        // What a sum on deposit is worth: the rate differs from point to point, the time is the same for all
        Tape worth = Tape.record(r -> {
            Real rate = r.input("rate");
            Real time = r.input(Input.of("time").perBatch());
            Real bonus = rate.greaterThan(0.03).select(rate.times(10), 0);
            r.output("worth", exp(rate.times(time)).times(100).plus(bonus));
        });

        Batch rates = Batch.of(new double[] {0.01, 0.02, 0.04}, 1, 3);
        double[] results = new double[3 * 3];
        try (Executor executor = Executors.prepare(worth.gradient())) {
            // Two inputs, so three outputs: the worth and its derivatives by rate and time
            for (double time : new double[] {1, 5}) {
                executor.run(rates, new double[] {time}, Batch.of(results, 3, 3));
                for (int point = 0; point < 3; point++) {
                    System.out.printf(
                            "time %.0f  worth %.4f  by rate %.4f  by time %.4f%n",
                            time, results[point], results[3 + point], results[6 + point]);
                }
            }
            double[] sums = executor.sum(rates, new double[] {5});
            System.out.printf("sums: worth %.4f  by rate %.4f  by time %.4f%n", sums[0], sums[1], sums[2]);
        }
    }
    // @end
}
