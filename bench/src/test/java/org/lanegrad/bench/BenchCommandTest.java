package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanegrad.Layout;
import picocli.CommandLine.TypeConversionException;

class BenchCommandTest extends CommandTest {

    @ParameterizedTest
    @CsvSource({
        "lane, [block][input][lane] with 8 lanes",
        "ip,   [input][point]",
        "pi,   [point][input]",
    })
    void whatRanThenTheFigureLast(String layout, String described) {
        String[] arguments = {"bench", "3", "--executor=scalar", "--layout", layout, "--points=33", "--seconds=0.01"};
        assertEquals(0, run(arguments));
        String[] lines = output().split("\n", -1);
        assertEquals("W3 logmix, value and gradient, 33 points, " + described, lines[0]);
        assertTrue(lines[1].startsWith("scalar executor, "), lines[1]);
        assertEquals("sums over 50000 points are right", lines[2]);
        assertTrue(
                lines[3].matches("7 repeats: median [0-9.e-]+ s, from [0-9.e-]+ to [0-9.e-]+ s for a batch"), lines[3]);
        assertTrue(lines[4].matches("[0-9]+[.][0-9] gradients/s"), lines[4]);
        assertEquals(6, lines.length);
        assertEquals("", errors());
    }

    @Test
    void theFigureIsPointsOverTime() {
        assertEquals(0, run("bench", "5", "--seconds", "0.01"));
        String[] lines = output().split("\n", -1);
        assertTrue(lines[0].endsWith(", 10000 points, [input][point]"), lines[0]);
        double median = Double.parseDouble(lines[3].split(" ", -1)[3]);
        double figure = Double.parseDouble(lines[4].split(" ", -1)[0]);
        assertEquals(10_000, figure * median, 10);
    }

    @Test
    void wrongResultsAreNotMeasured() {
        assertEquals(1, run("bench", "2", "--executor", "careless", "--seconds", "0.01"));
        assertTrue(
                errors().matches("error: The sum of the gradients of W2 rosenbrock is .*, not -.*[.]\n"), errors());
        assertTrue(!output().contains("gradients/s"), output());
    }

    @ParameterizedTest
    @CsvSource({
        "bench,                        Missing required parameter: 'N'",
        "bench 0,                      There is no workload 0.",
        "bench 7,                      There is no workload 7.",
        "bench two,                    Invalid value for positional parameter at index 0 (N): 'two' is not an int",
        "bench 1 --points 0,           '--points: at least 1, not 0.'",
        "bench 1 --seconds 0,          '--seconds: more than 0, not 0.0.'",
        "bench 1 --seconds NaN,        '--seconds: more than 0, not NaN.'",
        "bench 1 --layout ni,          'Invalid value for option ''--layout'': ''ni'' is none of lane, ip and pi'",
    })
    void wrongArguments(String command, String message) {
        assertEquals(2, run(command.split(" ", -1)));
        assertEquals("error: " + message + "\nSee 'lanegrad bench --help'.\n", errors());
        assertEquals("", output());
    }

    @Test
    void tooManyPoints() {
        assertEquals(2, run("bench", "2", "--points", "1000000000", "--seconds", "0.01"));
        assertTrue(
                errors().startsWith("error: --points: A batch of 100 columns and 1000000000 points takes "), errors());
    }

    @Test
    void unknownExecutor() {
        assertEquals(2, run("bench", "1", "--executor", "abacus"));
        assertTrue(errors().startsWith("error: --executor: There is no executor named 'abacus'."), errors());
    }

    @Test
    void help() {
        assertEquals(0, run("bench", "--help"));
        String help = output();
        assertTrue(help.startsWith("Usage: lanegrad bench "), help);
        assertTrue(help.contains("--executor=NAME") && help.contains("Default: ip.") && help.contains("  6  "), help);
    }

    @Test
    void layoutsByName() {
        BenchCommand.LayoutConverter converter = new BenchCommand.LayoutConverter();
        assertEquals(Layout.LANE_BLOCKED, converter.convert("lane"));
        assertEquals(Layout.BY_COLUMN, converter.convert("ip"));
        assertEquals(Layout.BY_POINT, converter.convert("pi"));
        assertThrows(TypeConversionException.class, () -> converter.convert("LANE"));
    }
}
