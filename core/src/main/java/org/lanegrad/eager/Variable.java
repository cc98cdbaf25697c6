package org.lanegrad.eager;

import java.util.List;
import java.util.OptionalDouble;
import org.lanegrad.Arithmetic;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;
import org.lanegrad.op.Operation;

/**
 * A number that remembers how it was computed. Arithmetic and the functions of {@link RealMath} compute at once;
 * {@link #backward()} then adds the derivatives to the variables that the result was computed from:
 *
 * {@snippet file="org/lanegrad/eager/VariableTest.java" region="example"}
 *
 * <p>This is for single points and for learning. To evaluate a function at many points, or for second derivatives,
 * record a {@link Tape}.
 *
 * <p><b>Branches and loops are plain Java</b>, steered by {@link #value()}, as in {@code if (x.value() < 0)}: the
 * derivative is that of the operations that were computed.
 *
 * <p><b>Only variables made by {@link #of} have a gradient</b>, as the leaves of PyTorch do; passive values and results
 * never have one. It is absent until a {@code backward()} reaches the variable, and adds up over further ones until
 * {@link #clearGrad()}. A variable that the result was computed from by flat operations alone, such as
 * {@link RealMath#floor}, is reached with the derivative 0.
 *
 * <p>Values and the way that they were computed never change, so {@code backward()} may be called repeatedly, and on
 * several results that have variables in common. Gradients do change, without synchronisation: a variable and all that
 * is computed from it are for one thread.
 */
public final class Variable implements Arithmetic<Variable> {
    /** {@link Operation#INPUT} for a variable, {@link Operation#CONSTANT} for a passive value. */
    private final Operation operation;

    private final List<Variable> operands;
    private final double value;
    private OptionalDouble grad = OptionalDouble.empty();

    private Variable(Operation operation, List<Variable> operands, double value) {
        this.operation = operation;
        this.operands = operands;
        this.value = value;
    }

    /**
     * A variable: results computed from it are differentiated by it.
     *
     * @param value its value
     * @return the variable
     */
    public static Variable of(double value) {
        return new Variable(Operation.INPUT, List.of(), value);
    }

    /**
     * A passive value: nothing is differentiated by it.
     *
     * @param value its value
     * @return the passive value
     */
    public static Variable passive(double value) {
        return new Variable(Operation.CONSTANT, List.of(), value);
    }

    /**
     * The value.
     *
     * @return the number
     */
    public double value() {
        return value;
    }

    /**
     * The derivative by this variable, added up over all calls of {@link #backward()} that reached it.
     *
     * @return the derivative; absent if none reached it since it was made or cleared, and always for a passive value or
     *     a result
     */
    public OptionalDouble grad() {
        return grad;
    }

    /** Forgets the gradient: it is absent again. */
    public void clearGrad() {
        grad = OptionalDouble.empty();
    }

    /**
     * Adds the derivatives of this value to the gradients of all variables that it was computed from.
     *
     * @throws IllegalStateException if it was computed from passive values alone
     */
    public void backward() {
        backward(1);
    }

    /**
     * Adds the derivatives of this value, times a seed, to the gradients of all variables that it was computed from. As
     * the seed take the derivative of what is wanted by this value.
     *
     * @param seed the adjoint of this value
     * @throws IllegalStateException if it was computed from passive values alone
     */
    public void backward(double seed) {
        if (isPassive()) {
            throw new IllegalStateException("There is nothing to differentiate by: the value " + value + " does not"
                    + " depend on any variable. Make the numbers to differentiate by with Variable.of(value).");
        }
        new Graph(this).backward(seed);
    }

    @Override
    public Variable apply(Operation operation) {
        return compute(operation, List.of(this));
    }

    @Override
    public Variable apply(Operation operation, Variable b) {
        return compute(operation, List.of(this, b));
    }

    @Override
    public Variable apply(Operation operation, Variable b, Variable c) {
        return compute(operation, List.of(this, b, c));
    }

    /** A passive value. */
    @Override
    public Variable constant(double value) {
        return passive(value);
    }

    @Override
    public Variable self() {
        return this;
    }

    /** The value as text. */
    @Override
    public String toString() {
        return Double.toString(value);
    }

    Operation operation() {
        return operation;
    }

    List<Variable> operands() {
        return operands;
    }

    boolean isPassive() {
        return operation == Operation.CONSTANT;
    }

    void addToGrad(double derivative) {
        grad = OptionalDouble.of(grad.isPresent() ? grad.getAsDouble() + derivative : derivative);
    }

    private static Variable compute(Operation operation, List<Variable> operands) {
        operation.requireArity(operands.size());
        if (operation.isCondition() || operation.takesCondition(0) || operation == Operation.LOOKUP) {
            throw new IllegalArgumentException("The operation " + operation.symbol() + " is for tapes. The values of"
                    + " eager variables are known: use plain Java on value(), such as if (x.value() < y.value()).");
        }
        double value = operation.meaning().of(at(operands, 0), at(operands, 1), at(operands, 2));
        return operands.stream().allMatch(Variable::isPassive)
                ? passive(value)
                : new Variable(operation, operands, value);
    }

    private static double at(List<Variable> operands, int k) {
        return k < operands.size() ? operands.get(k).value : 0;
    }
}
