package org.lanegrad.bench.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text whose cells are set below each other. */
final class Columns {
    private static final String INDENT = "  ";
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    void add(List<String> cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, count)
                .map(k -> rows.stream()
                        .filter(row -> k < row.size())
                        .mapToInt(row -> row.get(k).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(k -> row.get(k) + " ".repeat(widths[k] - row.get(k).length()))
                        .collect(Collectors.joining(GAP, INDENT, ""))
                        .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }
}
