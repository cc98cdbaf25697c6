package org.lanegrad.bench.sweeps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lanegrad.bench.sweeps.Graph.Edge;
import org.lanegrad.bench.sweeps.Graph.Node;

/**
 * Where the nodes of a graph stand: in layers from left to right, each node right of its operands, and in its layer so
 * that few edges cross (K. Sugiyama, S. Tagawa and M. Toda, IEEE Transactions on Systems, Man, and Cybernetics 11,
 * 1981). An edge over several layers has a place of its own in each between.
 */
final class Layers {
    private static final int ROUNDS = 8;

    /** A place in a layer, for a node or for an edge to pass through. */
    static final class Place {
        private final int layer;
        private final List<Place> left = new ArrayList<>();
        private final List<Place> right = new ArrayList<>();
        private double row;

        Place(int layer) {
            this.layer = layer;
        }

        /** The layer, from 0. */
        int layer() {
            return layer;
        }

        /** How far below the middle line, in rows. */
        double row() {
            return row;
        }
    }

    private final List<List<Place>> layers = new ArrayList<>();
    private final Map<Node, Place> places = new HashMap<>();
    private final Map<Edge, List<Place>> ways = new HashMap<>();

    Layers(Graph graph) {
        for (Node node : graph.nodes()) {
            int layer = graph.edges().stream()
                    .filter(edge -> edge.to().equals(node))
                    .mapToInt(edge -> place(edge.from()).layer + 1)
                    .max()
                    .orElse(0);
            places.put(node, add(layer));
        }
        for (Edge edge : graph.edges()) {
            List<Place> way = new ArrayList<>(List.of(place(edge.from())));
            for (int layer = way.getFirst().layer + 1; layer < place(edge.to()).layer; layer++) {
                way.add(add(layer));
            }
            way.add(place(edge.to()));
            for (int k = 1; k < way.size(); k++) {
                way.get(k - 1).right.add(way.get(k));
                way.get(k).left.add(way.get(k - 1));
            }
            ways.put(edge, way);
        }
        for (List<Place> layer : layers) {
            number(layer);
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean forward = round % 2 == 0;
            for (List<Place> layer : forward ? layers : layers.reversed()) {
                layer.sort(Comparator.comparingDouble(place -> middle(place, forward ? place.left : place.right)));
                number(layer);
            }
        }
    }

    private Place add(int layer) {
        if (layer == layers.size()) {
            layers.add(new ArrayList<>());
        }
        Place place = new Place(layer);
        layers.get(layer).add(place);
        return place;
    }

    private static void number(List<Place> layer) {
        for (int k = 0; k < layer.size(); k++) {
            layer.get(k).row = k - (layer.size() - 1) / 2.0;
        }
    }

    private static double middle(Place place, List<Place> neighbours) {
        return neighbours.stream().mapToDouble(Place::row).average().orElse(place.row);
    }

    /** Where a node stands. */
    @SuppressWarnings("NullAway") // every node has a place
    Place place(Node node) {
        return places.get(node);
    }

    /** Where an edge passes, from its operand to its operation. */
    @SuppressWarnings("NullAway") // every edge has a way
    List<Place> way(Edge edge) {
        return ways.get(edge);
    }

    /** How many layers there are. */
    int count() {
        return layers.size();
    }

    /** How many places the fullest layer has. */
    int rows() {
        return layers.stream().mapToInt(List::size).max().orElse(0);
    }
}
