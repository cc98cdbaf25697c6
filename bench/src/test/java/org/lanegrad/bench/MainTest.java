package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest extends CommandTest {

    @Test
    void valueAndGradient() {
        assertEquals(0, run("gradient", "x*y + x", "--at", "x=2,y=3"));
        assertOutput("""
                z        8.0
                dz/dx    4.0
                dz/dy    2.0
                """);
    }

    @Test
    void functions() {
        assertEquals(0, run("gradient", "x*y + sin(x)", "--at", "x=2,y=3"));
        assertOutput("""
                z        6.909297426825682
                dz/dx    2.5838531634528574
                dz/dy    2.0
                """);
    }

    @Test
    void columnsAndSignsAreAligned() {
        assertEquals(0, run("gradient", "3*x - long_name/y", "--at=y=2,long_name=-1e9,x=inf"));
        assertOutput("""
                z                Infinity
                dz/dx            3.0
                dz/dlong_name   -0.5
                dz/dy           -2.5E8
                """);
    }

    @Test
    void aFormulaMayHaveNoVariables() {
        assertEquals(0, run("gradient", "2^10"));
        assertOutput("z    1024.0\n");
    }

    @Test
    void aFormulaMayBeginWithAMinusSign() {
        assertEquals(0, run("gradient", "-x^2", "--at", "x=3"));
        assertOutput("""
                z       -9.0
                dz/dx   -6.0
                """);
    }

    @Test
    void theExecutorMayBeNamed() {
        assertEquals(0, run("gradient", "x", "--at", "x=3", "--executor", "scalar"));
        assertOutput("""
                z        3.0
                dz/dx    1.0
                """);
    }

    @Test
    void wrongFormula() {
        assertEquals(2, run("gradient", "x*y + sine(x)", "--at", "x=2,y=3"));
        assertError("""
                error: there is no function 'sine'; did you mean 'sin'?
                  x*y + sine(x)
                        ^
                """);
    }

    @Test
    void wrongPoint() {
        assertEquals(2, run("gradient", "x*y", "--at", "x=2"));
        assertError("""
                error: --at: no value for y
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void noPoint() {
        assertEquals(2, run("gradient", "x*y"));
        assertError("""
                error: --at: no value for x, y
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void unknownExecutor() {
        assertEquals(2, run("gradient", "x", "--at", "x=2", "--executor", "abacus"));
        assertTrue(errors().startsWith("error: --executor: There is no executor named 'abacus'."), errors());
    }

    @Test
    void misspeltOption() {
        assertEquals(2, run("gradient", "x", "--exector", "scalar"));
        assertError("""
                error: Unknown options: '--exector', 'scalar'
                Possible solutions: --executor
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void misspeltOptionBeforeTheFormula() {
        assertEquals(2, run("gradient", "--exector=scalar", "x"));
        assertError("""
                error: Unknown option: '--exector=scalar'
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void noFormula() {
        assertEquals(2, run("gradient"));
        assertError("""
                error: Missing required parameter: 'FORMULA'
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void noCommand() {
        assertEquals(2, run());
        assertError("""
                error: Missing required subcommand
                See 'lanegrad --help'.
                """);
    }

    @Test
    void misspeltCommand() {
        assertEquals(2, run("gradent", "x"));
        assertError("""
                error: Unexpected arguments: 'gradent', 'x'
                Did you mean: lanegrad gradient or lanegrad bench or lanegrad devices?
                See 'lanegrad --help'.
                """);
    }

    @Test
    void oneWordTooMany() {
        assertEquals(2, run("gradient", "x", "y"));
        assertError("""
                error: Unexpected argument: 'y'
                See 'lanegrad gradient --help'.
                """);
    }

    @Test
    void failure() {
        assertEquals(1, fail(new IllegalStateException("no device")));
        assertError("error: no device\n");
    }

    @Test
    void aBugShowsItsStackTrace() {
        assertEquals(1, fail(new IndexOutOfBoundsException("3")));
        assertTrue(errors().startsWith("error: 3\njava.lang.IndexOutOfBoundsException: 3\n\tat "));
    }

    @Test
    void help() {
        assertEquals(0, run("--help"));
        assertTrue(output().startsWith("Usage: lanegrad "), output());
        assertTrue(output().contains("gradient"), output());
    }

    @Test
    void helpOfACommand() {
        assertEquals(0, run("gradient", "--help"));
        String help = output();
        assertTrue(help.startsWith("Usage: lanegrad gradient "), help);
        assertTrue(help.contains("Exit codes:") && help.contains("copySign"), help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gradient "})
    void version(String command) {
        assertEquals(0, run((command + "--version").split(" ", -1)));
        assertTrue(output().startsWith("lanegrad "), output());
    }

    private int fail(Exception exception) {
        CommandLine command = commandLine();
        return new ErrorReport().handleExecutionException(exception, command, command.parseArgs("gradient", "x"));
    }

    private void assertOutput(String expected) {
        assertEquals(expected, output());
        assertEquals("", errors());
    }

    private void assertError(String expected) {
        assertEquals("", output());
        assertEquals(expected, errors());
    }
}
