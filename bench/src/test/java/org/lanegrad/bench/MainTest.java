package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
        assertTrue(
                err.toString().startsWith("error: --executor: There is no executor named 'abacus'."), err.toString());
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
    void failure() {
        assertEquals(1, fail(new IllegalStateException("no device")));
        assertError("error: no device\n");
    }

    @Test
    void aBugShowsItsStackTrace() {
        assertEquals(1, fail(new IndexOutOfBoundsException("3")));
        assertTrue(normalized(err).startsWith("error: 3\njava.lang.IndexOutOfBoundsException: 3\n\tat "));
    }

    @Test
    void help() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().startsWith("Usage: lanegrad "), out.toString());
        assertTrue(out.toString().contains("gradient"), out.toString());
    }

    @Test
    void helpOfACommand() {
        assertEquals(0, run("gradient", "--help"));
        String help = out.toString();
        assertTrue(help.startsWith("Usage: lanegrad gradient "), help);
        assertTrue(help.contains("Exit codes:") && help.contains("copySign"), help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gradient "})
    void version(String command) {
        assertEquals(0, run((command + "--version").split(" ", -1)));
        assertTrue(out.toString().startsWith("lanegrad "), out.toString());
    }

    private int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private int fail(Exception exception) {
        CommandLine command = commandLine();
        return new ErrorReport().handleExecutionException(exception, command, command.parseArgs("gradient", "x"));
    }

    private CommandLine commandLine() {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private void assertOutput(String expected) {
        assertEquals(expected, normalized(out));
        assertEquals("", normalized(err));
    }

    private void assertError(String expected) {
        assertEquals("", normalized(out));
        assertEquals(expected, normalized(err));
    }

    private static String normalized(StringWriter written) {
        return written.toString().replace(System.lineSeparator(), "\n");
    }
}
