package org.lanegrad.bench.rival;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanegrad.workload.Workload;

/** The measurements as text: a Markdown table, aligned. */
final class ComparisonTable {
    private static final String[] UNITS = {"", "k", "M", "G", "T"};

    private ComparisonTable() {}

    /** A row for each contender and size of batch, a column for each workload. */
    static String of(Measurements measurements) {
        List<Workload> workloads = measurements.workloads();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "points"));
        workloads.forEach(workload -> head.add(workload.title()));
        rows.add(head);
        measurements
                .all()
                .map(measurement -> new Row(measurement.contender(), measurement.points()))
                .distinct()
                .forEach(row -> rows.add(row.cells(measurements, workloads)));
        return align(rows);
    }

    private record Row(String contender, int points) {
        List<String> cells(Measurements measurements, List<Workload> workloads) {
            List<String> cells = new ArrayList<>(List.of(contender, String.format(Locale.ROOT, "%,d", points)));
            for (Workload workload : workloads) {
                Optional<Measurement> measurement = measurements
                        .all()
                        .filter(other -> other.contender().equals(contender)
                                && other.points() == points
                                && other.workload() == workload)
                        .findFirst();
                cells.add(measurement.map(found -> cell(found, measurements)).orElse("-"));
            }
            return cells;
        }
    }

    private static String cell(Measurement measurement, Measurements measurements) {
        return String.format(
                Locale.ROOT,
                "%s (%s)",
                compact(measurement.gradientsPerSecond()),
                compact(measurements.ratio(measurement)));
    }

    /** Three digits, with a unit for thousands and more; two below a tenth. */
    static String compact(double number) {
        if (number < 0.0995) {
            return new BigDecimal(number).round(new MathContext(2)).toPlainString();
        }
        int unit = 0;
        double scaled = number;
        while (scaled >= 999.5 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int decimals = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", scaled) + UNITS[unit];
    }

    private static String align(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int k = 0; k < columns; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < columns; k++) {
                String cell = rows.get(i).get(k);
                String padding = " ".repeat(widths[k] - cell.length());
                text.append("| ").append(k == 0 ? cell + padding : padding + cell).append(' ');
            }
            text.append("|\n");
            if (i == 0) {
                for (int k = 0; k < columns; k++) {
                    text.append("| ").append("-".repeat(widths[k] - 1)).append(k == 0 ? '-' : ':').append(' ');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
