package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest extends CommandTest {
    private static final String FORMULA = "x*y + sin(x)";

    /** Of simd the compiled kernels run at last. */
    @ParameterizedTest
    @CsvSource({"scalar, one point at a time", "compiled, bytecode made of the tape", "simd, kernels compiled in"})
    void anExecutorComputesTheSameBits(String executor, String described) {
        assertEquals(0, run("check", FORMULA, "--executor", executor, "--points", "101"));
        String[] lines = output().split("\n", -1);
        assertEquals("value and gradient, 303 numbers at 101 points", lines[0]);
        assertEquals(executor + ": the same bits", lines[1]);
        assertTrue(lines[2].startsWith("  " + executor + " executor, "), lines[2]);
        assertTrue(lines[2].contains(described), lines[2]);
        assertEquals("differences: 202 derivatives agree, 0 differ, 0 cannot be told", lines[3]);
    }

    /** One of the executors of these tests gives a wrong last result. */
    @Test
    void allExecutorsAreTriedAndTheWrongOneIsFound() {
        assertEquals(1, run("check", FORMULA, "--at", "x=2,y=3"));
        String report = output();
        assertTrue(report.contains("\nscalar: the same bits\n"), report);
        assertTrue(report.contains("\nsimd: the same bits\n"), report);
        assertTrue(report.contains("""

                careless: OTHER BITS
                  1 number differs
                  dz/dy is 0.0 and not 2.0 at x=2.0,y=3.0
                """), report);
        assertTrue(report.matches("(?s).*\nopencl: (the same bits|cannot run here)\n.*"), report);
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        String[] command = {"check", "1/x", "--executor", "careless", "--points", "5", "--range", "1,9", "--seed", "7"};
        assertEquals(1, run(command));
        String first = output();
        assertEquals(1, run(command));
        assertEquals(first, output());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--points 0 | --points: at least 1, not 0.",
                "--range 2,1 | --range: a lower and a higher number, such as 0,10.",
                "--range 1 | --range: a lower and a higher number, such as 0,10.",
                "--executor abacus | --executor: none is named 'abacus'; 'lanegrad devices' lists them.",
                "--at x=1 | --at: no value for y",
            })
    void wrongOptions(String options, String message) {
        String[] words = options.split(" ", -1);
        assertEquals(2, run("check", FORMULA, words[0], words[1]));
        assertTrue(errors().startsWith("error: " + message), errors());
    }

    @Test
    void devicesListsEveryExecutor() {
        assertEquals(0, run("devices"));
        String report = output();
        assertTrue(report.contains("\nsimd: can run here\n  fused multiply-add: by the CPU\n  vectors of "), report);
        assertTrue(report.contains("\nscalar: can run here\n  float64 in plain Java"), report);
        assertTrue(report.contains("\ncompiled: can run here\n  float64 in bytecode"), report);
        assertTrue(report.contains("\nopencl: can"), report);
        assertTrue(report.indexOf("\nsimd") < report.indexOf("\nscalar"), report);
    }
}
