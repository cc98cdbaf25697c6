package org.lanegrad.bench.sweeps;

import java.util.Formatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lanegrad.bench.sweeps.Graph.Edge;
import org.lanegrad.bench.sweeps.Graph.Node;
import org.lanegrad.bench.sweeps.Layers.Place;

/** Draws a graph as SVG: values come from the left, adjoints from the right. */
final class SvgGraph {
    private static final double LETTER = 7.3;
    private static final int LINE = 17;
    private static final int PADDING = 8;
    private static final int ROW_GAP = 34;
    private static final int MARGIN = 20;
    private static final int HEADING = 36;

    private static final String STYLE = """
              <style>
                text { font: 12px monospace; fill: #222 }
                rect { fill: #fff; stroke: #444 }
                path { fill: none; stroke: #888 }
                .label, .halo { text-anchor: middle; font-size: 11px }
                .halo { stroke: #fff; stroke-width: 4px }
                .value { fill: #1a5fb4 }
                .tangent { fill: #26733a }
                .adjoint { fill: #b3261e }
                .dashed { stroke-dasharray: 4 3 }
              </style>
            """;

    private final Graph graph;
    private final Layers layers;
    private final double boxWidth;
    private final double boxHeight;
    private final double columnGap;
    private final StringBuilder svg = new StringBuilder();
    private final Formatter out = new Formatter(svg, Locale.ROOT);
    /** How many labels of edges there are on a way: an operation may use a value twice. */
    private final Map<List<Place>, Integer> labels = new HashMap<>();

    SvgGraph(Graph graph) {
        this.graph = graph;
        this.layers = new Layers(graph);
        this.boxWidth = 2 * PADDING
                + LETTER
                        * graph.nodes().stream()
                                .flatMap(node -> graph.lines(node).stream())
                                .mapToInt(String::length)
                                .max()
                                .orElse(0);
        this.boxHeight = 2 * PADDING + LINE * (graph.hasTangents() ? 4 : 3);
        this.columnGap = 2 * MARGIN
                + LETTER
                        * graph.edges().stream()
                                .mapToInt(edge -> text(edge).length())
                                .max()
                                .orElse(0);
    }

    /** Draws it, once. */
    String draw() {
        double width = Math.max(layers.count() * (boxWidth + columnGap) - columnGap, 0) + 2 * MARGIN;
        double height = layers.rows() * (boxHeight + ROW_GAP) + HEADING + MARGIN;
        out.format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\">%n", width, height);
        svg.append(STYLE);
        out.format("  <rect width=\"100%%\" height=\"100%%\" style=\"stroke: none\"/>%n");
        out.format(
                "  <text x=\"%d\" y=\"%d\"><tspan class=\"value\">values from left to right</tspan>%s"
                        + "<tspan class=\"adjoint\" dx=\"20\">adjoints from right to left</tspan></text>%n",
                MARGIN,
                MARGIN + LINE / 2,
                graph.hasTangents() ? "<tspan class=\"tangent\" dx=\"20\">tangents from left to right</tspan>" : "");
        graph.edges().forEach(this::line);
        graph.nodes().forEach(this::box);
        graph.edges().stream().filter(Edge::hasDerivative).forEach(this::label);
        return svg.append("</svg>\n").toString().replace(System.lineSeparator(), "\n");
    }

    private static String text(Edge edge) {
        return edge.hasDerivative() ? edge.label() : "";
    }

    private double left(Place place) {
        return MARGIN + place.layer() * (boxWidth + columnGap);
    }

    private double middle(Place place) {
        double rows = layers.rows() * (boxHeight + ROW_GAP);
        return HEADING + rows / 2 + place.row() * (boxHeight + ROW_GAP);
    }

    private void box(Node node) {
        Place place = layers.place(node);
        double top = middle(place) - boxHeight / 2;
        out.format(
                "  <rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\"/>%n",
                left(place), top, boxWidth, boxHeight);
        double y = top + PADDING;
        for (String line : graph.lines(node)) {
            y += LINE;
            // The first word of a line but the first is also the name of its style
            String style = y > top + PADDING + LINE ? line.substring(0, line.indexOf(' ')) : "title";
            out.format(
                    "  <text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>%n",
                    style, left(place) + PADDING, y - 4, escaped(line));
        }
    }

    private void line(Edge edge) {
        List<Place> way = layers.way(edge);
        out.format("  <path%s d=\"M", edge.hasDerivative() && edge.taken() ? "" : " class=\"dashed\"");
        out.format("%.0f %.0f", left(way.getFirst()) + boxWidth, middle(way.getFirst()));
        for (int k = 1; k < way.size(); k++) {
            double from = left(way.get(k - 1)) + boxWidth;
            double to = left(way.get(k));
            double bend = (from + to) / 2;
            out.format(
                    " C%.0f %.0f %.0f %.0f %.0f %.0f",
                    bend, middle(way.get(k - 1)), bend, middle(way.get(k)), to, middle(way.get(k)));
            if (k < way.size() - 1) {
                out.format(" H%.0f", to + boxWidth);
            }
        }
        out.format("\"/>%n");
    }

    private void label(Edge edge) {
        List<Place> way = layers.way(edge);
        double y = (middle(way.get(0)) + middle(way.get(1))) / 2 + LINE * (labels.merge(way, 1, Integer::sum) - 1);
        // Twice: few viewers know how to paint a stroke behind its letters
        for (String style : List.of("halo", "label")) {
            out.format(
                    "  <text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>%n",
                    style, left(way.get(1)) - columnGap / 2, y - 5, escaped(text(edge)));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
