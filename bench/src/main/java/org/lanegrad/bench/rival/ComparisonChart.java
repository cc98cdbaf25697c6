package org.lanegrad.bench.rival;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.lanegrad.workload.Workload;

/** The measurements as a picture: a point for each contender and workload, by its ratio to plain Java by hand. */
final class ComparisonChart {
    /** Twice what the sizes below are counted in. */
    private static final int DOTS_PER_INCH = 144;

    /** Told apart on white, and most of them by people who are blind to red or green. */
    private static final Color[] COLORS = Stream.of(
                    0x0072B2, 0xD55E00, 0x6A3D9A, 0x009E73, 0xC2185B, 0x222222, 0x8C564B, 0x3FA0D8, 0x7A7A00)
            .map(Color::new)
            .toArray(Color[]::new);

    private ComparisonChart() {}

    /** Writes the picture as PNG. */
    static void write(Measurements measurements, Path file) throws IOException {
        BitmapEncoder.saveBitmapWithDPI(of(measurements), file.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
    }

    /** Of each contender the best of its layouts and sizes of batches. */
    static CategoryChart of(Measurements measurements) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(560)
                .title("Values and gradients per second, by hand in plain Java = 1")
                .yAxisTitle("times by hand in plain Java")
                .build();
        chart.getStyler()
                .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.OutsideE)
                .setChartBackgroundColor(Color.WHITE)
                .setSeriesColors(COLORS)
                .setMarkerSize(9);
        List<Workload> workloads = measurements.workloads();
        List<String> titles = workloads.stream().map(Workload::title).toList();
        best(measurements).forEach((name, ratios) -> {
            List<Double> values = new ArrayList<>();
            workloads.forEach(workload -> values.add(ratios.get(workload)));
            chart.addSeries(name, titles, values);
        });
        return chart;
    }

    private static Map<String, Map<Workload, Double>> best(Measurements measurements) {
        Map<String, Map<Workload, Double>> best = new LinkedHashMap<>();
        measurements
                .all()
                .sorted(Comparator.comparing(Measurement::group))
                .forEach(measurement -> best.computeIfAbsent(measurement.name(), _ -> new LinkedHashMap<>())
                        .merge(measurement.workload(), measurements.ratio(measurement), Math::max));
        return best;
    }
}
