package org.lanegrad.bench.sweeps;

import org.jspecify.annotations.Nullable;
import org.lanegrad.Tape;

/** A trace with its sweeps at a point, to look at. */
public final class TapeView {
    private final Graph graph;

    /**
     * Sweeps over a trace.
     *
     * @param trace a tape with one output
     * @param point a value for each input
     * @param direction a tangent for each input, or null for no tangent sweep
     */
    public TapeView(Tape trace, double[] point, double @Nullable [] direction) {
        this.graph = Graph.of(trace, point, direction);
    }

    /**
     * The sweeps step by step.
     *
     * @return lines of text
     */
    public String text() {
        return new SweepTable(graph).toString();
    }

    /**
     * The graph of the trace in the language of Graphviz.
     *
     * @return a graph for {@code dot}
     */
    public String dot() {
        return DotGraph.of(graph);
    }

    /**
     * The graph of the trace as a picture.
     *
     * @return an SVG document
     */
    public String svg() {
        return new SvgGraph(graph).draw();
    }
}
