package org.lanegrad.bench.sweeps;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.bench.sweeps.Graph.Edge;
import org.lanegrad.bench.sweeps.Graph.Node;

/** The sweeps as text: the evaluation trace with its local derivatives, then each further sweep step by step. */
final class SweepTable {
    private final Graph graph;

    SweepTable(Graph graph) {
        this.graph = graph;
    }

    @Override
    public String toString() {
        String z = graph.name();
        return "forward sweep: values, from the inputs to " + z + "\n" + forward()
                + (graph.hasTangents()
                        ? "\ntangent sweep: how the values change along the direction, from the inputs to " + z + "\n"
                                + tangents()
                        : "")
                + "\nreverse sweep: how " + z + " changes with each value, from " + z + " back to the inputs\n"
                + adjoints() + "\n" + results();
    }

    private Columns forward() {
        Columns columns = new Columns();
        columns.add(row("operation", "value", "tangent", "adjoint", Stream.of("local derivatives")));
        for (Node node : graph.nodes()) {
            columns.add(row(
                    node.title(),
                    node.valueText(),
                    node.condition() ? "" : Names.number(node.tangent()),
                    node.condition() ? "" : Names.number(node.adjoint()),
                    graph.into(node).map(edge -> edge.name() + " = " + edge.definition())));
        }
        columns.add(List.of(graph.name() + " = " + graph.result()));
        return columns;
    }

    /** There is a column of tangents only where there is a sweep of them. */
    private List<String> row(String operation, String value, String tangent, String adjoint, Stream<String> more) {
        Stream<String> numbers = graph.hasTangents() ? Stream.of(value, tangent, adjoint) : Stream.of(value, adjoint);
        return Stream.of(Stream.of(operation), numbers, more)
                .flatMap(Function.identity())
                .toList();
    }

    private Columns tangents() {
        Columns columns = new Columns();
        for (Node node : graph.nodes()) {
            if (!node.condition()) {
                boolean seed = graph.nodes().indexOf(node) < graph.inputs().size();
                columns.add(sum(
                        "tan(" + node.name() + ")",
                        node.tangent(),
                        seed,
                        graph.into(node).filter(Edge::taken).toList(),
                        edge -> "tan(" + edge.from().name() + ")",
                        edge -> edge.from().tangent()));
            }
        }
        return columns;
    }

    private Columns adjoints() {
        Columns columns = new Columns();
        for (Node node : graph.nodes().reversed()) {
            if (!node.condition()) {
                columns.add(sum(
                        "adj(" + node.name() + ")",
                        node.adjoint(),
                        node.equals(graph.output()),
                        graph.outOf(node).toList(),
                        edge -> "adj(" + edge.to().name() + ")",
                        edge -> edge.to().adjoint()));
            }
        }
        return columns;
    }

    private Columns results() {
        Columns columns = new Columns();
        Node output = graph.output();
        if (graph.hasTangents()) {
            columns.add(result("tangent " + graph.name(), "tan", output, output == null ? 0 : output.tangent()));
        }
        for (int k = 0; k < graph.inputs().size(); k++) {
            Node input = graph.nodes().get(k);
            columns.add(result("d" + graph.name() + "/d" + graph.inputs().get(k), "adj", input, input.adjoint()));
        }
        return columns;
    }

    private static List<String> result(String name, String kind, @Nullable Node node, double value) {
        return List.of(name, node == null ? "" : "= " + kind + "(" + node.name() + ")", "= " + Names.number(value));
    }

    /** A tangent or adjoint as a sum over the paths on which it comes: in names, in numbers, and the result. */
    private static List<String> sum(
            String name,
            double result,
            boolean seed,
            List<Edge> paths,
            Function<Edge, String> factorName,
            Function<Edge, Double> factor) {
        if (paths.isEmpty()) {
            return List.of(name, "", "= " + Names.number(result), seed ? "the seed" : "nothing leads here");
        }
        String terms = paths.stream()
                .map(edge -> factorName.apply(edge) + " * " + edge.name())
                .collect(Collectors.joining(" + "));
        String numbers = paths.stream()
                .map(edge -> Names.factor(factor.apply(edge)) + " * " + Names.factor(edge.derivative()))
                .collect(Collectors.joining(" + "));
        return List.of(
                name + " = " + terms,
                "= " + numbers,
                "= " + Names.number(result),
                paths.size() > 1 ? "added up over " + paths.size() + " paths" : "");
    }
}
