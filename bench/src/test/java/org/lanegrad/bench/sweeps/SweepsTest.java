package org.lanegrad.bench.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Tape;
import org.lanegrad.bench.formula.Formula;
import org.lanegrad.op.Operation;

/** The sweeps that are shown give what the library's give. */
class SweepsTest {
    private static final double[] POINT = {0.7, 1.9};
    private static final double[] DIRECTION = {-0.3, 1.1};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*y + sin(x)",
                "x/y - y^3*exp(-x) + x^y",
                "tanh(x*y)*lgamma(y) - hypot(x, y)/erf(x)",
                "max(x, y)*min(x*y, 2) + abs(x - y) + floor(y)*x",
                "select(x < y, log(y - x), sqrt(x - y)) * select(x > y, log(x - y), y)",
                "fma(x, y, -x)/sqrt(atan2(y, x))",
                "2*x - x - x + 0*y",
            })
    void adjointsAndTangents(String text) {
        Formula formula = Formula.parse(text);
        Tape trace = formula.trace();
        Sweeps sweeps = LocalDerivatives.of(trace).at(POINT);
        double[] gradient = formula.tape().gradient().evaluate(POINT);
        assertEquals(gradient[0], sweeps.output(), 1e-14);
        for (int i = 0; i < trace.size(); i++) {
            if (trace.operation(i) == Operation.INPUT) {
                assertEquals(gradient[1 + trace.a(i)], sweeps.adjoint(i), 1e-13, text);
            }
        }
        double[] jvp = formula.tape().jvp().evaluate(POINT[0], POINT[1], DIRECTION[0], DIRECTION[1]);
        int output = trace.outputs().getFirst().position();
        assertEquals(jvp[1], sweeps.tangents(DIRECTION)[output], 1e-13, text);
    }
}
