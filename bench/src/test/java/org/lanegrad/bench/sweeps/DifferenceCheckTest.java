package org.lanegrad.bench.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanegrad.Tape;
import org.lanegrad.bench.formula.Formula;
import org.lanegrad.bench.sweeps.DifferenceCheck.Verdict;

class DifferenceCheckTest {

    /** At nearly all points the right derivative agrees, and one that is off by a millionth differs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*y + sin(x)",
                "exp(x)/(y^2 + 1) + 1000",
                "sin(40*x)*cos(y)",
                "sin(16*pi*x) + y",
                "abs(x) + abs(y)*floor(x)",
                "select(x < y, x^3, y*x^2) + 1e-9*x + 3*y",
                "1/x + y",
                "tanh(20*x)*y + x",
            })
    void theTruthAndSmallLies(String text) {
        Formula formula = Formula.parse(text);
        Tape gradient = formula.tape().gradient();
        DifferenceCheck check = new DifferenceCheck(formula.trace());
        SplittableRandom random = new SplittableRandom(3);
        int decided = 0;
        int found = 0;
        for (int k = 0; k < 200; k++) {
            double[] point = {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            int input = k % 2;
            double derivative = gradient.evaluate(point)[1 + input];
            Verdict truth = check.compare(point, input, derivative).verdict();
            assertTrue(truth != Verdict.DIFFERS, () -> text + " at " + point[0] + ", " + point[1]);
            decided += truth == Verdict.AGREES ? 1 : 0;
            double lie = derivative + 1e-6 * (1 + Math.abs(derivative));
            found += check.compare(point, input, lie).verdict() == Verdict.DIFFERS ? 1 : 0;
        }
        assertTrue(decided > 190 && found > 180, text + ": " + decided + " decided, " + found + " lies found");
    }

    @ParameterizedTest
    @CsvSource({
        "sqrt(x), 0, Infinity, UNDECIDED",
        "log(x), -1, NaN, UNDECIDED",
        "(x + 1e16) - 1e16, 0.5, 1, UNDECIDED",
        "x^2, 3, NaN, DIFFERS",
        "x^2, 3, Infinity, DIFFERS",
        "x^2, 3, 6, AGREES",
        "abs(x), 0, 0, AGREES",
        "'max(x, 1)', 1, 0.5, AGREES",
        "'max(x, 1)', 1, 1, DIFFERS",
        "floor(x), 0.5, 0, AGREES",
        "x, 1e300, 1, AGREES",
    })
    void verdicts(String text, double x, double derivative, Verdict verdict) {
        DifferenceCheck check = new DifferenceCheck(Formula.parse(text).trace());
        assertEquals(verdict, check.compare(new double[] {x}, 0, derivative).verdict());
    }
}
