package org.lanegrad.eager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.DoubleStream;
import org.lanegrad.Input;
import org.lanegrad.TapeBuilder;

/** All that a value was computed from, written onto a tape, whose reverse sweep then gives the derivatives. */
final class Graph {
    private static final int NONE = -1;

    private final TapeBuilder tape = new TapeBuilder();
    private final IdentityHashMap<Variable, Integer> positions = new IdentityHashMap<>();
    /** The variables reached, in the order of the tape's inputs. */
    private final List<Variable> variables = new ArrayList<>();

    Graph(Variable result) {
        write(result);
        tape.output("z", position(result));
    }

    void backward(double seed) {
        double[] point = DoubleStream.concat(
                        variables.stream().mapToDouble(Variable::value), DoubleStream.of(seed))
                .toArray();
        double[] results = tape.build().vjp().evaluate(point);
        for (int k = 0; k < variables.size(); k++) {
            // Output 0 is the value
            variables.get(k).addToGrad(results[1 + k]);
        }
    }

    /** Writes operands before what was computed from them; not by recursion, since graphs may be deep. */
    private void write(Variable result) {
        Deque<Variable> stack = new ArrayDeque<>();
        stack.push(result);
        while (!stack.isEmpty()) {
            Variable next = stack.element();
            for (Variable operand : next.operands().reversed()) {
                if (position(operand) == NONE) {
                    stack.push(operand);
                }
            }
            if (stack.element() == next) {
                stack.pop();
                positions.computeIfAbsent(next, this::append);
            }
        }
    }

    private int append(Variable value) {
        return switch (value.operation()) {
            case INPUT -> {
                variables.add(value);
                yield tape.input(Input.of("x" + variables.size()));
            }
            case CONSTANT -> tape.constantPosition(value.value());
            default -> tape.append(value.operation(), operand(value, 0), operand(value, 1), operand(value, 2));
        };
    }

    private int operand(Variable value, int k) {
        return k < value.operands().size() ? position(value.operands().get(k)) : NONE;
    }

    private int position(Variable value) {
        return positions.getOrDefault(value, NONE);
    }
}
