package org.lanegrad.docs;

import static org.lanegrad.RealMath.sin;

import org.lanegrad.Batch;
import org.lanegrad.Executor;
import org.lanegrad.Executors;
import org.lanegrad.Real;
import org.lanegrad.Tape;

/** The example of README.md. */
final class FirstGradient {

    private FirstGradient() {}

    // @start region="example"
    public static void main(String[] args) {
        // Record the function once: z = x1*x2 + sin(x1)
        Tape f = Tape.record(r -> {
            Real x1 = r.input("x1");
            Real x2 = r.input("x2");
            r.output("z", x1.times(x2).plus(sin(x1)));
        });

        // Its value and gradient are a tape too: the trace, then the reverse sweep
        Tape gradient = f.gradient();
        System.out.println(gradient);

        // Run it at three points: [input][point] in, [output][point] out
        Batch points = Batch.of(new double[] {2, 0, -1, /* x2 */ 3, 5, 4}, 2, 3);
        double[] results = new double[3 * 3];
        try (Executor executor = Executors.prepare(gradient)) {
            executor.run(points, Batch.of(results, 3, 3));
        }
        for (int point = 0; point < 3; point++) {
            System.out.printf(
                    "z = %.6f  dz/dx1 = %.6f  dz/dx2 = %.6f%n",
                    results[point], results[3 + point], results[6 + point]);
        }
    }
    // @end
}
