package org.lanegrad.bench.rival;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lanegrad.workload.Workload.W1_SEED;
import static org.lanegrad.workload.Workload.W2_ROSENBROCK;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.RunResult;

/** What is written about the benchmarks, given made-up results of them. */
class ComparisonTest {
    private static final Map<String, String> BY_HAND = Map.of("hand", "SCALAR");
    private static final Map<String, String> SIMD = Map.of("executor", "simd", "layout", "LANE_BLOCKED");
    private static final Map<String, String> LIBRARY = Map.of("library", "Some Library");

    private static final Collection<RunResult> RESULTS = new Results()
            .add(LIBRARY, W1_SEED, 1000, 50)
            .add(LIBRARY, W2_ROSENBROCK, 1000, 0.5)
            .add(SIMD, W1_SEED, 10_000, 30_000)
            .add(SIMD, W2_ROSENBROCK, 10_000, 300)
            .add(SIMD, W1_SEED, 256, 250_000)
            .add(BY_HAND, W1_SEED, 10_000, 2_000)
            .add(BY_HAND, W2_ROSENBROCK, 10_000, 200)
            .add(BY_HAND, W1_SEED, 256, 100, 125_000, 130_000)
            .all();

    @Test
    void theTableShowsMediansAndRatios() {
        assertEquals("""
                |                            | points |        W1 seed | W2 rosenbrock |
                | -------------------------- | -----: | -------------: | ------------: |
                | by hand, plain Java        |    256 |   32.0M (1.00) |             - |
                | simd, [block][input][lane] |    256 |   64.0M (2.00) |             - |
                | Some Library               |  1,000 | 50.0k (0.0016) | 500 (0.00025) |
                | by hand, plain Java        | 10,000 |   20.0M (1.00) |  2.00M (1.00) |
                | simd, [block][input][lane] | 10,000 |    300M (15.0) |  3.00M (1.50) |
                """, ComparisonTable.of(Measurements.of(RESULTS)));
    }

    @Test
    void theReportSaysHowItWasMeasured() {
        String report = ComparisonReport.of(
                Measurements.of(RESULTS),
                RESULTS.iterator().next().getParams(),
                "Some Library 1.0",
                List.of("Not measured: opencl, since there is no device"));
        List<String> lines = report.lines().toList();
        assertEquals(
                "Values and gradients per second, and in brackets how many times plain Java written by hand.",
                lines.getFirst());
        assertEquals(Machine.describe(), lines.get(1));
        assertTrue(report.contains("warm-up 2 x 200 ms, then the median of 1 x 100 ms"), report);
        assertTrue(report.contains("\nLibraries: Some Library 1.0.\nNot measured: opencl, since there is no device\n"));
        assertTrue(report.endsWith("\n\n" + ComparisonTable.of(Measurements.of(RESULTS))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00025, 0.00025", "0.00234, 0.0023", "0.0994, 0.099", "0.0996, 0.10", "1, 1.00", "9.994, 9.99", "9.996, 10.0",
        "99.96, 100",
        "999.4, 999", "999.6, 1.00k", "28100000, 28.1M", "3e9, 3.00G", "5e18, 5000000T"
    })
    void numbersAreShort(double number, String text) {
        assertEquals(text, ComparisonTable.compact(number));
    }

    @Test
    void thereMustBeSomethingToCompareWith() {
        Measurements measurements =
                Measurements.of(new Results().add(SIMD, W1_SEED, 256, 1).all());
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> ComparisonTable.of(measurements));
        assertTrue(e.getMessage().endsWith("by hand, plain Java was not measured."), e.getMessage());
    }

    @Test
    void theChartHasASeriesForEachContender(@TempDir Path folder) throws IOException {
        Measurements measurements = Measurements.of(RESULTS);
        var series = ComparisonChart.of(measurements).getSeriesMap();
        assertEquals(
                List.of("by hand, plain Java", "simd", "Some Library"),
                List.copyOf(series.keySet()));
        // The best of two sizes of batches for W1, the only one for W2
        assertArrayEquals(
                new double[] {15, 1.5},
                series.get("simd").getYData().stream()
                        .mapToDouble(Number::doubleValue)
                        .toArray(),
                1e-12);

        Path picture = folder.resolve("chart.png");
        ComparisonChart.write(measurements, picture);
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(2000, image.getWidth());
    }
}
