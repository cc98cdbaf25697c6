package org.lanegrad.bench.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Input;
import org.lanegrad.Output;
import org.lanegrad.Tape;

/**
 * A trace with its sweeps at a point, as a graph: a node for each input and operation, and an edge to it from each
 * operand. Constants are part of the formulas.
 *
 * @param nodes each after those that lead to it, the inputs first
 * @param edges in the order of the nodes that they lead to
 * @param inputs the names of the inputs, which are the first nodes
 * @param name the name of the output
 * @param result what the output is, such as {@code w5}
 * @param output the node of the output; null for a constant
 * @param hasTangents whether there is a tangent sweep
 */
record Graph(
        List<Node> nodes,
        List<Edge> edges,
        List<String> inputs,
        String name,
        String result,
        @Nullable Node output,
        boolean hasTangents) {

    private static final int LONGEST = 40;

    /**
     * An input or operation.
     *
     * @param name such as {@code w3}
     * @param formula such as {@code w1 * w2}
     * @param condition whether it is true or false, as 1 or 0, and so has no derivative
     * @param value its value
     * @param tangent how it changes along the direction
     * @param adjoint how the output changes with it
     * @param reached whether the output depends on it, at this point
     */
    record Node(
            String name,
            String formula,
            boolean condition,
            double value,
            double tangent,
            double adjoint,
            boolean reached) {

        String title() {
            return name + " = " + formula;
        }

        String valueText() {
            return condition ? String.valueOf(value == 1) : Names.number(value);
        }
    }

    /**
     * An operand's way into an operation.
     *
     * @param from the operand
     * @param to the operation
     * @param number which operand of it: 0, 1 or 2
     * @param formula the local derivative; empty where there is none, as of conditions
     * @param derivative its value
     * @param taken false on the side of a branch that is not taken
     */
    record Edge(Node from, Node to, int number, String formula, double derivative, boolean taken) {

        boolean hasDerivative() {
            return !formula.isEmpty();
        }

        String name() {
            return "d" + to.name + "/d" + from.name;
        }

        /** The derivative in names and numbers; some rules are too long to be read. */
        String definition() {
            String value = valueText();
            boolean shown = !formula.equals(value) && formula.length() <= LONGEST;
            return shown ? formula + (taken ? " = " : ", ") + value : value;
        }

        String label() {
            return name() + " = " + valueText();
        }

        private String valueText() {
            return taken ? Names.number(derivative) : "not taken";
        }
    }

    static Graph of(Tape trace, double[] point, double @Nullable [] direction) {
        LocalDerivatives locals = LocalDerivatives.of(trace);
        Sweeps sweeps = locals.at(point);
        Names names = new Names(locals);
        double[] tangents = sweeps.tangents(direction == null ? new double[point.length] : direction);
        @Nullable Node[] byPosition = new Node[trace.size()];
        List<Node> nodes = new ArrayList<>();
        for (int i : names.order()) {
            byPosition[i] = new Node(
                    names.of(i),
                    names.formula(i),
                    trace.operation(i).isCondition(),
                    sweeps.value(i),
                    tangents[i],
                    sweeps.adjoint(i),
                    sweeps.reached(i));
            nodes.add(byPosition[i]);
        }
        List<Edge> edges = new ArrayList<>();
        for (int i : names.order()) {
            for (int operand = 0; operand < trace.operation(i).arity(); operand++) {
                Node from = byPosition[trace.operand(i, operand)];
                if (from != null) {
                    int k = locals.place(i, operand);
                    edges.add(
                            k < 0
                                    ? new Edge(from, byPosition[i], operand, "", 0, true)
                                    : new Edge(
                                            from,
                                            byPosition[i],
                                            operand,
                                            names.derivative(k),
                                            sweeps.derivative(k),
                                            sweeps.counts(k)));
                }
            }
        }
        Output output = trace.outputs().getFirst();
        List<String> inputs = trace.inputs().stream().map(Input::name).toList();
        return new Graph(
                nodes,
                edges,
                inputs,
                output.name(),
                names.of(output.position()),
                byPosition[output.position()],
                direction != null);
    }

    /** The edges over which tangents reach a node. */
    Stream<Edge> into(Node node) {
        return edges.stream().filter(edge -> edge.to.equals(node) && edge.hasDerivative());
    }

    /** The edges over which adjoints reach a node. */
    Stream<Edge> outOf(Node node) {
        return edges.stream()
                .filter(edge -> edge.from.equals(node) && edge.hasDerivative() && edge.taken && edge.to.reached);
    }

    /** What there is to say about a node. */
    List<String> lines(Node node) {
        List<String> lines = new ArrayList<>();
        lines.add((node.equals(output) ? name + " = " : "") + node.title());
        lines.add("value " + node.valueText());
        if (!node.condition) {
            if (hasTangents) {
                lines.add("tangent " + Names.number(node.tangent));
            }
            lines.add("adjoint " + Names.number(node.adjoint));
        }
        return lines;
    }
}
