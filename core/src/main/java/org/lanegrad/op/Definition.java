package org.lanegrad.op;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lanegrad.Real;
import org.lanegrad.Recording;
import org.lanegrad.Tape;
import org.lanegrad.pass.CommonSubexpressions;
import org.lanegrad.pass.DeadCode;

/** What {@link Operation} says of one operation, put together by the constants of that table. */
final class Definition {
    final String name;
    final Operation.Kind kind;
    final int arity;
    boolean commutative;
    /** Whether the result is a condition. */
    boolean condition;
    /** Bit k is set when operand k is a condition. */
    int conditionOperands;

    @Nullable Rule[] partials;
    @Nullable Program program;
    double ulps;
    String domain = "all numbers";
    String note = "";

    /** A function's definition: a straight-line program of primitives. */
    interface Program {
        Real on(Real a, Real b);
    }

    private Definition(String name, Operation.Kind kind, int arity) {
        this.name = name;
        this.kind = kind;
        this.arity = arity;
        this.partials = new Rule[arity];
    }

    static Definition leaf(String name) {
        return new Definition(name, Operation.Kind.LEAF, 0);
    }

    static Definition primitive(String name, int arity) {
        return new Definition(name, Operation.Kind.PRIMITIVE, arity);
    }

    static Definition comparison(String name) {
        Definition definition = primitive(name, 2);
        definition.condition = true;
        return definition;
    }

    static Definition logic(String name, int arity) {
        Definition definition = primitive(name, arity);
        definition.condition = true;
        definition.conditionOperands = (1 << arity) - 1;
        definition.domain = "conditions";
        return definition;
    }

    static Definition function(String name, double ulps, UnaryOperator<Real> program) {
        return function(name, 1, ulps, (a, _) -> program.apply(a));
    }

    static Definition function(String name, double ulps, BinaryOperator<Real> program) {
        return function(name, 2, ulps, program::apply);
    }

    private static Definition function(String name, int arity, double ulps, Program program) {
        Definition definition = new Definition(name, Operation.Kind.FUNCTION, arity);
        definition.program = program;
        definition.ulps = ulps;
        return definition;
    }

    Definition commutative() {
        commutative = true;
        return this;
    }

    Definition conditionOperands(int bits) {
        conditionOperands = bits;
        return this;
    }

    /** The derivative rule by each operand in turn; null where the operation is flat or the operand a condition. */
    Definition partials(@Nullable Rule... rules) {
        if (rules.length != arity) {
            throw new IllegalArgumentException(name + " has " + arity + " operands but " + rules.length + " rules.");
        }
        partials = rules;
        return this;
    }

    Definition domain(String text) {
        domain = text;
        return this;
    }

    Definition note(String text) {
        note = text;
        return this;
    }

    /** What the operation that this defines computes. */
    Meaning meaning(Operation operation) {
        Program known = program;
        return known == null ? Primitives.meaning(operation) : new FunctionMeaning(() -> record(known));
    }

    private Tape record(Program function) {
        Tape trace = Tape.trace((Recording r) -> {
            Real a = r.input("a");
            r.output("y", function.on(a, arity > 1 ? r.input("b") : a));
        });
        // So that definitions may share helpers that compute more than each of them needs
        return new DeadCode().apply(new CommonSubexpressions().apply(trace));
    }
}
