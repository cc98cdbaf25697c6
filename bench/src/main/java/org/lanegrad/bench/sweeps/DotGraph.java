package org.lanegrad.bench.sweeps;

import org.lanegrad.bench.sweeps.Graph.Edge;
import org.lanegrad.bench.sweeps.Graph.Node;

/** Writes a graph in the language of Graphviz. */
final class DotGraph {

    private DotGraph() {}

    static String of(Graph graph) {
        StringBuilder text = new StringBuilder();
        text.append("digraph tape {\n");
        text.append("  node [shape=box, fontname=\"sans-serif\"];\n");
        text.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (Node node : graph.nodes()) {
            text.append("  ")
                    .append(node.name())
                    .append(" [label=")
                    .append(quoted(String.join("\n", graph.lines(node))))
                    .append("];\n");
        }
        for (Edge edge : graph.edges()) {
            text.append("  ")
                    .append(edge.from().name())
                    .append(" -> ")
                    .append(edge.to().name())
                    .append(edge.hasDerivative() ? " [label=" + quoted(edge.label()) + "]" : "")
                    .append(edge.hasDerivative() && edge.taken() ? "" : " [style=dashed]")
                    .append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
